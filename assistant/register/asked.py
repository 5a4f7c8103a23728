"""A folded question into what it asks of the register, decided by its words alone and before any document is read.

Words that say so are taken out one pattern after the other. A question about a letter's headings ("priority action 2",
"areas for improvement") or about reasons and costs is not the register's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from assistant.patterns import pattern
from assistant.questions import refs_in
from assistant.register.asking import Asking, Form, Since, Taking
from assistant.register.conditions import with_conditions, with_times
from assistant.register.days import days_in
from assistant.register.filters import Wanted
from assistant.register.tracked import Relation

_FIELDS = ("former_due", "accountable", "responsible", "owner", "body", "due", "success", "status", "progress")
"""As they are looked for: "accountable officer" before "officer"."""
_SHOWN = {"overdue": ("due", "former_due", "status"), "slipped": ("due", "former_due"), "due": ("due",)}
"""The fields that show a condition; of the others it is the status."""
_PEOPLE = ("accountable", "responsible", "owner", "body")
_RELATIONS = {
    "renumbered": Relation.RENUMBERED,
    "split": Relation.SPLIT,
    "merged": Relation.MERGED,
    "reworded": Relation.REWORDED,
}
_FIGURES = ("baseline", "target", "actual")


def read(folded: str, today: date) -> Asking | None:
    """Return what a folded question asks of the register; None when it asks nothing of it."""
    if pattern("register", "not_ours").search(folded):
        return None
    text = folded.strip("?.! ")
    taking = Taking(text, today, text)
    asking = Asking(Form.ROWS, Wanted(), today)
    asking = replace(asking, every_area=taking.take("every_area"), is_universal=taking.take("universal"))
    asking = _special(taking, with_times(taking, _asked_before(taking, asking)))
    asking = _grouped(taking, asking)
    of_plans = taking.take("plan")
    refs = refs_in(taking.text)
    if taking.take("headed") or any(not ref[0].isdigit() for ref in refs):
        return None
    asking = replace(asking, of_plans=of_plans, is_count=taking.take("how_many"))
    asking = with_conditions(taking, asking)
    names_actions = taking.take("actions") or bool(asking.under or asking.side)
    asking = replace(asking, names_actions=names_actions, of_letters=taking.take("asks", "letter") or asking.asks_all)
    asking = replace(asking, wanted=replace(asking.wanted, refs=refs))
    return _form(taking, asking)


def _asked_before(taking: Taking, asking: Asking) -> Asking:
    """Read "what was asked last time and has it been done" and "did they do what we asked in October"."""
    if taking.has("did_as_asked"):
        said = taking.take_time("did_as_asked")
        month = pattern("register", "month").search(said)
        named = next(days_in(month.group(), taking.today, looks_back=True), None) if month else None
        led = taking.take_days("in_round", looks_back=True)
        taking.take_time("in_latest")
        taking.take("asked_before", "answered_since", "letter")
        days = named or (led[1] if led else None)
        return replace(asking, form=Form.ASKED_BEFORE, since=Since(of_letters=True, within=days))
    if taking.has("asked_before") and taking.has("answered_since"):
        taking.take_time("asked_before")
        taking.take("answered_since")
        return replace(asking, form=Form.ASKED_BEFORE)
    return asking


def _grouped(taking: Taking, asking: Asking) -> Asking:
    """Read whose actions are wanted, by the side that leads or the heading over them, and how they are told."""
    under = taking.take_first("under")
    side = taking.take_first("of_side")
    named = next((one for one in side.groupdict().values() if one), "") if side else ""
    return replace(
        asking,
        under=refs_in(under.group()) if under else (),
        side=named,
        by_owner=taking.take("by_owner"),
        asks_all=taking.take("dfe_wants"),
    )


def _special(taking: Taking, asking: Asking) -> Asking:
    """Read the forms that have words of their own."""
    if asking.form is not Form.ROWS:
        return asking
    relations = tuple(relation for name, relation in _RELATIONS.items() if taking.take(name))
    if taking.take("called_now"):
        relations = relations or (Relation.RENUMBERED, Relation.SPLIT, Relation.MERGED)
    if relations:
        return replace(asking, form=Form.RELATED, relations=relations)
    if taking.take("history"):
        return replace(asking, form=Form.HISTORY)
    if asking.since is None and (taking.has("measures") or sum(taking.has(name) for name in _FIGURES)):
        return _of_measures(taking, asking)
    return asking


def _of_measures(taking: Taking, asking: Asking) -> Asking:
    figures = tuple(name for name in _FIGURES if taking.take(name))
    is_named = taking.take("measures")
    if not figures and taking.has("actions"):
        return asking
    return replace(asking, form=Form.MEASURES, fields=figures, conditions=("measures",) if is_named else ())


def _form(taking: Taking, asking: Asking) -> Asking | None:
    """Return the question with its form settled and the words left, None when it has none."""
    if asking.form is Form.ROWS and (asking.since or taking.has("new", "changed")) and not asking.conditions:
        asking = _changes(taking, asking)
    has_milestones = taking.take("milestones")
    fields = tuple(name for name in _FIELDS if taking.take(name))
    if has_milestones:
        fields = (*fields, "milestones")
    taking.take("list_words")
    left = taking.text
    for ref in asking.wanted.refs:
        left = left.replace(ref, " ")
    is_figures = asking.form is Form.MEASURES
    asking = replace(
        asking, fields=asking.fields if is_figures else fields, left=left.replace("|", " "), where=taking.where
    )
    if asking.form is not Form.ROWS:
        return _with_its_ref(asking)
    if asking.wanted.refs:
        fields = tuple(dict.fromkeys((*fields, *_fields_shown(asking))))
        return replace(asking, form=Form.FIELD, fields=fields) if fields else None
    if asking.conditions or asking.names_actions or asking.asks_all or asking.of_letters and asking.is_count:
        return asking
    return replace(asking, form=Form.FIELD) if set(fields) & {*_PEOPLE, "status", "due", "former_due"} else None


def _fields_shown(asking: Asking) -> Iterator[str]:
    """Yield the fields that show whether an action meets the conditions ("is 2.2 on track")."""
    for name in asking.conditions:
        yield from (
            (*asking.wanted.lacking, *asking.wanted.lacking_any) if name == "lacking" else _SHOWN.get(name, ("status",))
        )


def _changes(taking: Taking, asking: Asking) -> Asking:
    is_new, is_changed = taking.take("new"), taking.take("changed")
    if asking.since and not asking.since.is_since and not (is_changed or is_new):
        return replace(asking, since=None, asks_all=asking.since.of_letters)
    if is_changed or not is_new:
        return replace(asking, form=Form.CHANGED) if is_changed or asking.since else asking
    return replace(asking, form=Form.NEW)


def _with_its_ref(asking: Asking) -> Asking | None:
    """Return a question of a form of its own; a history without a ref is a history of nothing."""
    return None if asking.form is Form.HISTORY and not asking.wanted.refs else asking
