"""Days into a calendar file (iCalendar, RFC 5545) that a calendar program can subscribe to.

What a calendar shows is only as fresh as its program asks for; the file says how often that is worth it. Everything
in it comes from its caller, the time stamps too, so that the same register gives the same bytes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from icalendar import Calendar, Event, vText

from api.word import printable

MEDIA_TYPE = "text/calendar"
_PRODUCT = "-//Stocktake Assistant//Actions//EN"
_ASK_AGAIN_AFTER = dt.timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class Day:
    """One all-day event."""

    uid: str
    """The same in every edition of the file, so that a subscribed calendar moves the event instead of adding one."""
    day: dt.date
    summary: str
    lines: Sequence[str]
    url: str
    kind: str
    changed_at: dt.datetime
    """When what it is made from last changed, in UTC."""
    edition: int
    """Grows with each change."""


def calendar_file(name: str, days: Iterable[Day]) -> bytes:
    """Return a calendar with these days in it."""
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    # Left to itself the library does not escape what it has no type for.
    calendar.add("name", vText(_one_line(name)))
    calendar.add("x-wr-calname", vText(_one_line(name)))
    calendar.add("refresh-interval", _ASK_AGAIN_AFTER, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", f"PT{_ASK_AGAIN_AFTER // dt.timedelta(hours=1)}H")
    for day in days:
        calendar.add_component(_event(day))
    return calendar.to_ical()


def _event(day: Day) -> Event:
    event = Event()
    event.add("uid", day.uid)
    event.add("dtstamp", day.changed_at)
    event.add("last-modified", day.changed_at)
    event.add("sequence", day.edition)
    event.add("dtstart", day.day)
    event.add("dtend", day.day + dt.timedelta(days=1))
    event.add("summary", _one_line(day.summary))
    event.add("description", "\n".join(_one_line(line) for line in day.lines))
    event.add("url", day.url)
    event.add("categories", [day.kind])
    # A date in a plan is no appointment: it must not show anybody as busy.
    event.add("transp", "TRANSPARENT")
    return event


def _one_line(text: str) -> str:
    return " ".join(printable(text).split())
