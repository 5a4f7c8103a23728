"""How each invented area's documents look: fonts, sizes, bullet marks and colours, as data.

House style differs between areas on purpose, because a reader of these documents may rely on none.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """One house style; sizes and margins in points."""

    font: str
    bold: str
    size: float
    leading: float
    margin: float
    bullet: str
    accent: str
    """Colour of rules and table headers, as a hex number."""
    heading_bold: bool = True
    landscape: bool = False
    justified: bool = False


LOOKS = {
    "county": Look("Helvetica", "Helvetica-Bold", 12, 15.5, 68, "-", "#104f75"),
    "county-plan": Look("Helvetica", "Helvetica-Bold", 10, 12.5, 42, "•", "#104f75", landscape=True),
    "city": Look("Times-Roman", "Times-Bold", 11.5, 14.5, 72, "–", "#4a2c6f", justified=True),
    "borough": Look("Helvetica", "Helvetica-Bold", 10.5, 13.5, 62, "•", "#00663f"),
    "borough-minutes": Look("Times-Roman", "Times-Bold", 11, 13.5, 66, "•", "#333333"),
    "coast": Look("Times-Roman", "Times-Bold", 12, 15, 76, "•", "#333333", heading_bold=False),
    "city-plan": Look("Arial", "Arial", 9, 11, 45, "•", "#4a2c6f", landscape=True),
    "page": Look("", "", 0, 0, 0, "•", "#00663f"),
}

# What a status cell is filled with when it holds exactly this word.
STATUS_COLOURS = {
    "Red": "#f4b6b6",
    "Amber": "#fbd9a5",
    "Green": "#bfe3c0",
    "Blue": "#bcd6f2",
    "Complete": "#bcd6f2",
    "On track": "#bfe3c0",
    "At risk": "#fbd9a5",
    "Overdue": "#f4b6b6",
}
