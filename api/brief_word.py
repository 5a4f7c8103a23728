"""A brief into a Word file of about one page, with every quote it rests on in a table after it."""

from __future__ import annotations

import datetime as dt

from api.conversation_word import write_references
from api.filenames import hyphened
from api.schemas.briefs import BriefOut, PartOut
from api.web.pages import PRODUCT, day
from api.word import WordFile
from assistant.glossary import NAMED

_AREA_CHARS = 60


def brief_file(brief: BriefOut) -> bytes:
    """Return the brief as a Word file."""
    name = brief.area or "Area not known"
    created = dt.datetime.combine(brief.as_of, dt.time(), dt.UTC)
    file = WordFile(f"{name} in brief", about="For somebody new to the area", created=created)
    file.paragraph(f"Made by {PRODUCT} from {brief.made_from}, as at {day(brief.as_of)}.")
    for part in brief.parts:
        _write(file, part)
    file.paragraph(brief.overdue_rule, label="Overdue:")
    write_references(file, "Sources", brief.citations)
    return file.to_bytes()


def file_name(brief: BriefOut) -> str:
    """Return a name for the file that every system takes."""
    area = hyphened(brief.area, _AREA_CHARS) or "area-not-known"
    return f"brief-{area}-{brief.as_of.isoformat()}.docx"


def _write(file: WordFile, part: PartOut) -> None:
    file.heading(part.heading, level=1)
    if part.note:
        file.paragraph(part.note)
    if part.statements:
        file.bullets(one.line for one in part.statements)
    if part.terms:
        file.paragraph("", label=f"{NAMED}:")
        file.bullets(f"{one.to_term().head}: {one.meaning}" for one in part.terms)
