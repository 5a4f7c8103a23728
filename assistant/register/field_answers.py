"""Questions about single actions and indicators into answers: a field, the history, what a number became, the figures.

A field that the document leaves empty is said to be absent, with the row that shows it; no other row answers for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answers import Status
from assistant.drafts import Draft, Pick
from assistant.register.asking import Asking, Form
from assistant.register.filters import fits, lacks
from assistant.register.ground import PEOPLE, Ground
from assistant.register.row_answers import rows_of_all
from assistant.register.seen import PLANS, Row, plan_rows, row_of
from assistant.register.telling import FIELD_NAMES, MOST_ROWS, named, rules, titled, verdict
from assistant.register.tracked import Mention, Relation, TrackedAction
from assistant.words import question_terms, text_terms
from corpus.actions import ActionKind, Measure
from corpus.documents import Document

_NAME_WORDS = 2


def field_of(ground: Ground) -> Draft | None:
    """Answer "who leads 1.1" and "what is the status of the dashboard action" from that action's own row."""
    asking = ground.asking
    current = plan_rows(ground.actions, ground.documents)
    if asking.wanted.refs:
        if ground.about:
            return None
        rows = ground.with_refs(current)
        if len({row.ref.casefold() for row in rows}) < len(asking.wanted.refs):
            rows = [*rows, *ground.with_refs(_older_rows(ground, {row.ref.casefold() for row in rows}))]
    else:
        rows = ground.on_topic(current) if ground.about and _is_of_one_action(asking) else []
        rows = rows if len(rows) == 1 else []
    return _fields_told(ground, rows, asking) if rows else _of_person(ground, current)


def _of_person(ground: Ground, rows: Sequence[Row]) -> Draft | None:
    """Answer "everything Martin Okell is accountable for" with all actions that name the person."""
    asking = ground.asking
    if asking.wanted.refs or not set(asking.fields) & {*PEOPLE, "responsible"} or not ground.about:
        return None
    if len(ground.about) < _NAME_WORDS or not ground.of_person(rows, asking.fields)[0]:
        return None
    as_rows = replace(asking, form=Form.ROWS, names_actions=True)
    return rows_of_all([Ground(ground.inquiry, as_rows, ground.area)], as_rows)


def _is_of_one_action(asking: Asking) -> bool:
    """Tell whether a question without a ref asks for an action's field, and not for an event ("when was it agreed")."""
    return asking.names_actions or bool(set(asking.fields) & {*PEOPLE, "responsible"})


def _older_rows(ground: Ground, known: set[str]) -> list[Row]:
    """Return the rows of older plans that have a ref asked for, which the newest plan does not have."""
    asked = {ref.casefold() for ref in ground.asking.wanted.refs} - known
    rows = [row for one in ground.actions if (row := row_of(one, lambda mention: _is_ref(mention, asked)))]
    newest = {row.ref: row.mention.document for row in sorted(rows, key=lambda row: str(row.mention.document.date))}
    return [row for row in rows if row.mention.document == newest[row.ref]]


def _fields_told(ground: Ground, rows: Sequence[Row], asking: Asking) -> Draft:
    told, silent, absent = [], [], []
    for row in rows:
        given = [name for name in asking.fields if _is_given(row, name)]
        lacking = [name for name in asking.fields if name not in given and not (asking.conditions and given)]
        if lacking == ["progress"] and _is_given(row, "status"):
            given.append("status")
        if lacking:
            names = " or ".join(FIELD_NAMES[name] for name in lacking)
            where = f"action {row.ref}" if row.ref else "this action"
            absent.append(f"{titled(row.mention.document)} gives no {names} for {where}.")
        if given:
            others = _said_elsewhere(ground, row) if {"status", "progress"} & set(given) and asking.conditions else []
            told.append(_row_told(ground, row, given, others))
        else:
            silent.append(ground.cells.row(row.mention, ("owner", "due", "status")))
    if not told:
        return Draft(Status.NOT_IN_DOCUMENTS, " ".join(absent), nearest=tuple(silent))
    status = Status.PARTLY_ANSWERED if absent else Status.ANSWERED
    return Draft(status, " ".join([*_where(ground, rows), *_verdicts(rows, asking), *absent]), tuple(told))


def _verdicts(rows: Sequence[Row], asking: Asking) -> list[str]:
    """Return whether each row is as asked ("is 2.2 overdue"), and by which rule."""
    if not asking.conditions:
        return []
    wanted = replace(asking.wanted, refs=())
    fitting = [row for row in rows if fits(row.action, wanted)]
    said = [f"{named(row)} {verdict(asking, row in fitting)}." for row in rows]
    return [*said, *rules(asking, fitting)]


def _where(ground: Ground, rows: Sequence[Row]) -> list[str]:
    """Return a word on rows that the newest plan does not have."""
    newest = {row.mention.document for row in plan_rows(ground.actions, ground.documents)}
    older = [row for row in rows if row.mention.document not in newest]
    return [f"The newest plan has no {row.ref}; {titled(row.mention.document)} has:" for row in older]


def _is_given(row: Row, name: str) -> bool:
    action = row.mention.action
    if name == "responsible":
        return any(not lacks(action, one) for one in PEOPLE)
    if name == "former_due":
        return row.action.original_due is not None
    if name == "due":
        return action.due is not None
    if name == "milestones":
        return bool(action.milestones)
    return not lacks(action, name)


def _said_elsewhere(ground: Ground, row: Row) -> list[Pick]:
    """Return what other documents said last of how far an action is."""
    return [ground.cells.update(one) for one in row.action.latest_updates if one.document != row.mention.document]


