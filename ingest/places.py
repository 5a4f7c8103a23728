"""Places named in words: what stands before "County Council", after "London Borough of", or after "Area:".

No gazetteer is consulted: a place is known by what documents put beside it. The words of the field around a
name ("Director of Education Oak Council") and the sort of council it has ("Oak County") are no part of it, so
that one place is called the same by a letter, a plan and minutes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.word_sets import any_of, word_set

_WORD = r"(?:St\.\s)?[A-Z][\w'’-]*\w"
_JOINER = r"(?:of|and|upon|on|the|with|in|under|by|next|&)"
_PLACE = rf"(?P<place>{_WORD}(?:(?:\s+{_JOINER}){{0,2}}\s+{_WORD}){{0,5}}?)"
_PLACE_AFTER = rf"(?P<place>{_WORD}(?:(?:\s+{_JOINER}){{0,2}}\s+{_WORD}){{0,4}})"
_START = r"(?<![\w’'-])"
_SORT = (
    r"(?:(?:County|City|Metropolitan|Borough|District|Unitary|City\s+and\s+County|(?i:county|borough|city))\s+){0,2}"
)
_PLANS = any_of(
    r"priority\s+(?:action|impact)\s+plan",
    r"accelerated\s+progress\s+plan",
    r"(?:send\s+)?(?:strategic\s+)?improvement\s+plan",
    r"strategic\s+plan",
    r"written\s+statement\s+of\s+action",
)
_PARTNERSHIPS = any_of(
    r"local\s+area(?:\s+(?:send|inclusion))*\s+partnership",
    r"local\s+area\b",
    r"area\s+send\b",
    r"lap\b",
    r"partnership\b",
    r"children(?:['’]?s)?(?:[,\s]+(?:and|young|families|family|people['’]?s?))*\s+(?:partnership|trust|board|services)",
    r"(?:education|health)\s+(?:and\s+\w+\s+){0,2}(?:partnership|board)",
)
_SEND = (
    r"send\s+(?:local\s+area|partnership|inspection|board|strategic|improvement|priority|strategy|action|and|stocktake"
    r"|review|deep|transformation|programme|inclusion)"
)
# How much each form says that a document is about the place it names.
_FORMS: tuple[tuple[float, re.Pattern[str]], ...] = (
    (3, re.compile(rf"{_START}{_PLACE}\s+{_SORT}(?:Councils?|COUNCILS?|councils)\b")),
    (3, re.compile(rf"{_START}{_PLACE}\s+(?:MBC|MDC|LBC|RBC|LA)\b")),
    (3, re.compile(rf"{_START}{_PLACE}['’]?s?\s+(?i:{_PARTNERSHIPS})")),
    (
        3,
        re.compile(
            r"(?i:London\s+Borough|Royal\s+Borough|(?:Metropolitan\s+)?Borough|City|County|Council|local\s+area"
            r"|local\s+area(?:\s+send)?\s+partnership|inspection)\s+(?i:of|for|in)\s+(?:[Tt]he\s+)?" + _PLACE_AFTER
        ),
    ),
    (2, re.compile(rf"{_START}{_PLACE}['’]?s?\s+(?i:{_SEND})")),
    (2, re.compile(rf"{_START}{_PLACE}['’]?s?\s+(?i:{_PLANS})")),
    (2, re.compile(rf"{_START}{_PLACE}\s+(?i:(?:inclusion|improvement)\s+(?:and\s+\w+\s+)?board)\b")),
    (
        2,
        re.compile(
            rf"\b(?i:SEND|stocktake|(?:deep\s+dive|review)(?:\s+meeting)?|reforms?|partnership|services|{_PLANS})"
            rf"\s+(?:[Ii]n|[Oo]f|[Ff]or|[Ww]ith|IN|FOR)\s+{_PLACE_AFTER}"
        ),
    ),
)
_VALUE = rf"\s*[:|\t]\s*(?:[Tt]he\s+)?{_PLACE_AFTER}\s*(?:[.;,(|\n]|$)"
_LABELLED = (
    (
        8.0,
        re.compile(
            r"(?i:(?:name\s+of\s+(?:the\s+)?)?(?:local\s+(?:area|authority)(?:\s+partnership|\s+name)?"
            rf"|area\s+(?:name|partnership)|partnership|council|LA|LAP)){_VALUE}"
        ),
    ),
    (2.0, re.compile(rf"(?i:area|place){_VALUE}")),  # "Area: Autism" heads a plan's block as well
)

FIELD_WORDS = word_set(
    "send area areas local priority action actions improvement strategic strategy accelerated progress plan plans"
    " minutes notes impact statement written this our your draft version review reviews stocktake stocktakes letter six"
    " monthly month months annual joint report reports department education nhs dfe nhse england ofsted cqc board"
    " partnership partnerships partner partners special educational needs disabilities health care integrated children"
    " children's young people parent parents carer carers forum executive leader director directors councillor cllr to"
    " from re subject ref reference appendix annex terms inclusion national regional region an following inspection"
    " inspections post full interim final updated published dear lead leads member members chief deputy assistant head"
    " service services government cabinet portfolio nursing nurse officer chair co-chair adviser advisor independent"
    " highlight highlights update updates summary overview feedback outcome outcomes response briefing note item paper"
    " agenda meeting official sensitive confidential private restricted title author date status purpose background"
    " introduction conclusion next steps key findings deep dive visit half-yearly half yearly first second third fourth"
    " fifth quarterly quarter year autumn spring summer winter term january february march april may june july august"
    " september october november december monday tuesday wednesday thursday friday saturday sunday contents page"
    " attachment attached copy file document documents record schedule register tracker log dashboard performance data"
    " families family school schools skills social safeguarding quality commissioning finance learning early years"
    " transformation programme project team group committee scrutiny panel cabinet trust hub monitoring notice formal"
    " since both as when while at after before although that these those we it if but so because where however also"
    " during until through across other another each every all any no not its their his her my he she they you i"
    " whole with dr mr mrs ms miss sir dame professor lord lady hm his majesty's mp secretary minister state"
    " peer neighbouring support challenge risk risks timetable email e-mail sent fw fwd cc regards unit responsible"
    " accountable place integrated designated clinical medical principal manager head headteacher headteachers"
    " communication timeliness sufficiency workforce governance leadership publication issued approved overall"
    " strengths weaknesses delivery recovery roadmap assurance framework charter self-evaluation last current autism"
    " adhd neurodiversity neurodevelopmental therapy therapies speech language mental wellbeing waiting waits times"
    " complaints tribunals alternative provision transitions adulthood sensory equipment breaks participation"
    " co-production coproduction voice inclusive accessibility voluntary sector community forward look key version"
    " strengths weaknesses recommendation recommendations open published news release press statement reading writing"
)
"""Words that no name of a place holds here, however they are capitalised."""
_MAY_HOLD = word_set("reading march")
"""Those of them that are places too: one is a place only where a council's or partnership's word follows."""
_JOINERS = word_set("of and upon on the with in under by next & for")
_SORTS = word_set("county city borough metropolitan district unitary royal london council councils mbc")
_OF_SORT = re.compile(
    r"(?:(?:london|royal|metropolitan)\s+)?(?:borough|city|county|council|district)\s+of\s+(?:the\s+)?", re.IGNORECASE
)
_BEFORE_BODY = word_set("inclusion send education health care children's children families improvement strategic and")
"""What stands between a place and "Partnership" or "Board": "Oak Inclusion Partnership"."""
_LETTERS = re.compile(r"[^\W\d_](?:[^\W\d_]|['’ .-])*")
_MOST_WORDS = 7
_FEWEST_LETTERS = 3


@dataclass(frozen=True, slots=True)
class PlaceNamed:
    """A place as named at `start` of a text, and how much the form it is named in says."""

    place: str
    start: int
    weight: float


def places_named(text: str) -> Iterator[PlaceNamed]:
    """Yield the places that `text` names as councils, partnerships, boards or areas, those of a label first."""
    for weight, pattern in _LABELLED:
        label = pattern.match(text)
        if label and (place := as_place(label["place"])):
            yield PlaceNamed(place, label.start("place"), weight)
    for weight, pattern in _FORMS:
        for match in pattern.finditer(text):
            is_before = match.end("place") < match.end()
            place = as_place(match["place"], from_end=is_before)
            if place:
                yield PlaceNamed(place, match.start("place"), weight)


def as_place(words: str, *, from_end: bool = False) -> str:
    """Return the place that `words` begin with (or end with), "" when they are none.

    Up to the first (after the last) word of the field; without the sort of council; & written as "and".
    """
    words = _OF_SORT.sub("", " ".join(words.replace("&", " and ").split()).strip(" ,.:;-–—"))
    parts = re.sub(r"['’]s$", "", words).split()
    field = [index for index, part in enumerate(parts) if _is_field_word(part, may_hold=from_end)]
    if field and from_end:
        while parts and parts[-1].casefold().replace("’", "'") in _BEFORE_BODY:
            parts = parts[:-1]
        field = [index for index in field if index < len(parts)]
        parts = parts[field[-1] + 1 :] if field else parts
    elif field:
        parts = parts[: field[0]]
    while parts and parts[0].casefold() in _JOINERS | {"county"}:
        parts = parts[1:]
    while parts and (parts[-1].casefold() in _JOINERS or (len(parts) > 1 and parts[-1].casefold() in _SORTS)):
        parts = parts[:-1]
    return _named(parts)


def _is_field_word(part: str, *, may_hold: bool) -> bool:
    word = part.casefold().strip(".,").replace("’", "'")
    return word in FIELD_WORDS - _JOINERS and not (may_hold and word in _MAY_HOLD)


def _named(parts: list[str]) -> str:
    place = " ".join(parts)
    if not parts or len(parts) > _MOST_WORDS or not place[0].isupper() or not _LETTERS.fullmatch(place):
        return ""
    if any(part.islower() and part not in _JOINERS for part in parts) or place.casefold() in _SORTS:
        return ""
    if sum(character.isalpha() for character in place) < _FEWEST_LETTERS:
        return ""
    return in_title_case(place) if place.isupper() else place


def in_title_case(words: str) -> str:
    """Return "ISLE OF ELMS" as "Isle of Elms", also after a hyphen and an apostrophe."""
    parts = re.split(r"([\s-])", words.casefold())
    shown = [part if index and part in _JOINERS else part[:1].upper() + part[1:] for index, part in enumerate(parts)]
    return "".join(shown)
