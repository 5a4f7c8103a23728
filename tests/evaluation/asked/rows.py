"""The rows of a plan into facts: who, by when, how far, measured how, why late, what the indicators are to reach.

A row is asked for by its number or by its words, and only where both name one row of that version.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from tests.evaluation.asked.fact import Fact
from tests.evaluation.asked.heads import hash_of, head_title
from tests.evaluation.asked.held import Held, stands_in
from tests.evaluation.asked.telling import dates, lowered
from tests.evaluation.asked.times import is_newest, plan_times, plans
from tests.evaluation.invented import InventedArea
from tests.evaluation.invented.truth import DocumentTruth, Mention
from tests.evaluation.labelled import Groups

_FIELDS = ("owner", "due", "status", "success", "accountable", "progress")
_HELD_UP = ("held up", "later than planned", "because", "vacanc")
_SLOW = ("red", "delayed", "overdue", "behind", "late", "at risk", "amber")
_SENTENCE = re.compile(r"(?<=\.) (?=[A-Z])|(?<=\d): ")
_MOST_LISTED = 6


class RowFacts:
    """The facts that one area's plans tell."""

    def __init__(self, area: InventedArea, held: Held) -> None:
        self.area, self.held = area, held
        self.plans = plans(area)

    def facts(self) -> Iterator[Fact]:
        """Yield every fact, by plan."""
        for plan in self.plans:
            rows = self.rows(plan)
            for row in rows:
                yield from (fact for field in _FIELDS if (fact := self.field(plan, row, field)))
                yield from self._former(plan, row)
                yield from self._why(plan, row)
            yield from self._lists(plan, rows)
        yield from self._closed()
        yield from self._kpis()

    def rows(self, plan: DocumentTruth) -> list[Mention]:
        """Return the actions of a version that their number and their words name alone."""
        found = [one for one in self.area.truth.of(plan.file) if one.kind == "plan_action"]
        refs = Counter((one.ref or "").casefold() for one in found)
        texts = Counter(one.text.casefold() for one in found)
        return [one for one in found if one.ref and refs[one.ref.casefold()] == 1 and texts[one.text.casefold()] == 1]

    def field(self, plan: DocumentTruth, row: Mention, field: str) -> Fact | None:
        """Return what a cell of a row says, None where it says nothing."""
        value = row.due.words if field == "due" and row.due else getattr(row, field)
        if not value or not isinstance(value, str) or len(value) < 2:
            return None
        newest, times = is_newest(self.area, plan), plan_times(self.area, plan)
        if field in ("status", "progress") and self._is_spoken_of_after(row, plan):
            times = tuple(one for one in times if one)
        others = () if newest or field not in ("owner", "due") else self._others(row, field, value)
        day = row.due.start if row.due and row.due.precision == "day" else None
        return Fact(
            kind=field,
            area=self.area.truth.area,
            slots=self.slots(row),
            must=self.must(field, value) if field != "due" else (dates(value, day),),
            evidence=(value,),
            documents=(plan.file,),
            rounds=(plan.round,),
            times=times,
            must_not=others,
            about=f"{field} {row.key}",
        )

    def _is_spoken_of_after(self, row: Mention, plan: DocumentTruth) -> bool:
        later = {each.file for each in self.area.truth.documents if each.date > plan.date}
        return any(update.key == row.key and update.document in later for update in self.area.truth.updates)

    def slots(self, row: Mention) -> dict[str, str]:
        """Return the words for a row: its number, its words, and one of the two or both."""
        forms = (f"action {row.ref}", row.ref or "", f"the action to {lowered(row.text)}", f"{row.ref} ({row.text})")
        named = forms[hash_of(row.mention) % len(forms)]
        return {"action": named, "ref": row.ref or "", "text": lowered(row.text)}

    def must(self, field: str, value: str) -> Groups:
        """Return what an answer has to say of a cell: of an owner every person in it."""
        if field in ("owner", "accountable") and (names := self.held.names_in(value)):
            return tuple((name,) for name in names)
        return ((value.rstrip("."),),)

    def _others(self, row: Mention, field: str, value: str) -> tuple[str, ...]:
        found = set()
        for other in self.area.truth.mentions:
            if other.key == row.key and other.kind == "plan_action" and other.document != row.document:
                words = other.due.words if field == "due" and other.due else other.owner if field == "owner" else None
                names = self.held.names_in(words) if words else []
                found |= set(names if field == "owner" else [words] if words else [])
        former = row.former_due.words if row.former_due else ""
        return tuple(sorted(one for one in found if one and not stands_in(one, value) and not stands_in(one, former)))

    def _former(self, plan: DocumentTruth, row: Mention) -> Iterator[Fact]:
        if row.former_due and row.due:
            yield Fact(
                kind="former_due",
                area=self.area.truth.area,
                slots=self.slots(row),
                must=((row.former_due.words,),),
                evidence=(row.former_due.words,),
                documents=(plan.file,),
                rounds=(plan.round,),
                times=plan_times(self.area, plan),
            )

    def _why(self, plan: DocumentTruth, row: Mention) -> Iterator[Fact]:
        is_slow = row.status and any(word in row.status.casefold() for word in _SLOW)
        said = [part for part in _SENTENCE.split(row.progress or "") if any(word in part for word in _HELD_UP)]
        if is_slow and len(said) == 1:
            reason = said[0].rstrip(".")
            yield Fact(
                kind="why_late",
                area=self.area.truth.area,
                slots=self.slots(row) | {"status": (row.status or "").lower()},
                must=((reason,),),
                evidence=(reason,),
                documents=(plan.file,),
                rounds=(plan.round,),
                times=plan_times(self.area, plan),
            )

    def _lists(self, plan: DocumentTruth, rows: Sequence[Mention]) -> Iterator[Fact]:
        every = [one for one in self.area.truth.of(plan.file) if one.kind == "plan_action"]
        alone = {one.mention for one in rows}
        for key in dict.fromkeys(one.head for one in every):
            yield from self._listed(plan, "list_head", [one for one in every if one.head == key], alone, head=key)
        owners = {name for one in every if one.owner for name in self.held.names_in(one.owner)}
        for name in sorted(owners):
            led = [one for one in every if one.owner and name in one.owner]
            yield from self._listed(plan, "list_owner", led, alone, name=name)
        for status in sorted({one.status for one in every if one.status}):
            same = [one for one in every if one.status == status]
            yield from self._listed(plan, "list_status", same, alone, status=status)

    def _listed(
        self, plan: DocumentTruth, kind: str, listed: Sequence[Mention], alone: set[str], **slots: str
    ) -> Iterator[Fact]:
        if not 2 <= len(listed) <= _MOST_LISTED or not all(one.mention in alone for one in listed):
            return
        head = slots.pop("head", "").partition(":")[2]
        yield Fact(
            kind=kind,
            area=self.area.truth.area,
            slots=slots | ({"title": head_title(self.area, head)} if head else {}),
            must=tuple((one.text.rstrip("."),) for one in listed),
            evidence=tuple(one.text.rstrip(".") for one in listed),
            documents=(plan.file,),
            rounds=(plan.round,),
            times=plan_times(self.area, plan),
            about=f"{kind} {head or ''}",
        )

    def _closed(self) -> Iterator[Fact]:
        by_file = {plan.file: plan for plan in self.plans}
        reasons = {f"{self.area.facts.slug}:{one.key}": one.closed for one in self.area.facts.actions if one.closed}
        for update in self.area.truth.updates:
            plan = by_file.get(update.document)
            if (
                not plan
                or update.key not in reasons
                or update.words == update.sentence
                or update.scale != "no_judgement"
            ):
                continue
            earlier = [one for one in self.area.truth.mentions if one.key == update.key and one.document in by_file]
            yield Fact(
                kind="why_closed",
                area=self.area.truth.area,
                slots={"text": lowered(earlier[-1].text)},
                must=((update.words,),),
                evidence=(update.words,),
                documents=(plan.file,),
                rounds=(plan.round,),
            )

    def _kpis(self) -> Iterator[Fact]:
        by_file = {plan.file: plan for plan in self.plans}
        for row in self.area.truth.kpis:
            plan, name = by_file[row.document], row.name.removesuffix(" (weeks)")
            topic = name[0].lower() + name[1:] if name[1:2].islower() else name
            for kind, value in (("kpi_target", row.target), ("kpi_baseline", row.baseline)):
                if value and len(value) > 1:
                    yield self._kpi(plan, kind, topic, value)
            for head, milestone, actual in row.periods:
                if actual and len(actual) > 1 and actual != milestone:
                    yield self._kpi(plan, "kpi_actual", topic, actual, period=head)
                if milestone and len(milestone) > 1 and milestone not in (row.target, actual):
                    yield self._kpi(plan, "kpi_milestone", topic, milestone, period=head)

    def _kpi(self, plan: DocumentTruth, kind: str, topic: str, value: str, **slots: str) -> Fact:
        return Fact(
            kind=kind,
            area=self.area.truth.area,
            slots={"topic": topic, **slots},
            must=((value,),),
            evidence=(value,),
            documents=(plan.file,),
            rounds=(plan.round,),
            times=plan_times(self.area, plan),
            about=f"{kind} {topic}",
        )
