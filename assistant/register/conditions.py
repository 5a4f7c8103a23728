"""The words of a question into conditions on actions: what they lack, how far they are, when they are due.

Read in a fixed order, because "not on track" must be taken before "on track" is looked for. What the words of each
condition are stands in `tables/register.toml`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from assistant.patterns import pattern
from assistant.register.asking import Asking, Since, Taking
from assistant.register.days import Days
from assistant.register.tracked import Scale

FIELDS_LACKED = ("accountable", "success", "due", "owner", "status")
"""The longer words first: an accountable officer is no owner."""
SCALES = {
    "not_on_track": (Scale.DELAYED, Scale.AT_RISK),
    "not_started": (Scale.NOT_STARTED,),
    "on_track": (Scale.ON_TRACK,),
    "at_risk": (Scale.AT_RISK,),
    "delayed": (Scale.DELAYED,),
    "some_progress": (Scale.SOME_PROGRESS,),
    "no_judgement": (Scale.NO_JUDGEMENT, Scale.UNCLEAR),
    "complete": (Scale.COMPLETE,),
}
_FLAGS = (("disputed", "is_disputed", "parties"), ("slipped", "is_slipped", "how_long"), ("dropped", "is_dropped", ""))


def with_times(taking: Taking, asking: Asking) -> Asking:
    """Return the question with the day it is asked of, from when on, and within which days."""
    as_of = taking.take_days("as_of", looks_back=True)
    if as_of:
        asking = replace(asking, day=as_of[1].last)
    since = asking.since or _since(taking)
    if since:
        return replace(asking, since=since)
    if taking.take("next_due"):
        wanted = replace(asking.wanted, due_from=asking.day, is_complete=False)
        return replace(asking, wanted=wanted, conditions=("not_complete", "due"), soonest_first=True)
    if not taking.has("falls_due", "actions"):
        return asking
    led = taking.take_days("before_day", "by_day", "after_day", "in_days")
    if led:
        return _due(asking, *led)
    bare = taking.take_bare_days() if taking.has("falls_due") else None
    return _due(asking, "in_days", bare) if bare else asking


def _since(taking: Taking) -> Since | None:
    match = pattern("register", "since_document").search(taking.text)
    if match:
        said = taking.take_time("since_document")
        which = match["which"] or match["which2"] or "last"
        earlier = {"previous": "previous", "earlier": "previous", "first": "first", "earliest": "first"}
        return replace(_of_documents(earlier.get(which, "last"), said), is_since=said.startswith("since"))
    if said := taking.take_time("between_two"):
        return replace(_of_documents("previous", said), between=True)
    if taking.has("new", "changed", "dropped") and (said := taking.take_time("in_latest")):
        return replace(_of_documents("previous", said), between=True)
    led = taking.take_days("since_day", looks_back=True)
    return Since(day=led[1].first) if led else None


def _of_documents(which: str, said: str) -> Since:
    of_letters = any(word in said for word in ("letter", "stocktake", "review"))
    return Since(which=which, of_letters=of_letters, of_plans="plan" in said or "version" in said)


def _due(asking: Asking, lead: str, days: Days) -> Asking:
    first: date | None = days.first
    last: date | None = days.last
    if lead == "by_day":
        first = None
    elif lead == "before_day":
        first, last = None, days.first - timedelta(days=1)
    elif lead == "after_day":
        first, last = days.last + timedelta(days=1), None
    wanted = replace(asking.wanted, due_from=first, due_to=last)
    return replace(asking, wanted=wanted, due_days=days, conditions=(*asking.conditions, "due"))


def with_conditions(taking: Taking, asking: Asking) -> Asking:
    """Return the question with what the actions wanted are like."""
    wanted, found = asking.wanted, list(asking.conditions)
    lacking, is_any = _lacking(taking)
    if lacking:
        wanted, found = replace(wanted, **{"lacking_any" if is_any else "lacking": lacking}), [*found, "lacking"]
    if taking.take("overdue"):
        wanted, found = replace(wanted, overdue_on=asking.day), [*found, "overdue"]
    for name, flag, besides in _FLAGS:
        if taking.take(name):
            wanted, found = replace(wanted, **{flag: True}), [*found, name]
            if besides:
                taking.take(besides)
    if taking.take("not_complete"):
        wanted, found = replace(wanted, is_complete=False), [*found, "not_complete"]
    named = [name for name in SCALES if taking.take(name)]
    if named:
        scales = tuple(dict.fromkeys(scale for name in named for scale in SCALES[name]))
        wanted, found = replace(wanted, scales=scales), [*found, *named]
    colours = tuple(
        dict.fromkeys(match.group().rstrip("s") for match in pattern("register", "colours").finditer(taking.text))
    )
    if taking.take("colours"):
        wanted, found = replace(wanted, colours=colours), [*found, *colours]
    return replace(asking, wanted=wanted, conditions=tuple(found))


def _lacking(taking: Taking) -> tuple[tuple[str, ...], bool]:
    """Return the fields that the actions wanted do not give, and whether one of them is enough."""
    for head in pattern("register", "lacking").finditer(taking.text):
        rest, lacked = taking.text[head.end() :].lstrip(), []
        while name := _lacked_first(rest):
            lacked.append(name)
            rest = _without_first(f"lacked_{name}", _without_first("joins", rest))
        if lacked:
            said = taking.text[head.end() : len(taking.text) - len(rest)]
            taking.text = f"{taking.text[: head.start()]} | {rest}"
            return tuple(dict.fromkeys(lacked)), " or " in said
    if taking.take("nobody"):
        return ("owner",), False
    return (("due",), False) if taking.take("undated") else ((), False)


def _lacked_first(text: str) -> str | None:
    """Return the field that a text names first, after an article or "and no"."""
    after = _without_first("joins", text)
    return next((name for name in FIELDS_LACKED if pattern("register", f"lacked_{name}").match(after)), None)


def _without_first(name: str, text: str) -> str:
    kept = text.lstrip(" ,|")
    while match := pattern("register", name).match(kept):
        kept = kept[match.end() :].lstrip(" ,|")
    return kept
