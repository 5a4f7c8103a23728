"""What a letter asks for and what comes next: continued-focus points, each ask apart, and dated steps.

One bullet may hold several asks; every ask is noted by itself, in the words it has there.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from tests.evaluation.invented.letter_facts import Ask, Saying, Step
from tests.evaluation.invented.letter_page import Letter
from tests.evaluation.invented.letter_people import put_contacts
from tests.evaluation.invented.load import read_table
from tests.evaluation.invented.when import words

_JOINS = ("sentence", "sentence", "semicolon", "and")
_Said = tuple[Ask, Saying]


def put_focus(letter: Letter) -> None:
    """Put down the round's asks in the style's form."""
    said = [(ask, saying) for ask in letter.area.asks for saying in ask.says if saying.round == letter.round.number]
    if not said:
        return
    letter.heading(letter.style.focus)
    topics = [(topic, list(points)) for topic, points in groupby(said, key=lambda each: each[0].topic)]
    form = letter.style.focus_form
    if form == "prose":
        _put_prose(letter, topics)
        return
    letter.paragraph(letter.sheet.words(letter.fill(letter.phrase("focus_intros"))))
    if form == "sentences":
        letter.bullets([_point(letter, None, [each]) for each in said])
        return
    points = [_point(letter, topic, group) for topic, group in topics]
    if form == "bullets":
        letter.bullets(points)
    elif form == "paragraphs":
        for point in points:
            letter.paragraph(point)
    else:
        marks = [f"{number}." if form == "numbered" else f"({'abcdefghijkl'[number - 1]})" for number in range(1, 13)]
        letter.bullets([f"{mark} {point}" for mark, point in zip(marks, points, strict=False)], "numbered")


def _put_prose(letter: Letter, topics: Sequence[tuple[str, list[_Said]]]) -> None:
    for _, group in topics:
        sentences = []
        for ask, saying in group:
            form = letter.phrase("asks_in_prose").format(I="I", i="I", ask="{ask}")
            text = _ask_words(letter, ask, saying, lower=True)
            _note(letter, ask, saying, text, None)
            sentences.append(form.format(ask=text))
        letter.paragraph(" ".join(sentences))


def _point(letter: Letter, topic: str | None, group: Sequence[_Said]) -> str:
    """Note the asks of one point and return the point as printed."""
    topic = letter.sheet.words(topic) if topic else None
    parts: list[str] = []
    join = letter.sheet.pick.one(_JOINS)
    for place, (ask, saying) in enumerate(group):
        goes_on = place > 0 and join != "sentence"
        text = _ask_words(letter, ask, saying, lower=goes_on)
        _note(letter, ask, saying, text, topic)
        is_last = place == len(group) - 1
        before = "" if not place else ". " if not goes_on else "; " if join == "semicolon" else ", "
        parts.append(before + ("and " if goes_on and is_last else "") + text)
    lead = f"{topic}{letter.style.topic_ends} " if topic else ""
    return lead + "".join(parts) + "."


def _ask_words(letter: Letter, ask: Ask, saying: Saying, *, lower: bool) -> str:
    due = letter.sheet.by(saying.due) if saying.due else ""
    text = letter.fill(saying.text, due=due).rstrip(".")
    if ask.owner:
        return letter.sheet.words(f"{_owner(letter, ask)} should {_lower(text)}")
    return letter.sheet.words(_lower(text) if lower else text)


def _lower(text: str) -> str:
    return text if text[1:2].isupper() else text[0].lower() + text[1:]


def _owner(letter: Letter, ask: Ask) -> str:
    body, post = letter.area.body(ask.owner), letter.area.post(ask.owner)
    return body.name if body else letter.holder(post) or f"the {post.role}"


def _note(letter: Letter, ask: Ask, saying: Saying, text: str, topic: str | None) -> None:
    missing = [] if ask.owner else ["owner"]
    missing += [] if saying.due else ["date"]
    letter.sheet.mention(
        ask.same_as or ask.key,
        "continued_focus",
        ref=None,
        text=text,
        place=text,
        head=ask.head,
        topic=topic,
        owner=_owner(letter, ask) if ask.owner else None,
        due=letter.sheet.due(saying.due) if saying.due else None,
        missing=tuple(missing),
    )


def put_next(letter: Letter) -> None:
    """Put down what comes next, as sentences or as bullets."""
    steps = [step for step in letter.area.steps if step.round == letter.round.number]
    if not steps:
        return
    letter.heading(letter.style.next)
    sentences = [_step(letter, step) for step in steps]
    if letter.style.next_form == "bullets":
        letter.bullets(sentences)
    else:
        letter.paragraph(" ".join(sentences))
    if letter.style.contacts_in_next:
        put_contacts(letter)


def _step(letter: Letter, step: Step) -> str:
    kind = read_table("wording/steps.toml")[step.kind]
    sheet = letter.sheet
    template = sheet.pick.one(kind["says"])
    when = sheet.on(step.when)
    times = {"when": when, "When": when[0].upper() + when[1:], "by": sheet.by(step.when)}
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
