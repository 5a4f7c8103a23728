"""Who is named where into facts: posts and their holders, letters' signatures and copies, who was at a board.

A role is asked for only where the newest papers name one holder of it, or one holder on the day asked for.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from tests.evaluation.asked.fact import Fact
from tests.evaluation.asked.held import Held
from tests.evaluation.asked.telling import dates
from tests.evaluation.asked.times import day_of, is_newest, letter_times, letters
from tests.evaluation.asked.told import ToldFacts
from tests.evaluation.invented import InventedArea
from tests.evaluation.invented.truth import DocumentTruth, PersonTruth, Posting
from tests.evaluation.invented.when import DATE_STYLES
from tests.evaluation.invented.when import words as printed

_TITLES = ("Dr ", "Councillor ", "Professor ", "Sir ", "Dame ", "Cllr ")


def names(name: str) -> tuple[str, ...]:
    """Return a name as printed and without its title."""
    bare = next((name.removeprefix(title) for title in _TITLES if name.startswith(title)), name)
    return tuple(dict.fromkeys((name, bare)))


class PeopleFacts:
    """The facts about people that one area's documents tell."""

    def __init__(self, area: InventedArea, held: Held) -> None:
        self.area, self.held = area, held
        self.named: dict[str, list[PersonTruth]] = defaultdict(list)
        for person in area.truth.people:
            self.named[person.document].append(person)

    def facts(self) -> Iterator[Fact]:
        """Yield every fact about people, and the dates of the letters."""
        for letter in letters(self.area):
            yield from self._of_letter(letter)
            yield from self._roles(letter)
        yield from self._boards()
        yield from self._became()
        yield from self._who_is()

    def _of_letter(self, letter: DocumentTruth) -> Iterator[Fact]:
        times = tuple(one for one in letter_times(self.area, letter) if one)
        for capacity, kind in (("signatory", "signed"), ("addressee", "addressed"), ("copied", "copied")):
            there = [one for one in self.named[letter.file] if one.capacity == capacity]
            if there:
                yield self._fact(kind, letter, tuple(names(one.name) for one in there), times)
        day = next((one for one in self._printed(letter.date) if self.held.files_with(one, [letter.file])), "")
        if day:
            numbered = tuple(one for one in times if day_of(letter.date) not in one)
            yield self._fact("letter_date", letter, (dates(day, letter.date),), numbered, (day,))

    @staticmethod
    def _printed(day: date) -> Iterator[str]:
        for style in DATE_STYLES:
            yield printed(day.isoformat(), style)

    def _fact(
        self,
        kind: str,
        document: DocumentTruth,
        must: tuple[tuple[str, ...], ...],
        times: tuple[str, ...],
        evidence: Sequence[str] = (),
        **more: object,
    ) -> Fact:
        return Fact(
            kind=kind,
            area=self.area.truth.area,
            slots=more.pop("slots", {}),
            must=must,
            evidence=tuple(evidence) or tuple(group[0] for group in must),
            documents=(document.file,),
            rounds=(document.round,),
            times=times,
            **more,
        )

    def _roles(self, letter: DocumentTruth) -> Iterator[Fact]:
        roles = Counter(one.role.casefold() for one in {(p.role, p.name): p for p in self.named[letter.file]}.values())
        newest = is_newest(self.area, letter)
        for person in {(p.role.casefold(), p.name): p for p in self.named[letter.file]}.values():
            holder = self.holder(person.role, letter.date)
            if not person.role or roles[person.role.casefold()] > 1 or holder != person.name:
                continue
            changes = [one for one in self.area.truth.postings if one.role.casefold() == person.role.casefold()]
            later = [one for one in changes if one.since and one.since > letter.date]
            stays = newest and not later
            if not stays and len(changes) < 2:
                continue
            times = letter_times(self.area, letter, open_time=stays)
            told_by = [d for d, all_named in self.named.items() for p in all_named if p.name == person.name]
            since = next((one.since for one in changes if one.name == person.name), None)
            still = [
                each.file
                for each in self.area.truth.documents
                if (each.file in told_by or self.held.files_with(person.name, [each.file]))
                and (not since or each.date >= since)
            ]
            slots = {"role": person.role, "name": person.name}
            yield self._fact(
                "role",
                letter,
                (names(person.name),),
                times,
                slots=slots,
                also=tuple(still),
                about=f"role {person.role}",
            )

    def holder(self, role: str, day: date) -> str:
        """Return who alone holds a role on a day, "" when nobody or more than one does."""
        by_post: dict[str, Posting] = {}
        for one in self.area.truth.postings:
            if one.role.casefold() == role.casefold() and (one.since is None or one.since <= day):
                by_post[one.post] = one
        return next(iter(by_post.values())).name if len(by_post) == 1 else ""

    def _boards(self) -> Iterator[Fact]:
        told = ToldFacts(self.area)
        for minutes in self.area.truth.in_series("minutes"):
            there = [one.name for one in self.named[minutes.file] if one.capacity == "present"]
            if there:
                yield self._fact("present", minutes, tuple(map(names, there)), told.minutes_times(minutes))

    def _became(self) -> Iterator[Fact]:
        documents = {each.file: each for each in self.area.truth.documents}
        postings = {(one.name, one.role.casefold()): one for one in self.area.truth.postings}
        changes = Counter(one.role.casefold() for one in self.area.truth.postings if one.since and one.name)
        for told in self.area.truth.told:
            posting = postings.get((told.who or "", told.topic.casefold()))
            if told.kind != "person" or not told.when or not posting or not posting.since:
                continue
            slots = {"name": told.who or "", "role": told.topic}
            evidence = (told.sentence.rstrip("."),)
            document = documents[told.document]
            yield self._fact("became", document, (dates(told.when, posting.since),), ("",), evidence, slots=slots)
            if changes[told.topic.casefold()] == 1:
                yield self._fact("successor", document, (names(told.who or ""),), ("",), evidence, slots=slots)

    def _who_is(self) -> Iterator[Fact]:
        elsewhere = Counter(
            name for area in self.held.areas for name in {p.name for p in (*area.truth.people, *area.truth.postings)}
        )
        newest = letters(self.area)[-1]
        roles = defaultdict(set)
        for one in self.area.truth.people:
            if one.role:
                roles[one.name].add(one.role.casefold())
        for person in self.named[newest.file]:
            posts = {one.role.casefold() for one in self.area.truth.postings if one.name == person.name}
            alone = len(roles[person.name] | posts) == 1 and elsewhere[person.name] == 1
            if person.role and alone:
                slots = {"name": person.name}
                yield self._fact("who_is", newest, ((person.role,),), ("",), (person.name,), slots=slots)
