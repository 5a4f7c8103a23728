"""The nouns of structure: sections with a role and ref, passages, and the sentences in them.

`text` here is for showing and searching: white space collapsed, hyphenated line ends joined. The
verbatim words are those at the spans; a passage cut by a page break has one span on each page.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from corpus.documents import Span


class SectionRole(StrEnum):
    """What a section does in a stocktake document."""

    PRIORITY_ACTION = "priority_action"
    AREA_FOR_IMPROVEMENT = "area_for_improvement"
    CONTINUED_FOCUS = "continued_focus"
    NEXT_STEPS = "next_steps"
    CONCLUSION = "conclusion"
    PEOPLE = "people"
    INTRODUCTION = "introduction"
    TABLE = "table"
    OTHER = "other"


class PassageKind(StrEnum):
    """What a passage is on the page."""

    TITLE = "title"
    """The document's title or subject line: context, seldom an answer."""
    HEADING = "heading"
    """A section's heading, with the inspectors' wording it quotes; never progress."""
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"
    PEOPLE = "people"
    """Addressees, copied people, signature blocks."""
    DATE = "date"
    """A date standing alone, as on a letterhead."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it; sections are numbered from 0 in reading order."""

    section_id: str
    document_id: str
    ordinal: int
    heading: str
    """The heading as shown, "" for text before the first heading."""
    role: SectionRole
    ref: str | None = None
    """`PA1`, `AFI3`, `1.2`: letters without spaces, then the number as printed."""
    level: int = 1
    parent: str | None = None
    """section_id of the section this one stands in."""
    narrative: str | None = None
    """section_id where this section's narrative stands, when headings share one; else None."""
    spans: tuple[Span, ...] = ()
    """Where the heading stands."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence (or list item, or table row) of a passage; the smallest thing quoted."""

    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """The unit that is embedded, found and cited; lies inside one section."""

    passage_id: str
    document_id: str
    section_id: str
    ordinal: int
    """Position in the document, from 0."""
    kind: PassageKind
    text: str
    spans: tuple[Span, ...]
    sentences: tuple[Sentence, ...]
    context: str = ""
    """The section's heading, shortened; embedded and searched with the text, never quoted."""
    lead_in: str | None = None
    """For a list item: passage_id of the paragraph that introduces its list."""
    list_number: int | None = None
    """For list items: which list of the document (from 0), so that a list is complete."""
