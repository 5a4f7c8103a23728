"""Which local area a document is about: every place its title, opening, text and file name point to, weighed.

What a title opens with is a place only until the councils and partnerships of the text say otherwise:
"Highlight report" and "Ref" stand where names do. Where nothing is to be trusted there is no area.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from ingest.places import FIELD_WORDS, as_place, places_named
from ingest.word_sets import any_of, word_set

_TITLE, _OPENING, _REST = 3.0, 1.5, 0.3
"""How much a place named in each part counts."""
_MOST_HITS = 6
_IN_TITLE = 8.0
"""A place that stands in the title in any form, and is named as a council or partnership elsewhere."""
_OPENS_TITLE = 3.0
_IN_FILE_NAME = 3.0
_ENOUGH = 1.5
_RIVALS = 3
_NEAR = 0.6
"""With so many others so nearly as often named and no title, a document is about no single area."""
_MOST_BLOCKS = 300
"""Of what follows the opening: a place not named by then is not what a document is about."""
_MUCH_TEXT = 5000
"""Characters of one block that are looked at."""

_SEGMENTS = re.compile(r"\s*[:|;()\[\]]\s*|\s+[-–—/]+\s+|\s*[–—]\s+|,\s+")
_LEADS_TO_PLACE = re.compile(r".*\b(?:for|in|of|to|at|with)\s+(?:the\s+)?(?P<place>[A-Z].*)", re.IGNORECASE)
_FORWARDED = re.compile(r"^(?:(?:re|fw|fwd|subject|ref(?:erence)?|our ref|title)\s*[:.]\s*)+", re.IGNORECASE)
_OURS = word_set("send sen stocktake local deep area lap pap pip app inspection half-yearly six-month 6-month")
_JOINERS = ("of", "and", "upon", "on", "the", "with", "in", "under", "by", "next")
_MOST_FILE_WORDS = 6
_FILE_WORDS = re.compile(
    any_of(
        r"letter|stocktake|send|plan|pap|pip|app|minutes|report|action|improvement|strategic|priority|inspection|dfe",
        r"nhse|board|area|local|partnership|council|accelerated|deep|dive|lap|impact",
    )
)
"""Words that say a file is one of ours."""
_BETWEEN_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])")
"""Where "OakValeLetter15Jan2025" falls into words."""
_DATE_WORDS = re.compile(
    any_of(
        r"january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun",
        r"jul|aug|sept?|oct|nov|dec|\d+(?:st|nd|rd|th)?|autumn|spring|summer|winter|v\d+\w*|rev\d*|[a-z]?\d+[a-z]?",
    )
)
_OTHER_FILE_WORDS = re.compile(
    any_of(
        r"news|release|from|revisit|for|and|in|on|to|with|feedback|response|outcome|final|draft|copy|progress|month",
        r"monthly|the|of|document|scan|scanned|img|image|word|pdf|docx?|txt|file|test|untitled|new|old|signed|redacted",
        r"public|web|upload|download|attachment|sheet|tab|table|tables|book|page|pages|doc|temp|tmp|sample|example|me",
        r"v|ver|rev|st|nd|rd|th|unknown|misc|stuff|thing|things|text|odd|bare|mail|message|msg|inbox|my|data|clean|ocr|combined|merged",
    )
)


@dataclass(frozen=True, slots=True)
class AreaRead:
    """The area, "" when none can be trusted; `is_guessed` where only the file's name gives it."""

    area: str
    is_guessed: bool = False


@dataclass(slots=True)
class _Evidence:
    """What speaks for each place, by its folded name."""

    score: Counter[str] = field(default_factory=Counter)
    hits: Counter[tuple[str, float]] = field(default_factory=Counter)
    shown: dict[str, str] = field(default_factory=dict)
    firm: set[str] = field(default_factory=set)
    """Places named as a council, a partnership or an area, not only by where they stand."""

    def add(self, place: str, weight: float, *, part: float = 1.0, firm: bool = True) -> None:
        key = place.casefold()
        self.hits[key, part] += 1
        if self.hits[key, part] <= _MOST_HITS:
            self.score[key] += weight * part
        if firm or key not in self.shown:
            self.shown.setdefault(key, place)
        if firm:
            self.firm.add(key)


def read_area(titles: Sequence[str], opening: Sequence[str], rest: Sequence[str], file: str) -> AreaRead:
    """Return the area a document is about; `opening` is its first page, about, `rest` what follows."""
    evidence = _Evidence()
    named = [_FORWARDED.sub("", title, count=1) for title in titles]
    for part, texts in ((_TITLE, named), (_OPENING, opening), (_REST, rest[:_MOST_BLOCKS])):
        for text in texts:
            for found in places_named(text[:_MUCH_TEXT]):
                evidence.add(found.place, found.weight, part=part)
    for title in named:
        for place in _weakly_named(title):
            evidence.add(place, _OPENS_TITLE, firm=False)
    _join_longer_and_shorter(evidence)
    in_title = _credit_titles(evidence, named)
    from_file = area_in_file_name(file)
    if from_file.casefold() in evidence.score:
        evidence.score[from_file.casefold()] += _IN_FILE_NAME
    best = _best(evidence, in_title, from_file)
    if best:
        return AreaRead(_listed(best, named))
    is_ours = bool(from_file) and (_says_ours(file) or _is_spoken_of(from_file, [*opening, *rest[:_MOST_BLOCKS]]))
    return AreaRead(from_file, is_guessed=True) if is_ours else AreaRead("")


