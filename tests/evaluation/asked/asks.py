"""What letters ask for, and what they list, into facts: asks by topic, with a date, of a deep dive, the heads.

An ask with no topic of its own is asked for with all others under its head.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from tests.evaluation.asked.fact import Fact
from tests.evaluation.asked.heads import head_title
from tests.evaluation.asked.telling import dates, lowered
from tests.evaluation.asked.times import as_at_times, day_of, is_newest, letter_times, letters
from tests.evaluation.invented import InventedArea
from tests.evaluation.invented.truth import DocumentTruth, Mention

_HEADS = {"priority_action": "priority actions", "improvement_area": "areas for improvement"}
_MOST_ASKED = 5


def ask_facts(area: InventedArea) -> Iterator[Fact]:
    """Yield the asks of every letter of an area, and the heads it goes through."""
    for letter in letters(area):
        mentions = area.truth.of(letter.file)
        asks = [one for one in mentions if one.kind == "continued_focus"]
        times = letter_times(area, letter, open_time=is_newest(area, letter))
        yield from _by_topic(area, letter, asks, times)
        yield from _with_date(area, letter, asks)
        for kind, words in _HEADS.items():
            heads = [one for one in mentions if one.kind == kind]
            if heads:
                yield Fact(
                    kind="list_heads",
                    area=area.truth.area,
                    slots={"what": words},
                    must=tuple(tuple(dict.fromkeys((one.text.rstrip("."), *_label(one)))) for one in heads),
                    evidence=tuple(one.text.rstrip(".") for one in heads),
                    documents=(letter.file,),
                    rounds=(letter.round,),
                    times=tuple(one for one in letter_times(area, letter) if one),
                )
    yield from _recommended(area)


def _label(mention: Mention) -> tuple[str, ...]:
    return (mention.label,) if mention.label else ()


def _by_topic(area: InventedArea, letter: DocumentTruth, asks: list[Mention], times: tuple[str, ...]) -> Iterator[Fact]:
    topics: dict[str, list[Mention]] = defaultdict(list)
    for one in asks:
        topics[one.topic or ""].append(one)
    by_head: dict[str, list[Mention]] = defaultdict(list)
    for one in topics.pop("", []):
        by_head[one.head].append(one)
    about = {topic: mentions for topic, mentions in topics.items()}
    if not topics:
        about = {head_title(area, head.partition(":")[2]): mentions for head, mentions in by_head.items()}
    for topic, mentions in about.items():
        if len(mentions) <= _MOST_ASKED:
            yield Fact(
                kind="asks",
                area=area.truth.area,
                slots={"topic": topic[0].lower() + topic[1:] if topic[1:2].islower() else topic},
                must=tuple((one.text,) for one in mentions),
                evidence=tuple(one.text for one in mentions),
                documents=(letter.file,),
                rounds=(letter.round,),
                times=times + as_at_times(area, letter),
                about=f"asks {topic}",
            )


def _with_date(area: InventedArea, letter: DocumentTruth, asks: list[Mention]) -> Iterator[Fact]:
    for one in asks:
        if one.due and one.due.start and f" by {one.due.words}" in one.text:
            day = one.due.start if one.due.precision == "day" else None
            yield Fact(
                kind="ask_due",
                area=area.truth.area,
                slots={"asked": lowered(one.text.replace(f" by {one.due.words}", ""))},
                must=(dates(one.due.words, day),),
                evidence=(one.text,),
                documents=(letter.file,),
                rounds=(letter.round,),
                times=tuple(each for each in letter_times(area, letter) if each),
            )


def _recommended(area: InventedArea) -> Iterator[Fact]:
    for dive in area.truth.in_series("deep_dives"):
        asks = [one for one in area.truth.of(dive.file) if one.kind == "continued_focus"]
        times = ["of the deep dive", f"of the deep dive letter of {day_of(dive.date)}"]
        if asks and len(area.truth.in_series("deep_dives")) == 1:
            yield Fact(
                kind="recommended",
                area=area.truth.area,
                slots={},
                must=tuple((one.text,) for one in asks),
                evidence=tuple(one.text for one in asks),
                documents=(dive.file,),
                rounds=(dive.round,),
                times=tuple(times),
            )
