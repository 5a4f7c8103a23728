"""What a letter says comes next: dated steps as sentences, bullets or lines with a label."""

from __future__ import annotations

from tests.evaluation.invented.letter_facts import Step
from tests.evaluation.invented.letter_page import Letter
from tests.evaluation.invented.letter_people import put_contacts
from tests.evaluation.invented.load import read_table
from tests.evaluation.invented.when import words


def put_next(letter: Letter) -> None:
    """Put down what comes next, as sentences or as bullets."""
    steps = [step for step in letter.area.steps if step.round == letter.round.number]
    if not steps:
        return
    letter.heading(letter.style.next)
    sentences = [_step(letter, step) for step in steps]
    if letter.style.next_form == "lines":
        letter.sheet.add("lines", *sentences)
    elif letter.style.next_form == "bullets":
        letter.bullets(sentences)
    else:
        letter.paragraph(" ".join(sentences))
    if letter.style.contacts_in_next:
        put_contacts(letter)


def _step(letter: Letter, step: Step) -> str:
    kind = read_table("wording/steps.toml")[step.kind]
    sheet = letter.sheet
    template = sheet.pick.one(kind["lines" if letter.style.next_form == "lines" else "says"])
    when = sheet.on(step.when)
    times = {"when": when, "When": when[0].upper() + when[1:], "by": sheet.by(step.when)}
    times["time"] = sheet.due(step.when).words
    sentence = sheet.words(letter.fill(template, about=letter.fill(step.about), **times))
    sheet.mention(
        step.key,
        "next_step",
        ref=None,
        text=sentence.removesuffix("."),
        place=sentence,
        due=sheet.due(step.when),
        missing=("owner",),
    )
    printed = words(step.when, letter.style.dates)
    sheet.tell(step.key, "step", sentence, kind["topic"], value=letter.fill(step.about), when=printed)
    return sentence
