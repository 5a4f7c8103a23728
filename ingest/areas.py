"""The name of a local area, found in a title, an opening or a file name.

Places are never looked up: an area is what stands where documents put it, before a colon, before
"County Council" or after "London Borough of".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import PurePath

from ingest.word_sets import word_set

_PLACE_WORD = r"[A-Z][\w'’-]+"
_JOINER = r"(?:\s+(?:of|and|upon|on|the|with|in|under|by|&)(?=\s+(?:the\s+)?[A-Z]))*"
_PLACE = rf"(?P<place>{_PLACE_WORD}(?:{_JOINER}\s+{_PLACE_WORD}){{0,4}}?)"
_BODY = (
    r"(?:local\s+area\s+(?:send\s+|inclusion\s+)*partnership|send\s+(?:local\s+area\s+)?(?:partnership"
    r"|local\s+area|inspection|board"
    r"|strategic|improvement|priority|strategy|action|and)|local\s+area\b|partnership|(?:county|city"
    r"|metropolitan|borough|district|unitary"
    r"|metropolitan\s+borough|metropolitan\s+district|city\s+and\s+county)?\s*(?:council|borough\s+council)"
    r"|priority\s+action\s+plan|accelerated\s+progress\s+plan|improvement\s+plan|strategic\s+plan|area\s+send\b)"
)
_BEFORE_BODY = re.compile(rf"(?<![\w’'-])(?:[Tt]he\s+)?{_PLACE}['’]?s?\s+(?i:{_BODY})")
_COUNCIL = re.compile(
    rf"(?<![\w’'-]){_PLACE}\s+(?:(?:County|City|Metropolitan|Borough|District|Unitary|Metropolitan\s+Borough"
    rf"|Metropolitan\s+District|MBC"
    r"|City\s+and\s+County)\s+)?Council\b"
)
_OF_PLACE = re.compile(
    r"(?:London\s+Borough|Royal\s+Borough|(?:Metropolitan\s+)?Borough|City|County|Council|local\s+area"
    r"|inspection)\s+of\s+(?:the\s+)?"
    rf"(?P<place>{_PLACE_WORD}(?:{_JOINER}\s+{_PLACE_WORD}){{0,3}})",
)
_NOT_PLACES = word_set(
    "send area local priority action improvement strategic accelerated progress plan minutes"
    " the this your our draft version review stocktake letter six monthly month annual joint report department"
    " education nhs england ofsted cqc board partnership council county city borough metropolitan district unitary"
    " special educational needs health care integrated children young people parent carer forum executive leader"
    " director councillor cllr to from re subject appendix annex terms inclusion national regional a an in of on and"
    " for with following inspection post full interim final updated published dear lead member chief deputy"
    " assistant head services service government"
)
_JOINERS = word_set("of and upon on the with in under by &")
_PLACE_CHARACTERS = re.compile(r"[^\W\d_](?:[^\W\d_]|['’ &.-])*")
_MOST_WORDS = 6
_FILE_WORDS = re.compile(
    r"(?:news|release|from|monitoring|revisit|for|and|in|on|to|with|notice|feedback|response|outcome|send|letter"
    r"|stocktake|plan|pap|pip|app|minutes|report|action|improvement|strategic|priority|review"
    r"|final|draft|v\d+|copy|dfe"
    r"|nhse|board|progress|inspection|six|month|monthly|area|local|partnership|council|the|of|accelerated|deep"
    r"|dive|document|scan"
    r"|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun"
    r"|jul|aug|sept?|oct"
    r"|nov|dec|\d+(?:st|nd|rd|th)?|autumn|spring|summer|winter|version|update|updated|meeting|notes|word|pdf"
    r"|file|test|untitled)"
)


def area_in_title(titles: Iterable[str]) -> str:
    """Return the area a title names: what stands before its colon or dash, or before "SEND Partnership"."""
    for title in titles:
        head = re.split(r"\s*[:|]\s*|\s+[-–—]\s+", title.strip(), maxsplit=1)[0]
        for words in (_before_body(head), _as_place(head) if head != title.strip() else "", _named(title)):
            if words:
                return words
    return ""


def area_in_text(texts: Sequence[str]) -> str:
    """Return the area that councils and partnerships named in `texts` point to, most often named first."""
    found: Counter[str] = Counter()
    for text in texts:
        for pattern in (_COUNCIL, _OF_PLACE, _BEFORE_BODY):
            for match in pattern.finditer(text[:5000]):
                place = _as_place(match["place"])
                if place:
                    found[place] += 1
    return found.most_common(1)[0][0] if found else ""


def area_in_file_name(file: str) -> str:
    """Return the words of the file's name that are neither a date nor what such files are called."""
    words = [word for word in re.split(r"[\W_]+", PurePath(file).stem) if word]
    kept: list[str] = []
    for word, following in zip(words, [*words[1:], ""], strict=True):
        joins = kept and word.casefold() in _JOINERS and following and not _FILE_WORDS.fullmatch(following.casefold())
        if joins:
            kept.append(word.casefold())
        elif not _FILE_WORDS.fullmatch(word.casefold()):
            kept.append(word.capitalize() if word.islower() or word.isupper() else word)
        elif kept:
            break
    return " ".join(kept[:_MOST_WORDS])


def _named(title: str) -> str:
    match = _OF_PLACE.search(title) or _BEFORE_BODY.search(title)
    return _as_place(match["place"]) if match else ""


def _before_body(words: str) -> str:
    match = _BEFORE_BODY.match(words)
    return _as_place(match["place"]) if match else ""


def _as_place(words: str) -> str:
    """Return the place that `words` begin with: short, capitalised, up to the first word of the field."""
    parts = re.sub(r"['’]s$", "", words.strip(" ,.:;-–")).split()
    field_word = (index for index, part in enumerate(parts) if part.casefold() in _NOT_PLACES - _JOINERS)
    parts = parts[: next(field_word, len(parts))]
    while parts and parts[-1].casefold() in _JOINERS:
        parts.pop()
    place = " ".join(parts)
    if not 1 <= len(parts) <= _MOST_WORDS or not place[0].isupper() or not _PLACE_CHARACTERS.fullmatch(place):
        return ""
    if any(part.islower() and part not in _JOINERS for part in parts):
        return ""
    return place.title() if place.isupper() else place
