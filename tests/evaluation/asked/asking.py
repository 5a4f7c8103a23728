"""The invented world into the whole set of questions, in one order: areas by name, and in each its four groups.

Questions about two areas stay within one split, so that what is measured on unseen areas says nothing of the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tests.evaluation.asked.compared import Compared
from tests.evaluation.asked.dialogues import Dialogues
from tests.evaluation.asked.held import Held
from tests.evaluation.asked.making import AreaFacts, without_shared_names
from tests.evaluation.asked.questions import Asked
from tests.evaluation.asked.single import single_questions
from tests.evaluation.asked.unreported import Unreported
from tests.evaluation.invented import InventedArea


def questions_of(areas: Sequence[InventedArea], held: Held, split: str | None = None) -> list[Asked]:
    """Return the questions on the areas of a split (of all when left out); `areas` is the whole world."""
    known = [AreaFacts(area, held) for area in areas]
    without_shared_names(known)
    wanted = [one for one in known if split in (None, one.area.facts.split)]
    return [question for facts in wanted for question in _of(facts, known)]


def _of(facts: AreaFacts, known: Sequence[AreaFacts]) -> Iterator[Asked]:
    others = [one for one in known if one is not facts and one.area.facts.split == facts.area.facts.split]
    yield from single_questions(facts, others)
    yield from Unreported(facts, others).questions()
    yield from Dialogues(facts, others).questions()
    yield from Compared(facts, others).questions()
