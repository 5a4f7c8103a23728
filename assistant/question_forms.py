"""Subjects into questions a person would type, by the forms of `tables/suggestions.toml`.

A question names its area where documents of several areas are held, or it would not stand alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from assistant.subjects import Subject
from assistant.words import table

_WHERE = re.compile(r"\[([^\]|]*)(?:\|([^\]]*))?\]")


@dataclass(frozen=True, slots=True)
class Form:
    """One way to ask about one kind of subject."""

    name: str
    about: str
    text: str
    place: int
    """Where it stands in the table: of two forms the one with the lower place is preferred."""
    opens: bool = False
    """True for a form that first questions may have."""
    family: str = ""
    """What other forms ask much the same: one of a family is enough after an answer."""
    follows: bool = True
    """True for a form that follow-ups may have."""

    def filled(self, subject: Subject, *, naming_area: bool) -> str:
        """Return the question about a subject."""
        named = naming_area and bool(subject.document.area)
        text = _WHERE.sub(lambda found: found[1] if named else found[2] or "", self.text)
        return text.format(area=subject.document.area, **subject.said)


@cache
def forms() -> tuple[Form, ...]:
    """Return every form, the preferred first."""
    return tuple(Form(place=place, **one) for place, one in enumerate(table("suggestions")["form"]))


@cache
def forms_about(about: str) -> tuple[Form, ...]:
    """Return the forms that one kind of subject fills."""
    return tuple(one for one in forms() if one.about == about)
