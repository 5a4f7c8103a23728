"""Lists of people as letters and minutes run them on: "Name, role, body, Name, role, body".

Commas part people AND the pieces of one role, and the comma between two people can be missing, so a
new person begins only where the words are shaped like a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass

from corpus.people import Capacity
from ingest.names import (
    BODY_STARTS,
    POST_NOMINALS,
    ROLE_WORDS,
    is_body,
    is_of_the_field,
    is_role,
    opens_unknown,
    read_name,
)
from ingest.phrases import ADDRESSEES, ATTENDANCE, CLOSING, COPIES

_ANNOUNCEMENT = re.compile(r"[^:\n]{0,160}?(?::|\bto\b)\s*", re.IGNORECASE)
_SENT_TO = r"\s[Bb]y e-?mail(?: only)?(?:\s+(?:[Tt]o|[Cc]c):\s)?|\s(?:[Tt]o|[Cc]c):\s"
_SEPARATOR = re.compile(rf"\s*(?:{_SENT_TO}|[,;|\t()\[\]]|\s[-–—]\s|:\s)\s*")
_SEPARATOR_OR_LINE = re.compile(rf"\s*(?:{_SENT_TO}|[,;|\t()\[\]\n]|[ \t][-–—][ \t]|:\s)\s*")
_AND = re.compile(r"(?:(?:and|&)\s+)?(?:to\s+)?", re.IGNORECASE)
_AND_BETWEEN = re.compile(r"\s+(?:and|&)\s+")
_OF_BODY = re.compile(r"(?P<name>\S+(?:\s+\S+){1,4}?)\s+(?:of|from|at)\s+(?:the\s+)?(?P<body>[A-Z].*)", re.DOTALL)
_ADDRESS = re.compile(
    r"@|www\.|https?:|\b[A-Z]{1,2}\d[\dA-Z]? ?\d[A-Z]{2}\b|^\d+ |\btel\b|^[\d ()+]{7,}$", re.IGNORECASE
)
"""What an address block holds besides people: e-mail, web, postcode, house number, telephone."""
_INITIALS = re.compile(r"[A-Z]{2,4}")
_SHORT_BODY = re.compile(r"[A-Z][A-Za-z]{0,2}[A-Z]{1,6}")
"""A body by its initials: "ACT", "ASICB", "OxPCF"."""
_MOST_NAME_WORDS = 5
_LINED = frozenset({Capacity.SIGNATORY})
"""Capacities whose lines are never broken to a measure."""
_MOST_LINES = 0.7
"""Share of lines that open with a name where a list has one person to a line."""


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """A person in a text, with the range of everything that is said of them there."""

    start: int
    end: int
    name: str
    role: str
    organisation: str


@dataclass(frozen=True, slots=True)
class _Part:
    start: int
    end: int
    words: str
    opens_line: bool = False
    follows_bracket: bool = False


def read_list(text: str, capacity: Capacity, line_starts: frozenset[int] = frozenset()) -> Iterator[NamedPerson]:
    """Yield the people that `text` lists; `line_starts` are where blocks of it begin."""
    parts = list(_parts(text, capacity, line_starts))
    names = _name_places(parts, capacity)
    for position, index in enumerate(names):
        following = names[position + 1] if position + 1 < len(names) else len(parts)
        yield _person(text, parts[index], parts[index + 1 : following])


def _name_places(parts: list[_Part], capacity: Capacity) -> list[int]:
    """Return which parts begin a new person."""
    following = [part.words for part in parts[1:]] + [""]
    names = [
        index
        for index, (part, after) in enumerate(zip(parts, following, strict=False))
        if read_name(part.words, has_role=is_role(after))
    ]
    openings = [index for index, part in enumerate(parts) if part.opens_line]
    named_openings = [index for index in openings if index in set(names)]
    # Where each line is one person, what follows a comma is theirs, also when shaped like a name.
    if capacity in _LINED or (len(openings) > 2 and len(named_openings) > _MOST_LINES * len(openings)):
        return named_openings
    return [index for index in names if not _is_body_unmarked(parts, index, capacity)]


def _is_body_unmarked(parts: list[_Part], index: int, capacity: Capacity) -> bool:
    """Tell the body in "Director, Voices Together United (VTU)" or "Director, Oak Valley" from a person.

    It follows a role, and no role of its own follows it.
    """
    following = parts[index + 1].words if index + 1 < len(parts) else ""
    if index == 0 or not is_role(parts[index - 1].words) or is_role(following) or parts[index].follows_bracket:
        return False
    words = parts[index].words.split()
    if len(words) > 2 and _INITIALS.fullmatch(following):
        return True
    return capacity in (Capacity.COPIED, Capacity.ADDRESSEE) and not is_body(following)


def _parts(text: str, capacity: Capacity, line_starts: frozenset[int]) -> Iterator[_Part]:
    """Yield the pieces between separators, those that hold a name and more cut apart."""
    start = _after_announcement(text)
    is_lined = capacity in _LINED or text.count("\n") + 1 > text.count(",")
    pieces = list(_pieces(text, start, is_lined, line_starts))
    said = {piece.words for piece in pieces}
    for index, piece in enumerate(pieces):
        following = pieces[index + 1].words if index + 1 < len(pieces) else ""
        yield from _cut(piece, following, said)


def _after_announcement(text: str) -> int:
    """Return where the list begins after "Cc:", "Present:" or "We are copying this letter to"."""
    for phrase in (COPIES, ADDRESSEES, ATTENDANCE):
        opening = phrase.match(text)
        if opening:
            is_whole = opening.group().casefold().startswith(("cc", "c.c")) or opening.group().endswith((":", "to"))
            rest = None if is_whole else _ANNOUNCEMENT.match(text, opening.end())
            return rest.end() if rest else opening.end()
    return 0


def _pieces(text: str, start: int, is_lined: bool, line_starts: frozenset[int]) -> Iterator[_Part]:
    separator = _SEPARATOR_OR_LINE if is_lined else _SEPARATOR
    cuts = [(match.start(), match.end()) for match in separator.finditer(text, start)]
    cuts.extend((place - 1, place) for place in line_starts if place > start)
    low, opens_line = start, True
    for cut_start, cut_end in sorted(cuts):
        if cut_start >= low:
            yield from _piece(text, low, cut_start, opens_line, ")" in text[max(0, low - 3) : low])
        low = max(low, cut_end)
        opens_line = (is_lined and "\n" in text[cut_start:cut_end]) or cut_end in line_starts
    yield from _piece(text, low, len(text), opens_line, ")" in text[max(0, low - 3) : low])


def _piece(text: str, low: int, high: int, opens_line: bool, follows_bracket: bool) -> Iterator[_Part]:
    words = text[low:high]
    low += len(words) - len(words.lstrip(" \t\r\n.•-"))
    leading = _AND.match(text, low, high)
    low = leading.end() if leading else low
    words = text[low:high].rstrip(" \t\r\n.;,")
    if words and not CLOSING.match(words) and not _ADDRESS.search(words):
        yield _Part(low, low + len(words), words, opens_line, follows_bracket)


def _cut(part: _Part, following: str, said: Set[str]) -> Iterator[_Part]:
    """Yield `part`, cut where a name stands beside a body, a role or another name in it.

    `said` are all the parts of the list: a body without a body's word is known by being said again.
    """
    for between in _AND_BETWEEN.finditer(part.words):
        left, right = part.words[: between.start()], part.words[between.end() :]
        if read_name(right) and (read_name(left) or is_role(following) or not following):
            yield from _cut(_Part(part.start, part.start + between.start(), left, part.opens_line), right, said)
            yield _Part(part.start + between.end(), part.end, right)
            return
    of_body = _OF_BODY.match(part.words)
    if of_body and read_name(of_body["name"]) and is_body(of_body["body"]):
        yield _Part(part.start, part.start + of_body.end("name"), of_body["name"], part.opens_line)
        yield _Part(part.start + of_body.start("body"), part.end, of_body["body"])
        return
    words = list(re.finditer(r"\S+", part.words))
    for place in _name_edges(part, words, following, said):
        cut = words[place].start()
        head = part.words[:cut].rstrip()
        yield _Part(part.start, part.start + len(head), head, part.opens_line)
        yield _Part(part.start + cut, part.end, part.words[cut:])
        return
    yield part


def _name_edges(part: _Part, words: list[re.Match[str]], following: str, said: Set[str]) -> Iterator[int]:
    """Yield the word at which a name begins after a body, or ends before a role."""
    if len(words) < 3 or read_name(part.words):
        return
    for count in range(2, min(_MOST_NAME_WORDS, len(words) - 1) + 1):
        before = words[len(words) - count - 1].group().casefold().strip(".,")
        # A comma is missing: what stands before a name is a body, a role or another word of the field.
        is_after_body = is_of_the_field(before) or part.words[: words[-count].start()].rstrip() in said
        if is_after_body and is_role(following) and read_name(part.words[words[-count].start() :]):
            yield len(words) - count
    if part.opens_line:
        for count in range(min(_MOST_NAME_WORDS, len(words) - 1), 1, -1):
            after = part.words[words[count].start() :]
            if read_name(part.words[: words[count - 1].end()]) and is_role(after):
                yield count


def _person(text: str, name: _Part, parts: list[_Part]) -> NamedPerson:
    while parts and (parts[0].words.strip(".") in POST_NOMINALS or _is_initials(parts[0].words, name.words)):
        name = _Part(name.start, parts[0].end, name.words)
        parts = parts[1:]
    end = parts[-1].end if parts else name.end
    body = _body_at(parts)
    role = text[parts[0].start : parts[body - 1].end] if body else ""
    said_last = len(parts)
    while said_last > body + 1 and is_role(parts[said_last - 1].words):
        said_last -= 1
    organisation = text[parts[body].start : parts[said_last - 1].end] if body < len(parts) else ""
    # "Chief Executive, Oak Council (Chair)": the role in the meeting comes last.
    role = ", ".join(filter(None, (role, *(part.words for part in parts[said_last:]))))
    if role and not organisation:
        role, organisation = _role_and_body(role)
    end = _with_bracket(text, name.start, end)
    return NamedPerson(name.start, end, name.words, _balanced(role), _balanced(organisation))


def _with_bracket(text: str, start: int, end: int) -> int:
    is_open = text.count("(", start, end) > text.count(")", start, end)
    return end + 1 if is_open and text[end : end + 1] == ")" else end


def _balanced(words: str) -> str:
    return words + ")" if words.count("(") > words.count(")") else words


def _body_at(parts: list[_Part]) -> int:
    """Return which part the organisation begins at, the number of parts when none does."""
    for strongly in (True, False):
        for index, part in enumerate(parts):
            if is_body(part.words, strongly=strongly) and not is_role(part.words):
                return index
    # "Co-chair, Oakdale Voices Together", "Co-chair, OVT": capitals that are no role are a body without its word.
    return next((index for index, part in enumerate(parts) if index and _is_body_unworded(part.words)), len(parts))


def _is_body_unworded(words: str) -> bool:
    is_short = bool(_SHORT_BODY.fullmatch(words)) and not is_role(words) and not is_of_the_field(words.casefold())
    return is_short or opens_unknown(words)


def _is_initials(words: str, name: str) -> bool:
    letters = "".join(word[0] for word in re.findall(r"[A-ZÀ-Þ]\w*", name))
    return bool(_INITIALS.fullmatch(words)) and words[0] == letters[:1] and words[-1] == letters[-1:]


def _role_and_body(role: str) -> tuple[str, str]:
    """Cut "Head of SEND NHS England" where the body begins, when no comma does it."""
    words = list(re.finditer(r"\S+", role))
    last_role = max(
        (i for i, word in enumerate(words) if word.group().casefold().strip(",.") in ROLE_WORDS), default=-1
    )
    for index in range(last_role + 1, len(words)):
        rest = role[words[index].start() :]
        before = words[index - 1].group().casefold()
        opens_body = rest.casefold().startswith(BODY_STARTS)
        follows_role = index == last_role + 1 and index > 0 and rest[0].isupper()
        if (opens_body or follows_role) and before not in ("of", "for", "and", "the", "&", "at") and is_body(rest):
            return role[: words[index].start()].rstrip(" ,"), rest
    return role, ""
