"""What stands behind the words of an ask: who is to lead, in brackets, and a date alone.

"… (Ann Lee to lead);" names an owner and is no part of what is asked; "… (30 May 2025)" is due then though no "by"
says so.
"""

from __future__ import annotations

import re

from corpus.actions import Due, Field
from ingest.due import due_in
from ingest.running import Pages, RunningText, shown

_LED_BY = re.compile(
    r"\s*\((?P<lead>(?:led by|lead|owner):?\s+)?(?P<owner>(?-i:[A-Z])[^()]{2,90}?)(?(lead)| (?:to|will) lead)\)"
    r"[.;,]?(?:\s*(?:and|or))?\s*$",
    re.IGNORECASE,
)
_DATE_ALONE = re.compile(
    r"(?:[(\[]|\s[–—|-]\s|:\s)\s*(?:(?:due|date|deadline|timescale|when|target):?\s+)?(?P<date>[^()\[\]:;–—|]{3,40}?)"
    r"[)\]]?[.;,]?(?:\s*(?:and|or))?\s*$",
    re.IGNORECASE,
)


def owner_at_end(running: RunningText, low: int, high: int, pages: Pages) -> tuple[Field | None, int]:
    """Return who is to lead what `running` asks from `low` to `high`, and where the words of the ask end."""
    led = _LED_BY.search(running.text, low, high)
    if led is None:
        return None, high
    name = running.spans(*led.span("owner"))
    return Field(shown(name, pages), name), led.start()


def due_at_end(running: RunningText, low: int, high: int) -> Due | None:
    """Return the date that stands alone at the end of an ask, in brackets or behind a dash."""
    alone = _DATE_ALONE.search(running.text, low, high)
    return due_in(running, *alone.span("date"), is_deadline=False) if alone else None
