"""A Word file into pages: the flow of its body, its running heads and feet as furniture, its footnotes at the end.

A Word file has no pages of its own. Where Word noted the page ends of its last layout these are used;
where the author broke pages by hand the parts between are; else there is one page per top-level section.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.oxml.parser import parse_xml
from lxml.etree import XMLSyntaxError

from corpus.errors import CorruptFileError
from ingest.readers.docx_body import BodyReader, ParagraphStyle
from ingest.readers.docx_numbering import Numbering, W
from ingest.readers.docx_tables import is_on
from ingest.readers.docx_words import paragraph_words
from ingest.readers.flow import Part, Piece, write_flow
from ingest.readers.page_warnings import warnings_of
from ingest.readers.pages import FileContent
from ingest.readers.sniff import MediaType
from ingest.readers.table_breaks import join_tables
from ingest.readers.zip_checks import check_zip

_DEEPEST_STYLE = 12
_NOT_WORDS = {"separator", "continuationSeparator", "continuationNotice"}


def read_docx(data: bytes, name: str) -> FileContent:
    """Return the content of a Word file; raises CorruptFileError and the errors of `check_zip`."""
    check_zip(data, name)
    try:
        document = docx.Document(BytesIO(data))
        body = document.element.body
    except (OpcError, KeyError, ValueError, AttributeError, XMLSyntaxError, zipfile.BadZipFile, zlib.error) as error:
        raise CorruptFileError(
            f"{name} is not a whole Word file ({error}). Open it in Word and save it again."
        ) from error
    if body is None:
        raise CorruptFileError(f"{name} is a Word file without a body. Open it in Word and save it again.")
    styles = {style.style_id: _read_style(style.element, document) for style in document.styles}
    default = document.styles.default(docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
    reader = BodyReader(styles, default.style_id if default is not None else "", Numbering(_numbering(document)))
    heads, feet = _furniture(document)
    pieces = [*heads, *reader.pieces(body), *_footnotes(document), *feet]
    laid_out = next(body.iter(f"{W}lastRenderedPageBreak"), None) is not None
    flow = write_flow(pieces, break_label="Page" if laid_out else "Part")
    title = (document.core_properties.title or "").strip() or None
    pages, cut = join_tables(flow.pages)
    warnings = warnings_of([*flow.troubles, *cut])
    return FileContent(MediaType.DOCX, pages, title, flow.headings, flow.list_marks, warnings)


def _numbering(document: Any) -> Any | None:
    """Return the root of the numbering part; python-docx would try to make one where there is none."""
    part = _related(document, RELATIONSHIP_TYPE.NUMBERING)
    return getattr(part, "element", None)


def _related(document: Any, kind: str) -> Any | None:
    return next(
        (rel.target_part for rel in document.part.rels.values() if rel.reltype == kind and not rel.is_external), None
    )


def _read_style(element: Any, document: Any) -> ParagraphStyle:
    """Return what a style says itself or through the styles it is based on."""
    chain = list(_chain(element, document))
    heading = next((level for level in map(_heading_level, chain) if level is not None), None)
    numbered = next((found for style in chain if (found := style.find(f"{W}pPr/{W}numPr")) is not None), None)
    list_id, depth = _list_of(numbered)
    bold = next((found for style in chain if (found := style.find(f"{W}rPr/{W}b")) is not None), None)
    lines = any(style.find(f"{W}tblPr/{W}tblBorders") is not None for style in chain)
    return ParagraphStyle(heading, list_id, depth, is_on(bold), lines)


def _chain(element: Any, document: Any) -> Iterator[Any]:
    by_id: Mapping[str, Any] = {style.get(f"{W}styleId"): style for style in element.getparent().iterfind(f"{W}style")}
    for _ in range(_DEEPEST_STYLE):
        yield element
        based_on = element.find(f"{W}basedOn")
        above = by_id.get(based_on.get(f"{W}val")) if based_on is not None else None
        if above is None:
            return
        element = above


def _heading_level(style: Any) -> int | None:
    named = style.find(f"{W}name")
    name = named.get(f"{W}val", "").casefold() if named is not None else ""
    if name == "title":
        return 0
    if name.startswith("heading ") and name[8:].isdigit():
        return int(name[8:])
    outline = style.find(f"{W}pPr/{W}outlineLvl")
    level = int(outline.get(f"{W}val", 9)) if outline is not None else 9
    return level + 1 if level < 9 else None


def _list_of(numbered: Any | None) -> tuple[str | None, int]:
    if numbered is None:
        return None, 0
    list_id, depth = numbered.find(f"{W}numId"), numbered.find(f"{W}ilvl")
    return (
        list_id.get(f"{W}val") if list_id is not None else None,
        int(depth.get(f"{W}val", 0)) if depth is not None else 0,
    )


def _furniture(document: Any) -> tuple[list[Piece], list[Piece]]:
    """Return running heads and feet, each wording once, whatever sections and first pages use it."""
    heads: dict[str, None] = {}
    feet: dict[str, None] = {}
    for section in document.sections:
        for found, parts in (
            (heads, (section.first_page_header, section.header, section.even_page_header)),
            (feet, (section.first_page_footer, section.footer, section.even_page_footer)),
        ):
            for part in parts:
                if not part.is_linked_to_previous:
                    found.setdefault(_lines(part._element))
    return [Piece(Part.FURNITURE, text) for text in heads], [Piece(Part.FURNITURE, text) for text in feet]


def _lines(element: Any) -> str:
    words = (paragraph_words(paragraph).replace("\f", " ").strip() for paragraph in element.iter(f"{W}p"))
    return "\n".join(line for line in words if line)


def _footnotes(document: Any) -> Iterator[Piece]:
    """Yield the footnotes' words; Word keeps them in a part of its own that python-docx does not open."""
    part = _related(document, RELATIONSHIP_TYPE.FOOTNOTES)
    if part is None:
        return
    notes = parse_xml(part.blob).iterfind(f"{W}footnote")
    written = (note for note in notes if note.get(f"{W}type") not in _NOT_WORDS)
    for number, note in enumerate(written, start=1):
        if words := _lines(note):
            yield Piece(Part.PARAGRAPH, f"{number} {words}")
