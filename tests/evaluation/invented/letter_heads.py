"""The narrative of a letter: each priority action and area for improvement, and the overall judgement.

The inspectors' wording in a heading is never progress; what progress there is stands in the sentences
below it, each noted with who says it.
"""

from __future__ import annotations

from tests.evaluation.invented.facts import Head
from tests.evaluation.invented.letter_facts import Ask, Figure, Judgement, Remark, Value
from tests.evaluation.invented.letter_page import Letter
from tests.evaluation.invented.load import read_table
from tests.evaluation.invented.when import words

_MOST_SENTENCES = 6
"""A longer narrative is divided into paragraphs."""


def put_heads(letter: Letter) -> None:
    """Put down every head of the round with its narrative."""
    heads = [letter.area.head(key) for key in letter.round.heads]
    pending: list[Head] = []
    opening: list[str] = []
    group = ""
    for place, head in enumerate(heads):
        group = _put_group_heading(letter, head, group)
        opening += _put_heading(letter, head)
        pending.append(head)
        if place + 1 < len(heads) and heads[place + 1].told_with == head.key:
            continue
        if len(pending) > 1:
            opening.append(letter.sheet.words(letter.fill(letter.phrase("shared"))))
        _put_narrative(letter, pending, opening)
        pending, opening = [], []


def _put_group_heading(letter: Letter, head: Head, group: str) -> str:
    if letter.style.group_headings and head.kind != group:
        letter.heading(letter.style.of_kind(letter.style.group_headings, head.kind))
    return head.kind


def _put_heading(letter: Letter, head: Head) -> list[str]:
    """Put down a head's heading and note it; returns the sentences its narrative has to open with."""
    style, sheet = letter.style, letter.sheet
    opening, closing = (style.quotes[:1], style.quotes[1:])
    wording = sheet.words(head.wording)
    quoted = wording.rstrip(".") if style.wording_at in ("sentence", "prose") else wording
    template = style.priority if head.kind == "priority_action" else style.improvement
    title = sheet.words(head.title)
    heading = template.format(n=letter.number(head), o=opening, c=closing, wording=wording, title=title)
    if heading:
        sheet.add("heading2", heading)
    sentences = []
    place = heading
    if style.wording_at == "quote":
        place = f"{opening}{wording}{closing}"
        sheet.add("quote", place)
    elif style.wording_at in ("sentence", "prose"):
        lead = "Inspectors asked for this:" if style.wording_at == "sentence" else f"I turn to {letter.call(head)}:"
        place = f"{lead} {opening}{quoted}{closing}."
        sentences.append(place)
    sheet.mention(
        head.key,
        head.kind,
        ref=letter.number(head),
        text=quoted,
        place=place,
        head=head.key,
        label=letter.call(head) if letter.call(head).casefold() in heading.casefold() else None,
    )
    return sentences


