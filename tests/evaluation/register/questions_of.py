"""An invented area into questions to its register, each with the actions that answer it: as read and as true.

Both are worked out here from the register's nouns and from the truth, never by the code that answers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from assistant.register.days import in_words
from assistant.register.filters import lacks
from assistant.register.tracked import Scale, TrackedAction
from corpus.actions import Action, ActionKind
from corpus.documents import Document
from tests.evaluation.register.areas import Followed
from tests.evaluation.register.matching import squashed

_PLANS = "plans"
_FIELDS = (
    ("owner", "Who leads {ref} in {plan}?"),
    ("due", "When is {ref} due in {plan}?"),
    ("status", "What is the status of {ref} in {plan}?"),
)


@dataclass(frozen=True, slots=True)
class Case:
    """One question, the actions of the register that answer it, and the true ones by their mention in the truth."""

    kind: str
    text: str
    register: frozenset[str]
    truth: frozenset[str]
    is_count: bool = False
    read_words: str = ""
    """Of a question for one field: its words as the register has them, "" where it is absent."""
    true_words: str = ""


class Asked:
    """One area, with what its questions are made from."""

    def __init__(self, followed: Followed, documents: Sequence[Document]) -> None:
        self.followed = followed
        self.truth = followed.area.truth
        self.name: str = self.truth["area"]
        files = [file for file, one in followed.area.documents.items() if one["series"] == _PLANS]
        by_file = {one.file: one for one in documents}
        self.plans = [by_file[file] for file in files if file in by_file]
        self.plan = self.plans[-1]
        self.rows = [
            (tracked, mention.action)
            for tracked in followed.tracked
            for mention in tracked.mentions
            if mention.document.document_id == self.plan.document_id and mention.action.kind is ActionKind.PLAN_ACTION
        ]
        self.marked = [one for one in followed.area.of(self.plan.file) if one["kind"] == "plan_action"]

    def cases(self) -> Iterator[Case]:
        """Yield the area's questions."""
        plan, day = f"the {self.name} plan", self.plan.date or date(2025, 1, 1)
        yield self._case("list", f"List every action in {plan} with owner and date", lambda *_: True, lambda _: True)
        yield self._case(
            "count", f"How many actions are there in {plan}?", lambda *_: True, lambda _: True, is_count=True
        )
        for name, words, key in (
            ("owner", "owner", "owner"),
            ("due", "date", "date"),
            ("success", "success measure", "measure"),
        ):
            yield self._case(
                f"no {words}",
                f"Which actions in {plan} have no {words}?",
                lambda _, action, name=name: lacks(action, name),
                lambda mention, key=key: key in mention["missing"],
            )
        yield self._case(
            "overdue",
            f"Which actions in {plan} are overdue as of {in_words(day)}?",
            lambda tracked, _: tracked.is_overdue(day),
            lambda mention: self._is_overdue(mention, day),
        )
        for scale, words in ((Scale.COMPLETE, "complete"), (Scale.DELAYED, "delayed"), (Scale.AT_RISK, "at risk")):
            yield self._case(
                "status",
                f"How many actions in {plan} are {words}?",
                lambda tracked, _, scale=scale: scale in self._scales_read(tracked),
                lambda mention, scale=scale: scale.value in self._scales(mention["key"], only_plans=True),
                is_count=True,
            )
        yield self._case(
            "due by",
            f"Which actions in {plan} are due by {in_words(day)}?",
            lambda tracked, _: _starts_by(tracked, day),
            lambda mention: bool(mention["due"] and mention["due"]["start"] and mention["due"]["start"] <= str(day)),
        )
        yield from self._by_owner()
        yield self._case(
            "slipped",
            f"Which actions in {plan} have slipped?",
            lambda tracked, _: bool(tracked.slip_days and tracked.slip_days > 0),
            lambda mention: self._slip(mention) > 0,
        )
        yield self._dropped(plan)
        if len(self.plans) > 1:
            yield self._new()
        yield from self._fields(plan)

    def _case(
        self,
        kind: str,
        text: str,
        in_register: Callable[[TrackedAction, Action], bool],
        is_true: Callable[[Mapping[str, Any]], bool],
        *,
        is_count: bool = False,
    ) -> Case:
        held = frozenset(action.action_id for tracked, action in self.rows if in_register(tracked, action))
        true = frozenset(one["mention"] for one in self.marked if is_true(one))
        return Case(kind, text, held, true, is_count)

    def _by_owner(self) -> Iterator[Case]:
        owners = Counter(one["owner"].split(",")[0] for one in self.marked if one["owner"])
        for name, _ in owners.most_common(2):
            yield self._case(
                "owner",
                f"Which actions does {name} lead in {self.name}?",
                lambda _, action, name=name: bool(action.owner and squashed(name) in squashed(action.owner.words)),
                lambda mention, name=name: bool(mention["owner"] and name in mention["owner"]),
            )

    def _dropped(self, plan: str) -> Case:
        ids = {one.document_id for one in self.plans}
        held = frozenset(
            one.latest.action_id
            for one in self.followed.tracked
            if one.dropped_since and one.last_seen.document_id in ids
            if one.latest.kind is ActionKind.PLAN_ACTION
        )
        lost = {one["key"]: one["last_seen"] for one in self.truth["dropped"] if one["series"] == _PLANS}
        true = frozenset(one["mention"] for one in self.truth["mentions"] if lost.get(one["key"]) == one["document"])
        return Case("dropped", f"Which actions of {plan} were dropped?", held, true)

    def _new(self) -> Case:
        earlier = {one.document_id for one in self.plans[:-1]}
        files = {one.file for one in self.plans[:-1]}
        known = {one["key"] for one in self.truth["mentions"] if one["document"] in files}
        came_of = {one["later"] for one in self.truth["links"] if {"split", "merged"} & set(one["relations"])}
        parts = {one["key"] for one in self.truth["mentions"] if one["mention"] in came_of}
        return self._case(
            "new",
            f"What is new in the latest {self.name} plan?",
            lambda tracked, _: not any(one.document.document_id in earlier for one in tracked.mentions),
            lambda mention: mention["key"] not in known | parts,
            is_count=True,
        )

    def _fields(self, plan: str) -> Iterator[Case]:
        """Yield who leads, when is it due and how far is it, for an action each, and one that has no owner."""
        refs = Counter(one["ref"] for one in self.marked)
        told = [one for one in self.marked if one["ref"] and refs[one["ref"]] == 1]
        for number, (name, text) in enumerate(_FIELDS):
            for one in told[number::5][:2]:
                yield self._field(plan, one, name, text)
        for one in [one for one in told if not one["owner"]][:1]:
            yield self._field(plan, one, *_FIELDS[0])

    def _field(self, plan: str, mention: Mapping[str, Any], name: str, text: str) -> Case:
        held = [action for _, action in self.rows if (action.ref or "").casefold() == mention["ref"].casefold()]
        read = next((getattr(one, name) for one in held), None)
        is_absent = read is None or name != "due" and lacks(held[0], name)
        true = mention[name]["words"] if name == "due" and mention[name] else mention[name]
        return Case(
            f"field {name}",
            text.format(ref=mention["ref"], plan=plan),
            frozenset(() if is_absent else [held[0].action_id]),
            frozenset([mention["mention"]] if true else ()),
            read_words="" if is_absent or read is None else read.words,
            true_words=true or "",
        )

    def _history(self, mention: Mapping[str, Any]) -> list[Mapping[str, Any]]:
        """Return the mentions of the same action in the versions of the plan, oldest first."""
        files = [one.file for one in self.plans]
        own = [one for one in self.truth["mentions"] if one["key"] == mention["key"] and one["document"] in files]
        return sorted(own, key=lambda one: files.index(one["document"]))

    def _dates(self, mention: Mapping[str, Any]) -> list[str]:
        found = [one[name] for one in self._history(mention) for name in ("former_due", "due")]
        return [one["end"] for one in found if one and one["end"]]

    def _slip(self, mention: Mapping[str, Any]) -> int:
        dates = self._dates(mention)
        return (date.fromisoformat(dates[-1]) - date.fromisoformat(dates[0])).days if dates else 0

    def _scales_read(self, tracked: TrackedAction) -> set[Scale]:
        """Return what each voice said last in the plan's own versions: "in the plan" asks for no other paper's word."""
        ids = {one.document_id for one in self.plans}
        return set({one.assessor: one.scale for one in tracked.updates if one.document.document_id in ids}.values())

    def _scales(self, key: str, *, only_plans: bool = False) -> set[str]:
        """Return what each voice said last."""
        documents = self.followed.area.documents
        order = [file for file, one in documents.items() if one["series"] == _PLANS or not only_plans]
        said = sorted(
            (one for one in self.truth["updates"] if one["key"] == key and one["document"] in order),
            key=lambda one: order.index(one["document"]),
        )
        return set({one["by"]: one["scale"] for one in said}.values())

    def _is_overdue(self, mention: Mapping[str, Any], day: date) -> bool:
        dates = self._dates(mention)
        return bool(dates and date.fromisoformat(dates[0]) < day and "complete" not in self._scales(mention["key"]))


def _starts_by(tracked: TrackedAction, day: date) -> bool:
    due = tracked.revised_due or tracked.original_due
    return bool(due and due.start and due.start <= day)