def area_in_file_name(file: str) -> str:
    """Return the words of the file's name that are neither a date nor what such files are called."""
    stem = _BETWEEN_WORDS.sub(" ", PurePath(file).stem)
    words = [word for word in re.split(r"[\W_]+", stem) if word]
    kept: list[str] = []
    for word, following in zip(words, [*words[1:], ""], strict=True):
        if kept and word.casefold() in _JOINERS and following and not _is_file_word(following):
            kept.append(word.casefold())
        elif not _is_file_word(word):
            kept.append(word.capitalize() if word.islower() or word.isupper() else word)
        elif kept:
            break
    return as_place(" ".join(kept[:_MOST_FILE_WORDS]))


def _is_file_word(word: str) -> bool:
    folded = word.casefold()
    return any(words.fullmatch(folded) for words in (_FILE_WORDS, _DATE_WORDS, _OTHER_FILE_WORDS)) or (
        folded in FIELD_WORDS
    )


def _says_ours(file: str) -> bool:
    stem = _BETWEEN_WORDS.sub(" ", PurePath(file).stem).casefold()
    return any(_FILE_WORDS.fullmatch(word) for word in re.split(r"[\W_\d]+", stem))


def _is_spoken_of(place: str, texts: Iterable[str]) -> bool:
    """Tell whether a text speaks of `place` inside a sentence, as of a place."""
    spoken = re.compile(rf"\b(?:in|for|of|across|from|at|to|with)\s+{re.escape(place)}\b")
    return any(spoken.search(text) for text in texts)


def _weakly_named(title: str) -> list[str]:
    """Return the places a title gives by where they stand: first before its words of the field, alone, or last."""
    segments = [segment for segment in _SEGMENTS.split(title.strip()) if segment]
    opening = as_place(segments[0]) if segments else ""
    found = [opening] if opening and (len(segments) > 1 or _goes_on_as_ours(segments[0], opening)) else []
    for segment in segments:
        last = _LEADS_TO_PLACE.fullmatch(segment)
        if last and (_has_field_word(segment[: last.start("place")])):
            found.append(as_place(last["place"]))
    is_of_field = any(_has_field_word(segment) for segment in segments)
    found += [as_place(segment) for segment in segments[1:] if not _has_field_word(segment)] if is_of_field else []
    return list(dict.fromkeys(place for place in found if place)) if is_of_field else []


def _goes_on_as_ours(title: str, place: str) -> bool:
    """Tell "Oak Vale SEND ..." from "Corporate plan": what follows the place is a word of ours."""
    following = re.findall(r"[\w'-]+", title)[len(place.split()) :]
    return bool(following) and following[0].casefold() in _OURS


def _has_field_word(words: str) -> bool:
    return any(word in FIELD_WORDS for word in re.findall(r"[\w'’-]+", words.casefold()))


def _join_longer_and_shorter(evidence: _Evidence) -> None:
    """Give what a longer name that ends in a shorter one counts to whichever the document itself uses.

    "Ann Lee Oak Council" (a comma missing) is Oak's where Oak is named by itself; "Penna: stocktake" is the
    Isle of Penna's where only that has a council.
    """
    for long in sorted(evidence.score, key=len, reverse=True):
        for short in [one for one in evidence.score if one != long and long.endswith(f" {one}")]:
            is_short = short in evidence.firm and evidence.score[short] >= 2 * evidence.score[long]
            is_long = long in evidence.firm and (short not in evidence.firm or not is_short)
            if is_short:
                evidence.score[short] += evidence.score.pop(long)
                break
            if is_long and short not in evidence.firm:
                evidence.score[long] += evidence.score.pop(short)


def _credit_titles(evidence: _Evidence, titles: Sequence[str]) -> set[str]:
    """Add to the places that stand in a title and are named elsewhere as areas are; return those in a title."""
    folded = [" ".join(title.casefold().replace("&", " and ").split()) for title in titles]
    credited = {
        place for place in evidence.score if any(re.search(rf"\b{re.escape(place)}\b", title) for title in folded)
    }
    for place in credited & evidence.firm:
        evidence.score[place] += _IN_TITLE
    return credited


def _best(evidence: _Evidence, in_title: set[str], from_file: str) -> str:
    ranked = evidence.score.most_common()
    if not ranked or ranked[0][1] < _ENOUGH:
        return ""
    best, score = ranked[0]
    rivals = [place for place, other in ranked[1:] if other >= _NEAR * score]
    if len(rivals) >= _RIVALS and best not in in_title and best != from_file.casefold():
        return ""
    return evidence.shown[best]


def _listed(area: str, titles: Sequence[str]) -> str:
    """Return "Oak, Elm and Ash" where a title opens with that and `area` is only its last two."""
    for title in titles:
        match = re.match(rf"(?:[A-Z][\w'’-]+,\s+)+{re.escape(area)}\b", title)
        if match and " and " in area:
            return match.group()
    return area
