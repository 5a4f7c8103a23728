"""The words of a Word paragraph as Word shows them: insertions in, deletions, hidden text and field codes out.

A form feed stands where a page ends. python-docx's own `paragraph.text` leaves out tracked insertions
and content controls, so that words on the page would be lost.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ingest.readers.docx_numbering import W
from ingest.readers.docx_tables import is_on

PAGE_END = "\f"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
TEXT_BOX = f"{W}txbxContent"
_LEFT_OUT = {
    FALLBACK,
    TEXT_BOX,
    *(
        f"{W}{name}"
        for name in ("del", "delText", "moveFrom", "pPr", "rPr", "instrText", "drawing", "pict", "object", "rt")
    ),
}
_SHOWN_AS = {f"{W}tab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "\u2011", f"{W}lastRenderedPageBreak": PAGE_END}
_BREAKS = {"page": PAGE_END, "column": "\n", "textWrapping": "\n"}


def paragraph_words(paragraph: Any) -> str:
    """Return the words of a `w:p`, with a form feed at each page end."""
    return "".join(_words(paragraph))


def is_bold(paragraph: Any, *, by_style: bool) -> bool:
    """Tell whether all visible words of a `w:p` are bold; `by_style` is what its style says."""
    runs = [run for run in paragraph.iter(f"{W}r") if "".join(_words(run)).strip()]
    return bool(runs) and all(_is_bold_run(run, by_style) for run in runs)


def text_boxes(paragraph: Any) -> Iterator[Any]:
    """Yield the contents of the text boxes anchored in a `w:p`, each once."""
    for box in paragraph.iter(TEXT_BOX):
        # Word writes each box twice: for itself, and again as a fallback for older programs.
        if not any(above.tag == FALLBACK for above in box.iterancestors()):
            yield box


def _words(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag in _LEFT_OUT:
            continue
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in _SHOWN_AS:
            yield _SHOWN_AS[child.tag]
        elif child.tag == f"{W}br":
            yield _BREAKS.get(child.get(f"{W}type", "textWrapping"), "\n")
        elif child.tag == f"{W}sym":
            yield _symbol(child.get(f"{W}char", ""))
        elif not (child.tag == f"{W}r" and is_on(child.find(f"{W}rPr/{W}vanish"))):
            yield from _words(child)


def _symbol(code: str) -> str:
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""


def _is_bold_run(run: Any, by_style: bool) -> bool:
    switch = run.find(f"{W}rPr/{W}b")
    return by_style if switch is None else is_on(switch)
