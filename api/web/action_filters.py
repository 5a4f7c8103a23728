"""The address of a view of the register into what is asked for, and back: the address is the saved view.

What an address holds that cannot be understood is left out and said, never an error: somebody may have kept the
link for a year. The names are those of `GET /api/actions`, so that a view and its download have one address. Unlike in
`Wanted`, "overdue" has no day of its own here; the day is `on`, today unless given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields, replace
from datetime import date
from enum import StrEnum
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from api.web.shelf import UNKNOWN_AREA
from assistant.register.filters import Wanted
from assistant.register.tracked import Assessor, Missing, Scale
from corpus.actions import ActionKind

_CHOICES: dict[str, tuple[str, type[StrEnum]]] = {
    "kind": ("kinds", ActionKind),
    "status": ("scales", Scale),
    "assessor": ("assessors", Assessor),
    "missing": ("missing", Missing),
}
_FLAGS = {"slipped": "is_slipped", "dropped": "is_dropped", "disputed": "is_disputed"}
_DAYS = ("due_from", "due_to", "changed_since")
_WORDS = {"owner": "owner", "q": "words"}
TRUE = "true"
_ID = re.compile(r"[0-9a-f]{1,64}")


@dataclass(frozen=True, slots=True)
class Asked:
    """One view of the register: an area, conditions, the day overdue is measured on, and a page of it."""

    area: str | None = None
    """None is every area; "" the documents whose area is not known."""
    wanted: Wanted = field(default_factory=Wanted)
    on: date = date.min
    is_on_given: bool = False
    """Whether the address names the day, so that the view stays as it is."""
    page: int = 1
    misread: tuple[str, ...] = ()
    """What the address holds that was left out, in words."""

    @property
    def is_narrowed(self) -> bool:
        """Whether any condition is set beside the area."""
        return self.wanted != Wanted()

    def having(self, **conditions: object) -> Asked:
        """Return this view with other conditions, from its first page; `overdue` is asked for by True or False."""
        if "overdue" in conditions:
            conditions["overdue_on"] = self.on if conditions.pop("overdue") else None
        return replace(self, wanted=replace(self.wanted, **conditions), page=1)

    def bare(self) -> Asked:
        """Return the view of the same area without conditions."""
        return replace(self, wanted=Wanted(), page=1)

    def at(self, page: int) -> Asked:
        """Return another page of this view."""
        return replace(self, page=page)

    def pairs(self) -> list[tuple[str, str]]:
        """Return the fields of the address, without the page."""
        wanted = self.wanted
        pairs = [] if self.area is None else [("area", self.area or UNKNOWN_AREA)]
        pairs += [(name, one.value) for name, (at, _) in _CHOICES.items() for one in getattr(wanted, at)]
        pairs += [(name, getattr(wanted, at)) for name, at in _WORDS.items() if getattr(wanted, at)]
        pairs += [("ref", one) for one in wanted.refs] + [("document_id", one) for one in wanted.document_ids]
        pairs += [(name, getattr(wanted, name).isoformat()) for name in _DAYS if getattr(wanted, name)]
        pairs += [("overdue", TRUE)] if wanted.overdue_on else []
        pairs += [(name, TRUE) for name, at in _FLAGS.items() if getattr(wanted, at)]
        return [*pairs, ("as_of", self.on.isoformat())] if self.is_on_given else pairs

    def query(self, **more: str) -> str:
        """Return the query of the address, "" or beginning with "?"."""
        pairs = [*self.pairs(), *more.items()]
        return f"?{urlencode(pairs)}" if pairs else ""

    def download(self, form: str) -> str:
        """Return the address of the same view as a file: csv, xlsx, docx or ics."""
        pairs = [(name, "" if (name, value) == ("area", UNKNOWN_AREA) else value) for name, value in self.pairs()]
        return f"/api/actions?{urlencode([*pairs, ('format', form)])}"

    @property
    def address(self) -> str:
        """The address of this view."""
        return "/actions" + (self.query(page=str(self.page)) if self.page > 1 else self.query())


def read(params: QueryParams, today: date, areas: Iterable[str] = ()) -> Asked:
    """Return the view that an address asks for; an area's name is taken in any case that one of `areas` has."""
    misread: list[str] = []
    on = _day(params, "as_of", misread)
    found: dict[str, object] = {
        at: tuple(_choices(params, name, choice, misread)) for name, (at, choice) in _CHOICES.items()
    }
    found |= {name: _day(params, name, misread) for name in _DAYS}
    found |= {at: True for name, at in _FLAGS.items() if params.get(name) == TRUE}
    found |= {at: " ".join(params.get(name, "").split())[:200] for name, at in _WORDS.items()}
    found["refs"] = tuple(one[:200] for one in dict.fromkeys(params.getlist("ref")) if one)
    found["document_ids"] = tuple(one for one in dict.fromkeys(params.getlist("document_id")) if _ID.fullmatch(one))
    found["overdue_on"] = (on or today) if params.get("overdue") == TRUE else None
    area, page = params.get("area", ""), params.get("page", "1")
    return Asked(
        area=None if not area else _area(area, areas),
        wanted=Wanted(**found),
        on=on or today,
        is_on_given=on is not None,
        page=int(page) if page.isascii() and page.isdigit() and 0 < len(page) < 7 else 1,
        misread=tuple(misread),
    )


def conditions_set(wanted: Wanted) -> Iterator[tuple[str, object, Wanted]]:
    """Yield each condition set: the name of its field, its value, and the conditions without it."""
    for each in fields(Wanted):
        value = getattr(wanted, each.name)
        if isinstance(value, tuple):
            for one in value:
                yield each.name, one, replace(wanted, **{each.name: tuple(other for other in value if other != one)})
        elif value not in (None, ""):
            yield each.name, value, replace(wanted, **{each.name: each.default})


def _area(given: str, areas: Iterable[str]) -> str:
    named = "" if given == UNKNOWN_AREA else given[:200]
    return next((one for one in areas if one.casefold() == named.casefold()), named)


def _choices(params: QueryParams, name: str, choice: type[StrEnum], misread: list[str]) -> Iterator[StrEnum]:
    for given in dict.fromkeys(filter(None, params.getlist(name))):
        if given in set(choice):
            yield choice(given)
        else:
            misread.append(f"“{given[:40]}” is no {name} that is known")


def _day(params: QueryParams, name: str, misread: list[str]) -> date | None:
    given = params.get(name, "").strip()
    if not given:
        return None
    try:
        return date.fromisoformat(given)
    except ValueError:
        misread.append(f"“{given[:40]}” is no date like 2025-01-31")
        return None
