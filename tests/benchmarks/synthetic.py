"""A number in, that many letters out: ordinary sentences in endless mixtures, to fill a corpus.

Passages have to be as long and as unlike each other as real ones, because identical text is
embedded once and short text embeds faster; the areas and people are invented.
"""

from __future__ import annotations

import random
from pathlib import Path

_AREAS = ("Brackenshire", "Wexmoor", "Port Ellery", "Tarnwick", "Ravensholt", "Low Dunmere", "Ashcombe Vale")
_WHO = (
    *("The partnership", "The council", "The integrated care board", "Headteachers", "The parent carer forum"),
    *("The designated officer", "The therapy service", "The strategic board", "School leaders", "The advice service"),
)
_DID = (
    *("has reviewed", "has agreed", "reported progress on", "has slowed", "is redesigning", "has published"),
    *("has doubled its work on", "asked families about", "has found money for", "could not yet show"),
)
_WHAT = (
    *("the autism assessment pathway", "its annual review timetable", "the short breaks offer", "transport for pupils"),
    *("speech therapy clinics in the {place}", "the {place} inclusion base", "plans for young adults in the {place}"),
    *("training for {number} advisers", "a backlog of {number} plans", "its {number} point recovery programme"),
)
_SO = (
    *(
        "so that waits fall below {number} weeks",
        "which families in the {place} had asked for",
        "after {number} complaints",
    ),
    *("before the board meets again in {month}", "with help from {number} schools", "and will report by {month}"),
    *("although evidence of impact is still thin", "because staff turnover in the {place} remained high"),
)
_PLACES = ("north", "harbour district", "upper valley", "city wards", "coastal villages", "southern hubs", "old town")
_MONTHS = ("January", "March", "May", "July", "September", "November")
_HEADINGS = ("Priority Action {}: ‘Leaders should improve {}’", "Area for Improvement {}: ‘Partners should secure {}’")


def write_letters(folder: Path, copies: int) -> list[Path]:
    """Write `copies` different letters as text files under `folder`; return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number in range(copies):
        path = folder / f"synthetic-{number:04}.txt"
        path.write_text(_letter(number), encoding="utf-8")
        paths.append(path)
    return paths


def _letter(number: int) -> str:
    chance = random.Random(number)
    area = f"{_AREAS[number % len(_AREAS)]} {number // len(_AREAS) + 1}"
    parts = [
        f"{1 + number % 28} {chance.choice(_MONTHS)} {2026 + number % 4}",
        "Dear partners,",
        f"{area}: SEND stocktake meeting, review {number + 1}",
        _paragraph(chance),
    ]
    for place in range(1, 7):
        heading = _HEADINGS[place > 2].format(place, _filled(chance.choice(_WHAT), chance))
        parts.extend((heading, _paragraph(chance), _paragraph(chance)))
    parts.append("Areas for continued focus")
    parts.append("\n".join(f"- {_sentence(chance)}" for _ in range(5)))
    parts.extend(
        ("Next steps", f"Your next review will take place on {1 + number % 27} {chance.choice(_MONTHS)} 2031.")
    )
    return "\n\n".join(parts) + "\n"


def _paragraph(chance: random.Random) -> str:
    return " ".join(_sentence(chance) for _ in range(chance.randint(4, 7)))


def _sentence(chance: random.Random) -> str:
    return _filled(" ".join(chance.choice(part) for part in (_WHO, _DID, _WHAT, _SO)), chance) + "."


def _filled(pattern: str, chance: random.Random) -> str:
    return pattern.format(place=chance.choice(_PLACES), number=chance.randint(3, 400), month=chance.choice(_MONTHS))
