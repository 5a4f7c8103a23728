"""What a broken line happens to begin with: a dash, a number or a label that stands in mid-sentence and opens nothing.

"... has made limited progress in / Priority Action 2. We will write again." holds no heading, though its
second line, read alone, is one: what counts is how the line before it ends.
"""

from __future__ import annotations

from ingest.bullets import Marker
from ingest.headings import label_length
from ingest.layout import is_unfinished, opens_low
from ingest.lines import Line
from ingest.phrases import ENDS_SENTENCE


def is_marker_in_prose(last: Line, line: Line, marker: Marker, is_full: bool) -> bool:
    """Tell a dash or number that a broken line happens to begin with from a list marker."""
    if line.gap or _ends(last):
        return False
    rest = line.text[marker.length :]
    # "... scores itself / 6.5. At the end": an outline number has nothing else in its favour.
    if marker.kind == "outline":
        return is_unfinished(last.text)
    return is_full and (marker.kind == "number" or (line.text[0] in "-–—" and opens_low(rest)))


def is_label_in_prose(last: Line, line: Line, *, is_full: bool) -> bool:
    """Tell a label that a broken line happens to begin with from a labelled heading.

    `is_full` says that `last` is prose and had no room for the first word of `line`.
    """
    if _ends(last) or (line.gap and not line.new_page):
        return False
    if opens_low(line.text) or is_unfinished(last.text):
        return True
    # A title follows a heading's colon; a full stop after a label ends the sentence that leads up to it.
    return is_full and line.text[: label_length(line.text)].rstrip().endswith(".")


def _ends(line: Line) -> bool:
    return bool(ENDS_SENTENCE.search(line.text[-4:]))