def _row_told(ground: Ground, row: Row, given: Sequence[str], besides: Sequence[Pick]) -> Pick:
    original = row.action.original_due
    if "former_due" in given and not row.mention.action.former_due and original:
        besides = [ground.cells.due(row.action, original), *besides]
        given = [one for one in given if one != "former_due"]
    return ground.cells.row(row.mention, given, *besides)


def history(ground: Ground) -> Draft | None:
    """Answer "history of 2.1" with every statement of that action, oldest first, and what was said of it."""
    tracked = _with_ref(ground)
    if not tracked or ground.about:
        return None
    told: list[Pick] = []
    for action in tracked:
        for mention in action.mentions:
            told.append(ground.cells.row(mention, ("owner", "due", "former_due", "status", "progress")))
            own = {one.spans for one in (mention.action.status, mention.action.progress) if one}
            said = [one for one in action.updates if one.document is mention.document and one.spans not in own]
            told += [ground.cells.update(one) for one in said]
    count = sum(len(action.mentions) for action in tracked)
    documents = f"{count} documents, oldest first" if count != 1 else "one document"
    return Draft(Status.ANSWERED, f"{' and '.join(ground.asking.wanted.refs)} in {documents}:", tuple(told[:MOST_ROWS]))


def _with_ref(ground: Ground) -> list[TrackedAction]:
    """Return the plan's actions that have a ref asked for now, else those that had it."""
    asked = {ref.casefold() for ref in ground.asking.wanted.refs}
    current = {row.action.tracked_id for row in ground.with_refs(plan_rows(ground.actions, ground.documents))}
    if current:
        return [one for one in ground.actions if one.tracked_id in current]
    return [one for one in ground.actions if any(_is_ref(mention, asked) for mention in one.mentions)]


def _is_ref(mention: Mention, asked: set[str]) -> bool:
    return mention.action.kind is ActionKind.PLAN_ACTION and (mention.action.ref or "").casefold() in asked


def related(ground: Ground) -> Draft | None:
    """Answer "what was split" and "what is 1.4 called now" with each statement before and after."""
    asking = ground.asking
    if ground.about:
        return None
    if asking.wanted.refs:
        return _became(ground)
    by_id = {mention.action.action_id: mention for one in ground.actions for mention in one.mentions}
    pairs = [
        (by_id[link.earlier], by_id[link.later])
        for one in ground.actions
        for link in one.links
        if link.relation in asking.relations and link.earlier in by_id and link.later in by_id
    ]
    pairs = [pair for pair in dict.fromkeys(pairs) if _is_of_kind_asked(pair, asking)]
    names = " or ".join(one.value for one in asking.relations)
    if not pairs:
        return Draft(Status.NOT_IN_DOCUMENTS, f"No action is found to be {names} in the documents searched.")
    told = [_pair(ground, *pair) for pair in pairs[:MOST_ROWS]]
    message = f"{len(pairs)} found to be {names}, each as it stood before and as it stands after:"
    return Draft(Status.ANSWERED, message, tuple(told))


def _is_of_kind_asked(pair: tuple[Mention, Mention], asking: Asking) -> bool:
    kinds = {one.action.kind for one in pair}
    if asking.of_plans or asking.names_actions and not asking.of_letters:
        return ActionKind.PLAN_ACTION in kinds
    return True


def _became(ground: Ground) -> Draft | None:
    """Tell what stands now for the refs asked for, where an older plan had them for the same action."""
    asked = {ref.casefold() for ref in ground.asking.wanted.refs}
    by_id = {mention.action.action_id: mention for one in ground.actions for mention in one.mentions}
    told: list[Pick] = []
    for one in ground.actions:
        then = next((mention for mention in one.mentions if _is_ref(mention, asked)), None)
        if then is None:
            continue
        now = [mention for mention in one.mentions if mention.document.kind in PLANS][-1:]
        ids = {mention.action.action_id for mention in one.mentions}
        parts = (Relation.SPLIT, Relation.MERGED)
        links = [link for each in ground.actions for link in each.links if link.relation in parts]
        now = [by_id[link.later] for link in links if link.earlier in ids and link.later in by_id] or now
        later = [mention for mention in dict.fromkeys(now) if mention.action.action_id != then.action.action_id]
        told += [_pair(ground, then, mention) for mention in later] or [
            ground.cells.row(then, ("owner", "due", "status"))
        ]
    if not told:
        return None
    message = "Each as it stood under that number, and as it stands in the newest document that has it:"
    return Draft(Status.ANSWERED, message, tuple(told))


def _pair(ground: Ground, before: Mention, after: Mention) -> Pick:
    return ground.cells.row(before, (), *ground.cells.head(after))


def measures(ground: Ground) -> Draft | None:
    """Answer "what is the baseline of …" with the rows of indicators, and "what are the KPIs" with all of them."""
    asking = ground.asking
    terms = set(question_terms(" ".join(ground.about)))
    if not terms and not asking.conditions:
        return None
    told: list[Pick] = []
    found: list[tuple[Document, Measure]] = []
    for document in ground.documents:
        rows = ground.inquiry.corpus.measures(document.document_id)
        found = [(document, one) for one in rows if terms <= text_terms(one.name.words)]
        if found:
            break
    for document, one in found[:MOST_ROWS]:
        told.append(ground.cells.measure(document, one, asking.fields))
    if not told:
        return None
    count = f"{len(told)} {'indicator' if len(told) == 1 else 'indicators'}"
    return Draft(Status.ANSWERED, f"{count} in {titled(found[0][0])}:", tuple(told))
