"""Which area, kind, date and title a document has, from its own words; the person's word always wins.

The file's name is only a fallback, and every guess is said in a warning. Month-only dates become the
first of the month.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePath

from corpus.documents import Document, DocumentKind, DocumentStatus
from corpus.passages import PassageKind
from corpus.people import Capacity
from corpus.wording import fold
from ingest.areas import read_area
from ingest.blocks import Block
from ingest.doubts import (
    AREA_GUESSED,
    AREA_UNKNOWN,
    KIND_GUESSED,
    KIND_UNKNOWN,
)
from ingest.fields import FieldName, field_named
from ingest.given import Given
from ingest.headings import read_heading
from ingest.own_dates import is_date_line, read_own_date
from ingest.phrases import ENDS_SENTENCE, SALUTATION, SUBJECT
from ingest.readers.pages import FileContent

_OPENING_BLOCKS = 25
"""Where area and date are looked for: the first page, about."""

# Points for words in the title (weight 3) and in the opening (weight 1); the kind with most points wins.
_KIND_WORDS: tuple[tuple[DocumentKind, str], ...] = (
    (
        DocumentKind.MINUTES,
        r"\bminutes\b|\bnotes of (?:the |a )?meeting\b|\bmeeting notes\b|\bapologies\b|matters arising|minutes of",
    ),
    (
        DocumentKind.INSPECTION_REPORT,
        r"inspection report|area send inspection of|report of (?:the|an) (?:area )?(?:send )?inspection|joint"
        r" (?:local )?area send inspection"
        r"|inspection outcome$|monitoring inspection report|what is it like to be a child or young person",
    ),
    (
        DocumentKind.ACTION_PLAN,
        r"(?:priority|accelerated|joint|send|local area|rapid|recovery|post[- ]inspection) (?:action|impact"
        r"|progress|recovery) plan\b"
        r"|\baction plan\b|\brecovery plan\b|written statement of action|\bpap\b|\bapp\b|\bpip\b",
    ),
    (
        DocumentKind.IMPROVEMENT_PLAN,
        r"\b(?:strategic|improvement|transformation|send) (?:improvement )?(?:plan|strategy)\b|improvement"
        r" programme|\bstrategy\b|\bsend delivery plan|plan for (?:send|inclusion)\b",
    ),
    (
        DocumentKind.STOCKTAKE_LETTER,
        r"stocktake|six[- ]month(?:ly)? (?:review|progress)|6[- ]month(?:ly)? (?:review|progress|send)|deep dive"
        r"[\s:–—-]+(?:feedback|review|letter|visit)"
        r"|(?:feedback|letter) (?:from|on|after|following) (?:the|our) deep dive"
        r"|progress review letter|letter following",
    ),
)
_KINDS = tuple((kind, re.compile(words)) for kind, words in _KIND_WORDS)
_TITLE_WEIGHT = 3
_SUBJECT_LINE = re.compile(
    r"(?:^|\s)(?:(?:report |document )?title|subject|document)\s*:\s*(?P<words>.{6,}?)"
    r"(?=\s+(?:author|date|from|to|cc|sent|report to|purpose|presented by|lead|version)\s*:|$)",
    re.IGNORECASE,
)
"""The title among the lines at the head of an e-mail or a board paper."""
_LETTERHEAD_BLOCKS = 4
_LINE_WORDS = 25
_LONG_WORD = re.compile(r"[A-Za-z]{3,}")
_FORWARDED = re.compile(r"(?:fw|fwd)\s*:\s*", re.IGNORECASE)
_LETTER_KIND_WORDS = re.compile(
    r"stocktake|review meeting|progress (?:made )?against|priority action|accelerated progress|improvement"
    r" notice|deep dive|send\b|local area|area for improvement|(?:six|6)[- ]month|department for education|nhs england"
)


_MINUTES_ITEM = re.compile(
    r"(?:item\s*)?[\d.]*\s*(?:matters arising|apologies for absence|minutes of (?:the )?(?:last|previous) meeting)",
    re.IGNORECASE,
)


def describe(content: FileContent, blocks: Sequence[Block], *, document_id: str, file: str, given: Given) -> Document:
    """Return the document with its area, kind, date and title."""
    warnings = list(content.warnings)
    title = given.title or _title(content, blocks, file)
    is_from_file = title in (file, _words_of_file(file))
    area = given.area or _area((None if is_from_file else title, content.title), blocks, file, warnings)
    kind = given.kind or _kind(title, blocks, file, warnings)
    spoken = given.date or read_own_date(blocks, kind, file, warnings)
    unread = [page.number for page in content.pages if page.needs_ocr]
    readable = any(page.text.strip() for page in content.pages)
    return Document(
        document_id=document_id,
        file=file,
        media_type=content.media_type,
        title=title,
        area=area,
        kind=kind,
        date=spoken,
        pages=len(content.pages),
        status=DocumentStatus.NEEDS_OCR if unread and not readable else DocumentStatus.READY,
        warnings=tuple(warnings),
    )


def _title(content: FileContent, blocks: Sequence[Block], file: str) -> str:
    opening = blocks[:_OPENING_BLOCKS]
    titles = [_bare(block.text) for block in opening if block.kind is PassageKind.TITLE and _can_be_title(block.text)]
    titles = titles or [line["words"] for block in opening if (line := _SUBJECT_LINE.match(block.words))]
    if titles:
        telling = [title for title in titles if any(pattern.search(fold(title)) for _, pattern in _KINDS)]
        best = (telling or titles)[0]
        return _shortened(best if best == titles[0] else f"{titles[0]}: {best}")
    if content.title and len(content.title.split()) > 1:
        return _shortened(content.title)
    if any(_is_salutation(block) for block in opening):
        # The first heading of a letter without a subject is one of its parts, not what it is called.
        words = next((_shortened(block.text) for block in opening[:_LETTERHEAD_BLOCKS] if _names_kind(block)), "")
        words = words or _words_of_file(file)
        return words if len(_LONG_WORD.findall(words)) > 1 else "Letter"
    for block in opening:
        if block.kind is PassageKind.HEADING and not read_heading(block.text).is_labelled:
            return _shortened(block.text)
    return _words_of_file(file) or file


def _names_kind(block: Block) -> bool:
    """Tell a line above the salutation that says what the letter is from the rest of a letterhead."""
    is_line = block.kind is PassageKind.PARAGRAPH and len(block.text.split()) < _LINE_WORDS
    is_line = is_line and not ENDS_SENTENCE.search(block.text)
    return is_line and any(pattern.search(fold(block.text)) for _, pattern in _KINDS)


def _is_salutation(block: Block) -> bool:
    return block.kind is PassageKind.PEOPLE and bool(SALUTATION.match(block.text))


def _can_be_title(words: str) -> bool:
    return any(character.isalpha() for character in words) and not is_date_line(words)


def _bare(title: str) -> str:
    """Return a title without "Re:", or of the lines that open an e-mail or a paper what their subject line says."""
    line = _SUBJECT_LINE.search(title)
    title = line["words"] if line else title
    while subject := SUBJECT.match(title) or _FORWARDED.match(title):
        title = title[subject.end() :]
    return title


def _shortened(title: str, characters: int = 200) -> str:
    title = " ".join(title.split())
    return title if len(title) <= characters else title[:characters].rsplit(" ", 1)[0] + " …"


def _words_of_file(file: str) -> str:
    stem = PurePath(file).stem
    return " ".join(re.sub(r"[_\W]+", " ", stem).split()).capitalize()


def _area(title: Sequence[str | None], blocks: Sequence[Block], file: str, warnings: list[str]) -> str:
    titles = [*filter(None, title), *(block.text for block in blocks if block.kind is PassageKind.TITLE)]
    texts = [block.words for block in blocks]
    read = read_area(list(dict.fromkeys(titles)), texts[:_OPENING_BLOCKS], texts[_OPENING_BLOCKS:], file)
    if not read.area:
        warnings.append(AREA_UNKNOWN)
    elif read.is_guessed:
        warnings.append(AREA_GUESSED.format(read.area))
    return read.area


def _kind(title: str, blocks: Sequence[Block], file: str, warnings: list[str]) -> DocumentKind:
    opening = blocks[:_OPENING_BLOCKS]
    text = fold(" \n ".join(block.words[:1000] for block in opening))
    if any(_is_salutation(block) for block in opening) and _LETTER_KIND_WORDS.search(text):
        return DocumentKind.STOCKTAKE_LETTER
    headings = fold(" \n ".join([title, *(block.text[:200] for block in opening if block.kind is PassageKind.TITLE)]))
    points = {
        kind: _TITLE_WEIGHT * bool(pattern.search(headings)) + bool(pattern.search(text[:2000]))
        for kind, pattern in _KINDS
    }
    best = max(points, key=lambda kind: points[kind])
    if points[best] >= _TITLE_WEIGHT:
        return best
    by_form = _kind_by_form(blocks)
    if by_form:
        return by_form
    by_name = next((kind for kind, pattern in _KINDS if pattern.search(fold(_words_of_file(file)))), None)
    if by_name:
        warnings.append(KIND_GUESSED.format(by_name.value.replace("_", " ")))
        return by_name
    warnings.append(KIND_UNKNOWN)
    return DocumentKind.OTHER


def _kind_by_form(blocks: Sequence[Block]) -> DocumentKind | None:
    """Return minutes for a list of those present, and an action plan for a table of actions with owners."""
    for block in blocks:
        if block.capacity is Capacity.PRESENT or _MINUTES_ITEM.match(block.text):
            return DocumentKind.MINUTES
        names = {field_named(cell.text) for cell in block.row.header.cells} if block.row else set()
        if {FieldName.TITLE, FieldName.OWNER} <= names:
            return DocumentKind.ACTION_PLAN
    return None
