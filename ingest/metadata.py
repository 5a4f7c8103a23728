"""Which area, kind, date and title a document has, from its own words; the person's word always wins.

The file's name is only a fallback, and every guess is said in a warning. Month-only dates become the
first of the month.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import PurePath

from corpus.documents import Document, DocumentKind, DocumentStatus
from corpus.passages import PassageKind
from corpus.people import Capacity
from corpus.wording import fold
from ingest.areas import area_in_file_name, area_in_text, area_in_title
from ingest.blocks import Block
from ingest.dates import find_dates, read_date
from ingest.doubts import (
    AREA_GUESSED,
    AREA_UNKNOWN,
    DATE_GUESSED,
    DATE_ROUGH,
    DATE_UNKNOWN,
    KIND_GUESSED,
    KIND_UNKNOWN,
)
from ingest.fields import FieldName, field_named
from ingest.given import Given
from ingest.headings import read_heading
from ingest.phrases import SALUTATION, SUBJECT
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
        r"|\baction plan\b|written statement of action|\bpap\b|\bapp\b|\bpip\b",
    ),
    (
        DocumentKind.IMPROVEMENT_PLAN,
        r"\b(?:strategic|improvement|transformation|send) (?:improvement )?(?:plan|strategy)\b|improvement"
        r" programme|\bstrategy\b",
    ),
    (
        DocumentKind.STOCKTAKE_LETTER,
        r"stocktake|six[- ]month(?:ly)? (?:review|progress)|6[- ]month(?:ly)? (?:review|progress|send)|deep dive"
        r" (?:feedback|review|letter)"
        r"|progress review letter|letter following",
    ),
)
_KINDS = tuple((kind, re.compile(words)) for kind, words in _KIND_WORDS)
_TITLE_WEIGHT = 3
_LETTER_KIND_WORDS = re.compile(
    r"stocktake|review meeting|progress (?:made )?against|priority action|accelerated progress|improvement"
    r" notice|deep dive|send"
)
_DATE_LABEL = re.compile(
    r"(?:date(?: of (?:the )?(?:meeting|letter|report|publication|issue))?|meeting date|(?:last )?updated(?:"
    r" on)?|published(?: on)?"
    r"|version(?: [\w.]+)?|held on|dated?|as at|issued(?: on)?|publication date|inspection dates?|approved(?:"
    r" on)?)\b[\s:,–-]*",
    re.IGNORECASE,
)


def describe(content: FileContent, blocks: Sequence[Block], *, document_id: str, file: str, given: Given) -> Document:
    """Return the document with its area, kind, date and title."""
    warnings = list(content.warnings)
    title = given.title or _title(content, blocks, file)
    area = given.area or _area(title, blocks, file, warnings)
    kind = given.kind or _kind(title, blocks, file, warnings)
    spoken = given.date or _date(blocks, file, warnings)
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
    titles = [_bare(block.text) for block in blocks[:_OPENING_BLOCKS] if block.kind is PassageKind.TITLE]
    if titles:
        telling = [title for title in titles if any(pattern.search(fold(title)) for _, pattern in _KINDS)]
        best = (telling or titles)[0]
        return _shortened(best if best == titles[0] else f"{titles[0]}: {best}")
    if content.title and len(content.title.split()) > 1:
        return _shortened(content.title)
    for block in blocks[:_OPENING_BLOCKS]:
        if block.kind is PassageKind.HEADING and not read_heading(block.text).is_labelled:
            return _shortened(block.text)
    return _words_of_file(file) or file


def _bare(title: str) -> str:
    subject = SUBJECT.match(title)
    return title[subject.end() :] if subject else title


def _shortened(title: str, characters: int = 200) -> str:
    title = " ".join(title.split())
    return title if len(title) <= characters else title[:characters].rsplit(" ", 1)[0] + " …"


def _words_of_file(file: str) -> str:
    stem = PurePath(file).stem
    return " ".join(re.sub(r"[_\W]+", " ", stem).split()).capitalize()


def _area(title: str, blocks: Sequence[Block], file: str, warnings: list[str]) -> str:
    opening = [block.text for block in blocks[:_OPENING_BLOCKS]]
    area = area_in_title([title, *(block.text for block in blocks if block.kind is PassageKind.TITLE)])
    area = area or area_in_text(opening) or area_in_text([block.text for block in blocks])
    if area:
        return area
    area = area_in_file_name(file)
    warnings.append(AREA_GUESSED.format(area) if area else AREA_UNKNOWN)
    return area


def _kind(title: str, blocks: Sequence[Block], file: str, warnings: list[str]) -> DocumentKind:
    opening = blocks[:_OPENING_BLOCKS]
    text = fold(" \n ".join(block.text[:1000] for block in opening))
    is_letter = any(SALUTATION.match(block.text) and block.kind is PassageKind.PEOPLE for block in opening)
    if is_letter and _LETTER_KIND_WORDS.search(text):
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
        if block.capacity is Capacity.PRESENT:
            return DocumentKind.MINUTES
        names = {field_named(cell.text) for cell in block.row.header.cells} if block.row else set()
        if {FieldName.TITLE, FieldName.OWNER} <= names:
            return DocumentKind.ACTION_PLAN
    return None


def _date(blocks: Sequence[Block], file: str, warnings: list[str]) -> date | None:
    opening = blocks[:_OPENING_BLOCKS]
    for text in (
        *(block.text for block in opening if block.kind is PassageKind.DATE),
        *filter(None, (_labelled_date(block.text) for block in opening)),
        *(block.text for block in opening if block.kind is PassageKind.TITLE),
        *(block.text for block in opening[:6] if len(block.text.split()) < 15),
        *filter(None, (_labelled_date(block.text) for block in blocks[-4:])),
    ):
        found = next((words for words in find_dates(text) if words.first), None)
        if found:
            if found.precision != "day":
                warnings.append(DATE_ROUGH.format(text[found.start : found.end]))
            return found.first
    return _date_in_file_name(file, warnings)


def _labelled_date(text: str) -> str | None:
    if len(text) > 300:
        return None
    label = _DATE_LABEL.match(text) or re.search(r"\bheld on\b", text, re.IGNORECASE)
    return text[label.end() :][:60] if label else None


def _date_in_file_name(file: str, warnings: list[str]) -> date | None:
    stem = re.sub(r"_", " ", PurePath(file).stem)
    iso = re.search(r"(20\d\d)[-. ]?(\d\d)[-. ]?(\d\d)(?!\d)", stem)
    spoken = read_date("-".join(iso.groups())) if iso else None
    spoken = spoken or next((found for found in find_dates(re.sub(r"[-.]", " ", stem)) if found.first), None)
    if spoken is None or spoken.first is None:
        warnings.append(DATE_UNKNOWN)
        return None
    warnings.append(DATE_GUESSED.format(spoken.first.isoformat()))
    return spoken.first
