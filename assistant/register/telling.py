"""What our own sentence before an answer's rows says: how many of how many, of what, and by which rule.

Counts and refs are worked out from the register; every word about an action is left to the rows, which are quoted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from assistant.register.asking import Asking
from assistant.register.days import in_words, said_in_full
from assistant.register.filters import lacks
from assistant.register.overdue import measured_on
from assistant.register.seen import LETTERS, PLANS, Row
from corpus.documents import Document, DocumentKind
from corpus.wording import display

MOST_ROWS = 200
"""What one answer can show and still be read; a plan of a single area stays well below."""
_MOST_NAMED = 20
_TITLE_WORDS = 7
FIELD_NAMES = {
    "owner": "lead",
    "accountable": "accountable officer",
    "responsible": "responsible person or body",
    "body": "responsible body",
    "due": "due date",
    "former_due": "earlier due date",
    "success": "success measure",
    "status": "status",
    "progress": "progress update",
    "milestones": "milestones",
}
_ARE = {
    "overdue": ("is overdue", "are overdue"),
    "disputed": ("is judged differently by two sides", "are judged differently by two sides"),
    "slipped": ("has a later date than the one first set", "have a later date than the one first set"),
    "dropped": ("is no longer named", "are no longer named"),
    "not_complete": ("is not said to be complete", "are not said to be complete"),
    "not_on_track": ("is delayed or at risk", "are delayed or at risk"),
    "not_started": ("is said not to have started", "are said not to have started"),
    "on_track": ("is on track", "are on track"),
    "at_risk": ("is at risk", "are at risk"),
    "delayed": ("is delayed", "are delayed"),
    "complete": ("is complete", "are complete"),
    "some_progress": ("is in progress", "are in progress"),
    "no_judgement": ("has no judgement", "have no judgement"),
}
_NONE = {"dropped": "has gone without a word", "not_complete": "is still open"}
"""What is said where no action meets a condition whose own words deny something: "none is not" would be read twice."""
_DENIED = (
    ("is overdue", "is not overdue"),
    ("is judged", "is not judged"),
    ("is no longer", "is still"),
    ("is not said", "is said"),
    ("is said not to have started", "is not said to be unstarted"),
    ("has a later", "has no later"),
    ("has no judgement", "has a judgement"),
    ("gives no", "gives a"),
    ("falls due", "does not fall due"),
    ("is ", "is not said to be "),
)
"""How each condition begins, and how its denial does; the first that fits is taken."""
_READ_AS = frozenset(
    ["not_on_track", "not_started", "on_track", "at_risk", "delayed", "complete", "some_progress", "not_complete"]
)
_KINDS = {
    DocumentKind.STOCKTAKE_LETTER: ("thing asked for", "things asked for"),
    DocumentKind.MINUTES: ("action", "actions"),
}


def counted(asking: Asking, fitting: Sequence[Row], rows: Sequence[Row], *, of_person: str = "") -> str:
    """Return how many of the rows fit, and where the rows stand: "5 of the 19 actions in “…” are overdue"."""
    number, total = len(fitting), len(rows)
    meets = condition(asking, number)
    if of_person:
        meets = " and ".join(part for part in (f"{of_person}", meets) if part)
    if not meets:
        return f"{total} {things(rows)}"
    if total == 1 and not number:
        return f"None of the actions asked about ({total} {things(rows)}) {meets}"
    return f"{number or 'None'} of the {total} {things(rows)} {meets}"


def verdict(asking: Asking, fits: bool) -> str:
    """Return that one action meets the conditions, or that it does not."""
    meets = condition(asking, 1)
    if fits:
        return meets
    if len(asking.conditions) > 1:
        return f"is not all of this: {meets}"
    return next(denied + meets.removeprefix(said) for said, denied in _DENIED if meets.startswith(said))


def condition(asking: Asking, number: int) -> str:
    """Return what the rows meet, in words that agree with their number."""
    several = number > 1
    said = []
    for name in asking.conditions:
        if name in _ARE:
            said.append(_ARE[name][several] if number else _NONE.get(name, _ARE[name][0]))
        elif name == "lacking":
            said.append(_lacking(asking, number))
        elif name == "due":
            said.append(("fall due " if several else "falls due ") + _within(asking))
    colours = [name.capitalize() for name in asking.conditions if name in asking.wanted.colours]
    if colours:
        said.append(f"{'are' if several else 'is'} {' or '.join(colours)}")
    return " and ".join(said)


def _lacking(asking: Asking, number: int) -> str:
    wanted = asking.wanted
    joint = "or" if wanted.lacking_any else "and"
    names = [FIELD_NAMES[name] for name in wanted.lacking or wanted.lacking_any]
    if not number:  # "none gives no lead" would have to be read twice
        return f"is without a {f' {joint} a '.join(names)}"
    return f"{'give' if number > 1 else 'gives'} no {f' {joint} no '.join(names)}"


def _within(asking: Asking) -> str:
    first, last = asking.wanted.due_from, asking.wanted.due_to
    if first and last and asking.due_days:
        return f"in the days from {said_in_full(asking.due_days)}" if first != last else f"on {in_words(first)}"
    return f"by {in_words(last)}" if last else f"from {in_words(first)} on" if first else ""


def things(rows: Sequence[Row]) -> str:
    """Return what rows are and where they stand: "actions in “…” (14 February 2025)"."""
    by_document: dict[Document, int] = {}
    for row in rows:
        by_document[row.mention.document] = by_document.get(row.mention.document, 0) + 1
    if len(by_document) == 1:
        (document,) = by_document
        return f"{_KINDS.get(document.kind, ('action', 'actions'))[len(rows) != 1]} in {titled(document)}"
    plans = sum(count for one, count in by_document.items() if one.kind in PLANS)
    letters = sum(count for one, count in by_document.items() if one.kind in LETTERS)
    parts = [
        f"{count} {what}"
        for count, what in (
            (plans, "in the plan" if plans == 1 else "in plans"),
            (letters, "asked for in letters"),
            (len(rows) - plans - letters, "in minutes and other papers"),
        )
        if count
    ]
    return f"actions held ({', '.join(parts)})" if len(parts) > 1 else f"actions {parts[0].split(' ', 1)[1]}"


def titled(document: Document) -> str:
    """Return a document by title and date."""
    return f"“{document.title}”" + (f" ({in_words(document.date)})" if document.date else "")


def rules(asking: Asking, fitting: Sequence[Row]) -> list[str]:
    """Return the rules by which rows were chosen, and what they do not show."""
    said = []
    if "overdue" in asking.conditions:
        said.append(measured_on(in_words(asking.day)))
    if "due" in asking.conditions:
        said.append("The newest date given for each action counts.")
    if "slipped" in asking.conditions and fitting:
        said.append(f"The date first set and the newest one: {_listed([_slip(row) for row in fitting])}.")
    if "dropped" in asking.conditions:
        said += _dropped(fitting)
    if _READ_AS & set(asking.conditions):
        said.append("The documents’ own words for how far each is stand in its row.")
    return said


def _slip(row: Row) -> str:
    """Return how far a date has slipped, from the last day first set to the last day set now."""
    first, now = row.action.original_due, row.action.revised_due
    days = f" ({in_words(first.end)} to {in_words(now.end)})" if first and now and first.end and now.end else ""
    return f"{named(row)} by {row.action.slip_days} days{days}"


def _dropped(rows: Sequence[Row]) -> list[str]:
    """Return when rows were last seen, and the first later document that should have named them."""
    by_days: dict[tuple[str, str], int] = {}
    for row in rows:
        days = _day(row.mention.document), _day(row.action.dropped_since)
        by_days[days] = by_days.get(days, 0) + 1
    return [
        f"{count} last seen {seen}, not mentioned on {silent} or since." for (seen, silent), count in by_days.items()
    ]


def _day(document: Document | None) -> str:
    return in_words(document.date) if document and document.date else "a day not known"


def absent(rows: Sequence[Row], fields: Iterable[str], *, naming: bool = True) -> list[str]:
    """Return which rows do not give a field that was asked for; over several areas only how many, refs being alike."""
    said = []
    for name in fields:
        own = ("owner", "accountable", "body") if name == "responsible" else (name,)
        without = [row for row in rows if all(_is_empty(row, one) for one in own)]
        if without and len(without) == len(rows):
            said.append(f"No {FIELD_NAMES[name]} is given for any of them.")
        elif without:
            which = _listed([named(row) for row in without]) if naming else f"{len(without)} of them"
            said.append(f"No {FIELD_NAMES[name]} is given for {which}.")
    return said


def _is_empty(row: Row, name: str) -> bool:
    if name in ("milestones", "former_due"):
        return not getattr(row.mention.action, name)
    return lacks(row.mention.action, name)


def named(row: Row) -> str:
    """Return the ref of a row, or its first words where it has none."""
    words = display(row.mention.action.text).split()
    return row.ref or "“" + " ".join(words[:_TITLE_WORDS]) + ("…" if len(words) > _TITLE_WORDS else "") + "”"


def cut(rows: Sequence[Row]) -> str:
    """Return the hint at what is not shown, "" when all is."""
    if len(rows) <= MOST_ROWS:
        return ""
    return f"The first {MOST_ROWS} are shown; `stocktake actions` and the Actions page have all {len(rows)}."


def by_owner(rows: Sequence[Row]) -> str:
    """Return how many of the rows each lead has, the most first."""
    counts = Counter(lead_of(row) for row in rows)
    listed = sorted(counts.items(), key=lambda pair: (pair[0] == "", -pair[1], pair[0]))
    said = ", ".join(f"{name or 'no lead given'} {count}" for name, count in listed)
    return f"By lead: {said}."


def lead_of(row: Row) -> str:
    """Return the name of a row's lead, "" where none is given."""
    owner = row.mention.action.owner
    return owner.words.split(",")[0].strip() if owner and not lacks(row.mention.action, "owner") else ""


def listed_refs(rows: Sequence[Row]) -> str:
    """Return the names of rows: "1.2, 2.3 and 3.1"."""
    return _listed([named(row) for row in rows])


def _listed(names: Sequence[str]) -> str:
    shown = list(names[:_MOST_NAMED])
    more = len(names) - len(shown)
    if more > 0:
        return f"{', '.join(shown)} and {more} more"
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)
