"""People named in prose, by the title before their name or the role beside it.

Without either, a capitalised phrase is no person: "Priority Executive Board" and "Oak Valley" are
shaped like names too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.name_lists import NamedPerson
from ingest.names import is_body, is_name_words
from ingest.word_sets import word_set

_NAME_WORD = r"(?:(?:O['’]|Mc|Mac|D['’])?[A-ZÀ-ÞŁŚŠŽ][\w]*(?:-[A-ZÀ-Þ][\w]*)*|[A-Z]\.)"
_RUN = re.compile(rf"(?<![\w'’-])(?:{_NAME_WORD})(?:[ \t\n]+{_NAME_WORD}){{0,11}}(?![\w-])")
_TITLE_WORDS = word_set("cllr councillor dame sir lord lady baroness dr prof professor mr mrs ms miss mx rev revd hon")
# Narrower than the roles of lists: "parents" or "a member" beside a phrase proves nothing.
_ROLES = word_set(
    "adviser advisor director officer leader lead head chair chairman chairperson chairwoman"
    " executive manager secretary minister commissioner inspector coordinator co-ordinator headteacher consultant"
    " dcs dco dmo sendco co-chair vice-chair nurse psychologist holder doctor practitioner representative"
)
_DETERMINERS = word_set(
    "your our their the a an new by to from with and as is was are were including thank"
    " welcomed introduced by both its his her my of who that whose"
)
_CHAIRED = re.compile(
    r"(?:(?P<body>(?:[A-Z][\w'’&-]*\s+){1,8}[A-Z][\w'’&-]*)\s*,?\s+(?:which\s+is\s+|is\s+|was\s+|now\s+)*)?"
    r"(?P<role>(?:(?:independently|jointly|now|currently|co-)\s*)?(?:chaired|led))\s+by\s+(?:the\s+)?$"
)
_AFTER = re.compile(r"\s*[,(]\s*(?P<role>[^,.;:()\n]{3,90}(?:\n[^,.;:()\n]{0,90})?)")
_BODY_AFTER = re.compile(r"\s*,\s*(?P<body>(?:the\s+)?[A-Z][^,.;:()]{2,80})(?=[,.;)])")
_OF_BODY = re.compile(
    r"(?:\s+(?:of|from|at)\s+|\s*\()(?:the\s+)?"
    r"(?P<body>[A-Z][\w'’&-]*(?:\s+(?:(?:and|of|for|the)\s+)?[A-Z][\w'’&-]*){0,7})"
)
_CHAIRS = re.compile(
    r"\s*,?\s+(?:who\s+)?(?:(?:continues?\s+to|will|now|has\s+agreed\s+to|also|is\s+to)\s+)*"
    r"(?P<role>chairs?|chaired|leads?|led)\s+(?:the\s+)?"
    r"(?P<body>[A-Z][\w'’&-]*(?:\s+(?:(?:and|of|for|the)\s+)?[A-Z][\w'’&-]*){0,8})"
)
_LOOK_BACK = 120
_MOST_ROLE_WORDS = 12


def find_mentions(text: str) -> Iterator[NamedPerson]:
    """Yield the people named in `text` with a title or a role beside the name."""
    for run in _RUN.finditer(text):
        for start, name in _names_in(run):
            person = _with_role(text, start, start + len(name), name)
            if person:
                yield person


def _names_in(run: re.Match[str]) -> Iterator[tuple[int, str]]:
    """Yield the name at the end of a run of capitalised words, its title with it."""
    words = list(re.finditer(r"\S+", run.group()))
    for first in range(len(words)):
        tail = run.group()[words[first].start() :]
        title = words[first].group().casefold().strip(".") in _TITLE_WORDS
        bare = run.group()[words[first + 1].start() :] if title and first + 1 < len(words) else tail
        if title and bare is tail:
            return
        if len(bare.split()) <= 4 and is_name_words(bare, has_title=title, has_role=True):
            yield run.start() + words[first].start(), tail
            return


def _with_role(text: str, start: int, end: int, name: str) -> NamedPerson | None:
    before = text[max(0, start - _LOOK_BACK) : start]
    chaired = _CHAIRED.search(before)
    if chaired:
        offset = start - len(before) + (chaired.start("body") if chaired["body"] else chaired.start("role"))
        return NamedPerson(offset, end, name, chaired["role"], chaired["body"] or "")
    after = _AFTER.match(text, end)
    if after and _is_role(after["role"]) and not _opens_clause(after["role"]):
        role = re.sub(r"^(?:the|an?|our|your)\s+", "", after["role"].strip())
        stop = after.start("role") + len(after["role"].rstrip())
        body = _BODY_AFTER.match(text, stop)
        if body and is_body(body["body"]) and not _is_role(body["body"]):
            return NamedPerson(start, body.end("body"), name, role, body["body"])
        role, _, at_body = role.partition(" at ")
        return NamedPerson(start, stop, name, role, at_body)
    role_start = _role_before(before)
    if role_start is not None:
        offset = start - len(before) + role_start
        return NamedPerson(offset, end, name, before[role_start:].rstrip(" ,\n\t"), "")
    chairs = _CHAIRS.match(text, end)
    if chairs and is_body(chairs["body"]):
        return NamedPerson(start, chairs.end(), name, chairs["role"], chairs["body"])
    of_body = _OF_BODY.match(text, end)
    if of_body and is_body(of_body["body"]):
        return NamedPerson(start, of_body.end(), name, "", of_body["body"])
    has_title = name.split()[0].casefold().strip(".") in _TITLE_WORDS
    return NamedPerson(start, end, name, "", "") if has_title else None


def _role_before(before: str) -> int | None:
    """Return where the role begins that stands right before a name: "your SEND Adviser, ..."."""
    segment_start = max((match.end() for match in re.finditer(r"[.;:()]\s|,\s+(?=.*,\s*$)|\)\s", before)), default=0)
    segment = before[segment_start:].rstrip(" ,\n\t")
    words = list(re.finditer(r"\S+", segment))
    if not words or not _is_role(segment) or words[-1].group().casefold() in _DETERMINERS:
        return None
    for index in range(len(words) - 1, -1, -1):
        tail = segment[words[index].start() :]
        if not _is_role_phrase(tail):
            continue
        is_edge = index == 0 or words[index - 1].group().casefold() in _DETERMINERS
        if is_edge and words[index].group().casefold() not in _DETERMINERS:
            is_near = len(words) - index <= _MOST_ROLE_WORDS
            return segment_start + words[index].start() if is_near else None
    return None


def _is_role_phrase(words: str) -> bool:
    """Tell "director of education" from "chair reported that": a role ends there, or goes on with of or for."""
    found = [word.strip(".,'’") for word in words.casefold().split()]
    last = max((index for index, word in enumerate(found) if word in _ROLES), default=-1)
    return last >= 0 and (last == len(found) - 1 or found[last + 1] in ("of", "for", "to", "at"))


def _opens_clause(words: str) -> bool:
    return bool(re.match(r"(?:who|which|will|has|have|is|was|and|with|said|to|for|in)\b", words.strip()))


def _is_role(words: str) -> bool:
    return any(word.strip(".'’") in _ROLES for word in re.findall(r"[\w'’-]+", words.casefold()))
