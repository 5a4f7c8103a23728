"""A brief into lines for a person at a terminal: its parts, then where each line stands."""

from __future__ import annotations

from collections.abc import Iterator

from api.schemas.briefs import BriefOut
from api.terminal import source_lines, wrapped
from api.web.pages import day
from assistant.glossary import NAMED

_INDENT = "  "


def brief_lines(brief: BriefOut) -> Iterator[str]:
    """Return a brief as lines, each statement with its [n] and the sources after all."""
    yield f"{brief.area or 'Area not known'} in brief"
    yield from wrapped(f"Made from {brief.made_from}, as at {day(brief.as_of)}.")
    for part in brief.parts:
        yield from ("", part.heading)
        if part.note:
            yield from wrapped(part.note, _INDENT, first=_INDENT)
        for one in part.statements:
            yield from wrapped(one.line, _INDENT * 2, first=f"{_INDENT}- ")
        if part.terms:
            yield from wrapped(f"{NAMED}:", _INDENT, first=_INDENT)
        for term in part.terms:
            yield from wrapped(f"{term.to_term().head}: {term.meaning}", _INDENT * 2, first=f"{_INDENT}- ")
    yield from ("", *wrapped(f"Overdue: {brief.overdue_rule}"))
    if brief.citations:
        yield from ("", "Sources")
        for citation in brief.citations:
            yield from source_lines(citation, f"[{citation.number}] ")
