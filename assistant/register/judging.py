"""Status words into the published scale, and whose words they are.

The scale is a reading of the words, never a replacement: what shows a scale shows the words too. A letter has a
colour only when it prints one. A sentence that reports a fact or a figure without a verdict has no scale at all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache, lru_cache

from assistant.register.days import days_in
from assistant.register.tracked import Assessor, Scale
from assistant.words import table
from corpus.documents import Document
from corpus.wording import fold

_BESIDE = re.compile(r"\s*(?:[(–—:;]|\s-\s).*", re.DOTALL)
_FIGURE = re.compile(
    r"\d\s?%|\bper cent\b"
    r"|\b\d[\d,]* (?:of|children|young|pupils|families|parents|schools|reviews|plans|cases|weeks|places)\b"
)
_ENTRY = re.compile(r"(?:(?<=^)|(?<=[.;!?] ))(?:\d{1,2}(?:st|nd|rd|th)? )?[A-Z][a-z]{2,8}\.? ['’]?\d{2,4}(?= ?[:–-])")
"""What an entry of a running account of progress opens with."""
_COLOURS_ALONE = re.compile(r"(?:red|amber|green|blue|gr[ea]y)(?:[/-](?:red|amber|green|blue|gr[ea]y))*")
_FEWEST_COLOURS_OF_A_KEY = 3
_BARE_FIGURE = re.compile(r"^(?:an? )?(?:score |level |stage |grade )?(?:of )?\d+(?:[.,]\d+)?$")
"""A rating that is only a figure, which no scale of words can hold."""


def scale_of_field(words: str) -> Scale:
    """Return what a status field says; UNCLEAR when its words are none we know."""
    folded = fold(words).strip()
    joined = "".join(folded.split())
    if _COLOURS_ALONE.fullmatch(joined):
        folded = joined  # A narrow column breaks words: "Green/Amb er".
    # "On track (delayed by a month)": what stands first was chosen from the paper's key.
    return _scale_known(_BESIDE.sub("", folded)) or _scale_known(folded) or Scale.UNCLEAR


def _scale_known(folded: str) -> Scale | None:
    return next((scale for scale, _, pattern in _scales("cell") if pattern.search(folded)), None)


@lru_cache(maxsize=8192)
def scale_of_prose(sentence: str) -> Scale | None:
    """Return what a sentence judges, None when it judges nothing."""
    folded = fold(sentence)
    if is_key(folded) or says("status", "voices", folded):
        return None
    stated = _scale_stated(folded)
    if stated:
        return stated
    figures = _FIGURE.search(folded) is not None
    return next(
        (
            scale
            for scale, not_with_figures, pattern in _scales("prose")
            if not (figures and not_with_figures) and pattern.search(folded)
        ),
        None,
    )


def _scale_stated(folded: str) -> Scale | None:
    """Return the scale of a rating that a sentence gives by name ("has action 2 as green", "our view of it: mixed")."""
    for pattern in _stated():
        found = pattern.search(folded)
        if found:
            return _scale_known(found["words"]) or (Scale.UNCLEAR if _BARE_FIGURE.search(found["words"]) else None)
    return None


def scale_of_account(words: str) -> Scale | None:
    """Return what an account of progress judges; of entries with dates ("June: … May: …"), what the newest does."""
    marks = [(mark, days) for mark in _ENTRY.finditer(words) for days in days_in(fold(mark.group()), date.max)]
    if not marks:
        return scale_of_prose(words)
    newest = max(marks, key=lambda each: each[1].last)[0]
    ends = [mark.start() for mark, _ in marks if mark.start() > newest.start()]
    return scale_of_prose(words[newest.end() : min(ends, default=len(words))])


def is_of_whole(folded: str, document: Document) -> bool:
    """Tell whether a sentence judges all of an area's work and not the part it stands under."""
    names_area = fold(document.area) in folded
    return says("said", "whole", folded) or (names_area and says("said", "whole_of_area", folded))


def is_key(folded: str) -> bool:
    """Tell whether folded words explain a paper's own ratings, which rates nothing."""
    colours = set(whole_words("status", "colours").findall(folded))
    return says("status", "key", folded) or len(colours) >= _FEWEST_COLOURS_OF_A_KEY


def colour_in(words: str) -> str | None:
    """Return the colour that a status field prints, None when it prints none."""
    folded = fold(words)
    joined = "".join(folded.split())
    if _COLOURS_ALONE.fullmatch(joined):
        return joined.capitalize()
    found = whole_words("status", "colours").search(folded)
    return found.group().capitalize() if found else None


def assessor_of(sentence: str, document: Document) -> Assessor:
    """Return whose account a sentence of `document` is."""
    folded = fold(sentence)
    reported = next((name for name, pattern in _attributed("reported") if pattern.search(folded)), None)
    return reported or Assessor(table("assessors")["kinds"][document.kind.value])


def is_of_ratings(head: str) -> bool:
    """Tell whether the head of a column says that ratings stand under it."""
    return says("assessors", "ratings", fold(head))


def assessor_of_column(head: str, document: Document) -> Assessor:
    """Return whose ratings a column holds: those its head names, else those who wrote the document."""
    folded = fold(head)
    named = next((name for name, pattern in _attributed("columns") if pattern.search(folded)), None)
    return named or Assessor(table("assessors")["kinds"][document.kind.value])


def says(name: str, part: str, folded: str) -> bool:
    """Tell whether folded words hold one of the phrases that a table lists under `part`."""
    return whole_words(name, part).search(folded) is not None


@cache
def whole_words(name: str, part: str) -> re.Pattern[str]:
    """Return the pattern of the phrases that a table lists under `part`, as whole words."""
    listed = table(name)
    for key in part.split("."):
        listed = listed[key]
    return _pattern(listed["whole_words"])


@cache
def _scales(part: str) -> tuple[tuple[Scale, bool, re.Pattern[str]], ...]:
    listed = table("status")[part]
    return tuple(
        (Scale(one["scale"]), one.get("not_with_figures", False), _pattern(one["whole_words"])) for one in listed
    )


@cache
def _stated() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(one) for one in table("status")["stated"]["patterns"])


@cache
def _attributed(part: str) -> tuple[tuple[Assessor, re.Pattern[str]], ...]:
    return tuple((Assessor(one["assessor"]), _pattern(one["whole_words"])) for one in table("assessors")[part])


def _pattern(alternatives: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(alternatives)})(?!\w)")
