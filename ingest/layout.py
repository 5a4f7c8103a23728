"""How a document lays out its lines: whole paragraphs on one line each, or lines broken to a measure.

Only in a broken layout does a line end say nothing; there, a line too short to have been broken ends
its paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.lines import Line
from ingest.phrases import ENDS_SENTENCE, OPEN_ENDINGS

_FULL = 0.86
"""Share of the measure at which a line counts as full: letters of a proportional font vary by a tenth."""
_SURELY_FULL = 0.94
_LABEL_AT_END = re.compile(r"[.;]\s+(?:agreed )?actions?(?: points?)?:$", re.IGNORECASE)
_LONGEST_MEASURE = 160
"""Characters; a longer line was never broken by the width of an upright page."""
_WIDEST_MEASURE = 260
"""The same, of a page turned on its side, as plans in PDF are."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The measure in characters, 0 when lines are not broken."""

    measure: int

    def is_full(self, line: Line, following: Line) -> bool:
        """Tell whether the first word of `following` would not have fitted on `line`."""
        if not self.measure:
            return False
        first_word = following.text.split(maxsplit=1)[0] if following.text.split() else ""
        reach = len(line.text) + 1 + min(len(first_word), self.measure)
        needed = _SURELY_FULL if ENDS_SENTENCE.search(line.text[-4:]) else _FULL
        return reach >= needed * self.measure


def read_layout(lines: Sequence[Line], media_type: str) -> Layout:
    """Work out the layout from the lines themselves."""
    lengths = sorted(len(line.text) for line in lines if len(line.text) >= 30)
    if not lengths:
        return Layout(0)
    measure = lengths[min(len(lengths) - 1, int(len(lengths) * 0.9))]
    if measure > _LONGEST_MEASURE:
        is_turned = media_type == "application/pdf" and measure <= _WIDEST_MEASURE
        return Layout(measure if is_turned else 0)
    pairs = [(first, second) for first, second in zip(lines, lines[1:], strict=False) if not second.gap]
    broken = sum(1 for first, second in pairs if opens_low(second.text) and not ENDS_SENTENCE.search(first.text[-4:]))
    enough = 1 if media_type == "application/pdf" else max(2, len(pairs) // 12)
    return Layout(measure if broken >= enough else 0)


def opens_low(text: str) -> bool:
    """Tell whether `text` opens with a lower-case letter, as the rest of a sentence does."""
    return text.lstrip("\"'‘“(")[:1].islower()


def is_unfinished(text: str) -> bool:
    """Tell whether `text` ends in a word that no sentence ends in."""
    words = text[-40:].split()
    return bool(words) and (
        ends_in_label(text) or words[-1].casefold() in OPEN_ENDINGS or words[-1].endswith((",", "-", "–"))
    )


def ends_in_label(text: str) -> bool:
    """Tell whether `text` ends as minutes do before a name on the next line: "... was agreed. Action:"."""
    return bool(_LABEL_AT_END.search(text[-30:]))
