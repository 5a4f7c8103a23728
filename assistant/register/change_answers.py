"""Questions about what changed into answers: each action as it was and as it is, and what became of what was asked.

One statement an action, the earlier words before the later ones, each cited in its own document.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answers import Status
from assistant.drafts import Draft, Pick
from assistant.register.asking import Form, Since
from assistant.register.changes import Change, Span, What, changes, dated_in, span_of
from assistant.register.days import in_words, said_in_full
from assistant.register.ground import Ground
from assistant.register.seen import LETTERS, PLANS, Row, newest_first
from assistant.register.telling import MOST_ROWS, cut, listed_refs, titled
from assistant.register.tracked import Scale, TrackedAction, Update
from corpus.actions import ActionKind

_ORDER = (What.GONE, What.NEW, What.DATE, What.STATUS, What.OWNER, What.REF, What.WORDING)
_DONE, _SPOKEN_OF, _SILENT = "Said to be complete", "Spoken of since but not said to be complete", "Not spoken of since"
_GROUPS = (_SILENT, _SPOKEN_OF, _DONE)
"""What became of what was asked, the worst first."""
_SHOWN = {What.DATE: "due", What.OWNER: "owner"}


def changed(ground: Ground) -> Draft | None:
    """Answer "what changed since the last letter" and "what is new in the latest plan"."""
    asking = ground.asking
    if ground.about or asking.since is None and not (asking.names_actions or asking.of_plans):
        return None
    since = asking.since or Since(of_plans=asking.of_plans, of_letters=asking.of_letters, which="previous")
    span = span_of(since, ground.documents)
    if span is None:
        return _nothing_earlier(ground, since)
    found = [one for one in changes(ground.actions, span) if _is_asked(one, ground)]
    if asking.form is Form.NEW:
        found = [one for one in found if What.NEW in one.what]
    kinds = "New" if asking.form is Form.NEW else "Changed"
    first = _first_held(span)
    if not found:
        said = " ".join([f"{kinds} {_when(span)}: none of the actions held.", *first])
        return Draft(Status.NOT_IN_DOCUMENTS, said)
    found.sort(key=lambda one: _ORDER.index(_first_of(one)))
    rows = [_row(one) for one in found]
    said = [
        f"{kinds} {_when(span)}: {len(found)} actions." if len(found) > 1 else f"{kinds} {_when(span)}: one action."
    ]
    if asking.form is not Form.NEW:
        said += _by_what(found)
        said.append("Earlier words stand before later ones.")
    told = [replace(_told(ground, one), under=_first_of(one).value.capitalize()) for one in found[:MOST_ROWS]]
    return Draft(Status.ANSWERED, " ".join([*said, *first, cut(rows)]).strip(), tuple(told))


def _first_of(change: Change) -> What:
    """Return what is told first of an action that changed in several ways."""
    return min(change.what, key=_ORDER.index)


def _first_held(span: Span) -> list[str]:
    """Name the plans after the time that have none before it: their actions are not counted as changes."""
    if any(one.kind in PLANS for one in span.before):
        return []
    return [
        f"{titled(one)} is the first plan held; its actions are not counted." for one in span.after if one.kind in PLANS
    ][:1]


def _nothing_earlier(ground: Ground, since: Since) -> Draft | None:
    """Say that there is nothing to set the newest plan or letter against, when one is held."""
    kinds, name = (PLANS, "plan") if since.of_plans else (LETTERS, "letter")
    held = [one for one in ground.documents if one.kind in kinds]
    if len(held) != 1 or not (since.of_plans or since.of_letters):
        return None
    message = f"Only one {name} of {ground.area} is held, {titled(held[0])}: there is no other to set it against."
    return Draft(Status.NOT_IN_DOCUMENTS, message)


def _is_asked(change: Change, ground: Ground) -> bool:
    """Tell whether a change is of the kind of action asked about."""
    if ground.asking.of_plans or ground.asking.since and ground.asking.since.of_plans:
        mention = change.after or change.before
        return (
            mention is not None
            and mention.document.kind in PLANS
            and change.action.latest.kind is ActionKind.PLAN_ACTION
        )
    return True


def _when(span: Span) -> str:
    if span.base is None:
        return f"in documents from {in_words(min(one.date for one in span.after if one.date))} on"
    return f"since {titled(span.base)}"


def _by_what(found: Sequence[Change]) -> list[str]:
    said = []
    for what in _ORDER:
        rows = [_row(one) for one in found if what in one.what]
        if rows:
            said.append(f"{what.value.capitalize()}: {listed_refs(rows)}.")
    return said


def _row(change: Change) -> Row:
    mention = change.after or change.before
    assert mention is not None
    return Row(change.action, mention)


def _told(ground: Ground, change: Change) -> Pick:
    cells = ground.cells
    if change.before is None or change.after is None:
        mention = change.before or change.after
        assert mention is not None
        return cells.row(mention, ("owner", "due", "status"), *(cells.update(one) for one in change.updates))
    besides = []
    if What.REF in change.what or What.WORDING in change.what:
        besides += cells.head(change.before)
    for what, field in _SHOWN.items():
        if what in change.what:
            besides += [*cells.field(change.before, field), *cells.field(change.after, field)]
    besides += [cells.update(one) for one in change.updates]
    if What.REF in change.what or What.WORDING in change.what:
        return cells.row(change.before, (), *besides[len(cells.head(change.before)) :], *cells.head(change.after))
    return cells.row(change.after, (), *besides)


def asked_before(ground: Ground) -> Draft | None:
    """Answer "what was asked last time and has it been done" with each ask and what was said of it since."""
    if ground.about:
        return None
    span = span_of(ground.asking.since or Since(of_letters=True), ground.documents)
    if span is None or span.base is None:
        return _nothing_after(ground)
    after = {one.document_id for one in span.after}
    asks = [
        Row(action, mention)
        for action in ground.actions
        for mention in action.mentions
        if mention.document == span.base and mention.action.kind is ActionKind.CONTINUED_FOCUS
    ]
    if not asks:
        return None
    asks.sort(key=lambda row: row.mention.action.ordinal)
    groups: dict[str, list[Pick]] = {name: [] for name in _GROUPS}
    for row in asks:
        updates = [one for one in row.action.updates if one.document.document_id in after]
        later = [one for one in row.action.mentions if one.document.document_id in after]
        besides = [ground.cells.update(one) for one in updates] or [
            part for one in later[-1:] for part in ground.cells.head(one)
        ]
        name = _became(row.action, updates, bool(later))
        groups[name].append(replace(ground.cells.row(row.mention, ("due",), *besides), under=name))
    said = [f"{titled(span.base)} asked for {len(asks)} {'thing' if len(asks) == 1 else 'things'}."]
    counts = [f"{name.lower()}: {len(told)}" for name, told in groups.items() if told]
    said += [f"{'; '.join(counts)}.".capitalize(), "Each ask is followed by what later documents say of it."]
    told = [one for name in _GROUPS for one in groups[name]]
    return Draft(Status.ANSWERED, " ".join(said), tuple(told[:MOST_ROWS]))


def _nothing_after(ground: Ground) -> Draft | None:
    """Say why it cannot be told what became of a letter's asks: no letter of that time, or nothing newer."""
    letters = newest_first(one for one in ground.documents if one.kind in LETTERS)
    if not letters:
        return None
    within = ground.asking.since.within if ground.asking.since else None
    held = ", ".join(in_words(one.date) for one in letters[::-1] if one.date)
    if within and not dated_in(within, letters):
        said = f"No letter of {ground.area} is held from {said_in_full(within)}; letters are held of {held}."
        return Draft(Status.NOT_IN_DOCUMENTS, said)
    said = f"Nothing newer than {titled(letters[0])} is held, so what became of what it asks for cannot be told."
    return Draft(Status.NOT_IN_DOCUMENTS, said)


def _became(action: TrackedAction, updates: Sequence[Update], is_repeated: bool) -> str:
    if updates and updates[-1].scale is Scale.COMPLETE:
        return _DONE
    return _SPOKEN_OF if updates or is_repeated else _SILENT
