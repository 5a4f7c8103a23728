"""What reading one file yields: pages with exact text, and what the format itself calls a heading or list item.

Marks are the format's own claims (a heading style, an `h2`, large or bold type), not a judgement on
what the words mean: `structure` decides that.
"""

from __future__ import annotations

from dataclasses import dataclass

from corpus.documents import Page, Span


@dataclass(frozen=True, slots=True)
class HeadingMark:
    """Words the format declares to be a heading: level 0 a title, 1 the highest; only the order of levels counts."""

    span: Span
    level: int


@dataclass(frozen=True, slots=True)
class ListMark:
    """One list item the format declares, with its printed bullet or number; level 1 is the outermost list."""

    span: Span
    level: int


@dataclass(frozen=True, slots=True)
class FileContent:
    """One file as read: marks in reading order, warnings as sentences for a person."""

    media_type: str
    pages: tuple[Page, ...]
    title: str | None = None
    """The title the file carries about itself, when it has one worth showing."""
    headings: tuple[HeadingMark, ...] = ()
    list_marks: tuple[ListMark, ...] = ()
    warnings: tuple[str, ...] = ()
