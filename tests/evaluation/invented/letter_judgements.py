"""What a letter says of how far things are: sentences, lines with a label, a table, and the overall judgement.

Who judges is part of each: Department and NHS England together, the area itself, or inspectors.
"""

from __future__ import annotations

from tests.evaluation.invented.facts import Head
from tests.evaluation.invented.letter_facts import Judgement
from tests.evaluation.invented.letter_page import Letter
from tests.evaluation.invented.load import read_table


def _judgements(letter: Letter, about: str) -> list[Judgement]:
    return [each for each in letter.area.judgements if each.about == about and each.round == letter.round.number]


def judged(letter: Letter, head: Head) -> list[str]:
    """Return the sentences that judge a head, noting each."""
    return [_judgement(letter, head.key, letter.call(head), each) for each in _judgements(letter, head.key)]


def _judgement(letter: Letter, about: str, called: str, judgement: Judgement) -> str:
    table = read_table("wording/judgements.toml")
    group = "overall" if about == "plan" and judgement.by == "dfe_nhse" else judgement.by
    marked = judgement.text or letter.sheet.pick.one(table[group][judgement.scale])
    marked = letter.fill(marked, it=called)
    sentence = letter.sheet.update(about, marked[0].upper() + marked[1:], judgement.by, judgement.scale)
    topic = letter.area.plan_name if about == "plan" else letter.area.head(about).title
    said = letter.sheet.updates[-1].words
    letter.sheet.tell(f"judgement-{about}", "judgement", sentence, topic, head=about, value=said, who=judgement.by)
    return sentence


def put_conclusion(letter: Letter) -> None:
    """Put down the overall judgement and, where the style has one, the table of all judgements."""
    letter.heading(letter.style.conclusion)
    overall = [_judgement(letter, "plan", "the plan", each) for each in _judgements(letter, "plan")]
    if overall:
        letter.paragraph(" ".join([*overall, letter.sheet.words(letter.fill(letter.phrase("closings")))]))
    if letter.style.judgements_in_table:
        _put_table(letter)


def put_judgement_lines(letter: Letter, heads: list[Head]) -> None:
    """Put down the judgements of heads as lines with a label; inspectors' findings stay sentences."""
    labels = read_table("wording/judgements.toml")["labels"]
    for head in heads:
        for each in _judgements(letter, head.key):
            if each.by not in labels:
                letter.paragraph(_judgement(letter, head.key, letter.call(head), each))
                continue
            label = letter.fill(labels[each.by], it=letter.call(head))
            line = letter.sheet.update(head.key, f"{label}: *{_said(letter, each)}*", each.by, each.scale)
            letter.sheet.add("para", line)
            said = letter.sheet.updates[-1].words
            letter.sheet.tell(
                f"judgement-{head.key}", "judgement", line, head.title, head=head.key, value=said, who=each.by
            )


def _said(letter: Letter, judgement: Judgement) -> str:
    """Return the status words of a judgement alone, with a capital."""
    table = read_table("wording/judgements.toml")[judgement.by][judgement.scale]
    said = (judgement.text or letter.sheet.pick.one(table)).split("*")[1]
    return said[0].upper() + said[1:]


def _put_table(letter: Letter) -> None:
    lines = ["What it is about|Judgement of DfE and NHS England|The area's own view"]
    for key in letter.round.heads:
        head = letter.area.head(key)
        cells: dict[str, list[str]] = {"dfe_nhse": [], "area": []}
        for each in _judgements(letter, key):
            if each.by in cells:
                letter.sheet.update(key, f"*{_said(letter, each)}*", each.by, each.scale)
                cells[each.by].append(letter.sheet.updates[-1].words)
        lines.append("|".join((letter.call(head), "; ".join(cells["dfe_nhse"]), "; ".join(cells["area"]))))
    letter.sheet.add_table(lines, (30, 40, 30))