def _put_narrative(letter: Letter, heads: list[Head], opening: list[str]) -> None:
    sentences = list(opening)
    for head in heads:
        sentences += _told(letter, head)
    outcomes = [outcome for head in heads for outcome in _outcomes(letter, head)]
    judged = [] if letter.style.judgements_in_table else [each for head in heads for each in _judged(letter, head)]
    if letter.sheet.pick.chance(0.35):
        sentences = [*opening, *judged, *sentences[len(opening) :], *outcomes]
    else:
        sentences = [*sentences, *outcomes, *judged]
    if len(sentences) < 3 or letter.sheet.pick.chance(0.5):
        filler = letter.sheet.words(letter.fill(letter.phrase("fillers")))
        sentences.insert(max(len(sentences) - 1, len(opening)), filler)
    size = -(-len(sentences) // -(-len(sentences) // _MOST_SENTENCES))
    for start in range(0, len(sentences), size):
        letter.paragraph(" ".join(sentences[start : start + size]))


def _told(letter: Letter, head: Head) -> list[str]:
    area, number = letter.area, letter.round.number
    figures = [
        _figure(letter, head, figure, value)
        for figure in area.figures
        if figure.head == head.key
        for value in figure.values
        if value.round == number
    ]
    remarks = [
        _remark(letter, head, remark)
        for remark in area.remarks
        if remark.head == head.key and remark.round == number and remark.kind != "deep_dive"
    ]
    return letter.sheet.pick.shuffled([*figures, *remarks])


def _figure(letter: Letter, head: Head, figure: Figure, value: Value) -> str:
    measure = read_table("wording/measures.toml")[figure.measure]
    tails = read_table("wording/tails.toml")
    before = [each for each in figure.values if each.round < value.round]
    tail = ""
    if before and not letter.sheet.pick.chance(tails["silent_share"]):
        way = _way(before[-1].value, value.value) if before[-1].round == value.round - 1 else "earlier"
        tail = letter.sheet.pick.one(tails[way]).format(before=before[-1].value)
    when = letter.sheet.on(value.when)
    template = letter.sheet.pick.one(measure["says"])
    sentence = template.format(When=when[0].upper() + when[1:], when=when, value=value.value, tail=tail)
    sentence = letter.sheet.words(letter.fill(sentence))
    letter.sheet.tell(
        figure.key,
        "figure",
        sentence,
        measure["topic"],
        head=head.key,
        value=value.value,
        previous=before[-1].value if before and before[-1].value in tail else None,
        when=words(value.when, letter.style.dates),
    )
    return sentence


def _way(before: str, now: str) -> str:
    first, second = (float("".join(mark for mark in each if mark in "0123456789.")) for each in (before, now))
    return "same" if first == second else "up" if second > first else "down"


def _remark(letter: Letter, head: Head, remark: Remark) -> str:
    when = letter.sheet.on(remark.when) if remark.when else ""
    sentence = letter.sheet.words(letter.fill(remark.text, when=when, When=when[:1].upper() + when[1:]))
    printed = words(remark.when, letter.style.dates) if remark.when else None
    letter.sheet.tell(remark.key, remark.kind, sentence, head.title, head=head.key, when=printed)
    return sentence


def _outcomes(letter: Letter, head: Head) -> list[str]:
    return [
        _outcome(letter, ask, head, outcome.scale, outcome.text, outcome.by)
        for ask in letter.area.asks
        if ask.head == head.key
        for outcome in ask.outcomes
        if outcome.round == letter.round.number
    ]


def _outcome(letter: Letter, ask: Ask, head: Head, scale: str, text: str, by: str) -> str:
    sentence = letter.sheet.update(ask.same_as or ask.key, letter.fill(text), by, scale)
    letter.sheet.tell(ask.key, "outcome", sentence, ask.topic, head=head.key, value=letter.sheet.updates[-1].words)
    return sentence


def judgements(letter: Letter, about: str) -> list[Judgement]:
    """Return what is judged of a head (or "plan") in the letter's round."""
    return [each for each in letter.area.judgements if each.about == about and each.round == letter.round.number]


def _judged(letter: Letter, head: Head) -> list[str]:
    return [_judgement(letter, head.key, letter.call(head), each) for each in judgements(letter, head.key)]


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
    overall = [_judgement(letter, "plan", "the plan", each) for each in judgements(letter, "plan")]
    if overall:
        letter.paragraph(" ".join([*overall, letter.sheet.words(letter.fill(letter.phrase("closings")))]))
    if letter.style.judgements_in_table:
        _put_table(letter)


def _put_table(letter: Letter) -> None:
    lines = ["What it is about|Judgement of DfE and NHS England|The area's own view"]
    for key in letter.round.heads:
        head = letter.area.head(key)
        cells: dict[str, list[str]] = {"dfe_nhse": [], "area": []}
        for each in judgements(letter, key):
            if each.by in cells:
                marked = each.text or letter.sheet.pick.one(read_table("wording/judgements.toml")[each.by][each.scale])
                said = marked.split("*")[1]
                letter.sheet.update(key, f"*{said[0].upper() + said[1:]}*", each.by, each.scale)
                cells[each.by].append(letter.sheet.updates[-1].words)
        lines.append("|".join((letter.call(head), "; ".join(cells["dfe_nhse"]), "; ".join(cells["area"]))))
    letter.sheet.add_table(lines, (30, 40, 30))
