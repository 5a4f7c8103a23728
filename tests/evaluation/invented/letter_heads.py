"""The narrative of a letter: each priority action and area for improvement, in paragraphs, bullets or a table.

The inspectors' wording in a heading is never progress; what progress there is stands in the sentences
below it, each noted with who says it.
"""

from __future__ import annotations

from tests.evaluation.invented.facts import Head
from tests.evaluation.invented.letter_facts import Ask, Figure, Remark, Value
from tests.evaluation.invented.letter_focus import put_asks_of
from tests.evaluation.invented.letter_judgements import judged, put_judgement_lines
from tests.evaluation.invented.letter_page import Letter
from tests.evaluation.invented.load import read_table
from tests.evaluation.invented.when import words

_MOST_SENTENCES = 6
"""A longer narrative is divided into paragraphs."""


def put_heads(letter: Letter) -> None:
    """Put down every head of the round with its narrative."""
    letter.heading(letter.style.heads_heading)
    if letter.style.heads_form == "table":
        _put_heads_table(letter)
        return
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
        if letter.style.focus_form == "at_heads":
            put_asks_of(letter, pending)
        pending, opening = [], []


def _put_heads_table(letter: Letter) -> None:
    lines = ["Area of the plan|What we saw and heard|How far this has come"]
    for key in letter.round.heads:
        head = letter.area.head(key)
        heading = _noted_heading(letter, head)
        sentences = [*_told(letter, head), *_outcomes(letter, head)]
        lines.append("|".join((heading, " ".join(sentences), " ".join(judged(letter, head)))))
    letter.sheet.add_table(lines, (24, 50, 26))


def _noted_heading(letter: Letter, head: Head) -> str:
    """Note a head with its heading and return the heading, "" where the style has none."""
    wording, title = letter.sheet.words(head.wording), letter.sheet.words(head.title)
    heading = _heading(letter, head, wording, title)
    _note_head(letter, head, wording, heading, heading)
    return heading


def _heading(letter: Letter, head: Head, wording: str, title: str) -> str:
    style = letter.style
    template = style.priority if head.kind == "priority_action" else style.improvement
    opening, closing = (style.quotes[:1], style.quotes[1:])
    return template.format(n=letter.number(head), o=opening, c=closing, wording=wording, title=title)


def _note_head(letter: Letter, head: Head, text: str, place: str, heading: str) -> None:
    letter.sheet.mention(
        head.key,
        head.kind,
        ref=letter.number(head),
        text=text,
        place=place,
        head=head.key,
        label=letter.call(head) if letter.call(head).casefold() in heading.casefold() else None,
    )


def _put_group_heading(letter: Letter, head: Head, group: str) -> str:
    if letter.style.group_headings and head.kind != group:
        letter.heading(letter.style.of_kind(letter.style.group_headings, head.kind))
    return head.kind


def _put_heading(letter: Letter, head: Head) -> list[str]:
    """Put down a head's heading and note it; returns the sentences its narrative has to open with."""
    style, sheet = letter.style, letter.sheet
    opening, closing = (style.quotes[:1], style.quotes[1:])
    wording = sheet.words(head.wording)
    quoted = wording.rstrip(".") if style.wording_at in ("sentence", "prose", "lead") else wording
    title = sheet.words(head.title)
    heading = _heading(letter, head, quoted, title)
    sentences = []
    if style.wording_at == "lead":
        sentences.append(heading)
    elif heading:
        letter.printed_heading(heading)
    place = heading
    if style.wording_at == "quote":
        place = f"{opening}{wording}{closing}"
        sheet.add("quote", place)
    elif style.wording_at in ("sentence", "prose"):
        lead = "Inspectors asked for this:" if style.wording_at == "sentence" else f"I turn to {letter.call(head)}:"
        place = f"{lead} {opening}{quoted}{closing}."
        sentences.append(place)
    _note_head(letter, head, title if style.wording_at == "title" else quoted, place, heading)
    return sentences


def _put_narrative(letter: Letter, heads: list[Head], opening: list[str]) -> None:
    sentences = list(opening)
    for head in heads:
        sentences += _told(letter, head)
    outcomes = [outcome for head in heads for outcome in _outcomes(letter, head)]
    style = letter.style
    is_apart = style.judgements_in_table or style.judgement_lines
    views = [] if is_apart else [each for head in heads for each in judged(letter, head)]
    if letter.sheet.pick.chance(0.35):
        sentences = [*opening, *views, *sentences[len(opening) :], *outcomes]
    else:
        sentences = [*sentences, *outcomes, *views]
    if len(sentences) < 3 or letter.sheet.pick.chance(0.5):
        filler = letter.sheet.words(letter.fill(letter.phrase("fillers")))
        sentences.insert(max(len(sentences) - 1, len(opening)), filler)
    if style.heads_form == "bullets":
        letter.sheet.add("list", *sentences)
    else:
        size = -(-len(sentences) // -(-len(sentences) // _MOST_SENTENCES))
        for start in range(0, len(sentences), size):
            letter.paragraph(" ".join(sentences[start : start + size]))
    if style.judgement_lines:
        put_judgement_lines(letter, heads)


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
