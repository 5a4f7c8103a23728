"""The register made from papers that were taken in: endings, meetings, updates and what people decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from assistant.holdings import Holdings
from assistant.register.register import Register
from assistant.register.tracked import Assessor, Relation, Scale, TrackedAction
from corpus.decisions import Decision, Statement, Verdict
from corpus.documents import Document
from corpus.embedding import Embedder
from corpus.settings import CorpusSettings
from corpus.store import Corpus
from ingest.pipeline import ingest

AREA, OTHER_AREA = "Tarnwold", "Ostermere"
DIRECTOR = "Ines Varga, Director of Children's Services, Tarnwold Council"


def letter(day: str, asks: list[str], *, told: str = "", steps: str = "") -> str:
    bullets = "\n".join(f"- {ask}" for ask in asks)
    return f"""# Tarnwold SEND stocktake

{day}

To: {DIRECTOR}

Dear Ines,

Thank you for taking part in the stocktake for Tarnwold. This letter sets out what we heard.

## Area for Improvement 1: Leaders should make sure that annual reviews take place on time.

{told or "Officers had prepared well."}

## Areas for continued focus

{bullets}

## Next steps

{steps or "We will keep in touch."}

Yours sincerely,

Oskar Lindqvist
Department for Education
"""


def plan(day: str, rows: list[tuple[str, str, str]], note: str = "") -> str:
    table = "\n".join(f"| {ref} | {text} | Maya Orrin | December 2025 | {status} |" for ref, text, status in rows)
    return f"""# Tarnwold Priority Action Plan

{day}

## Area for Improvement 1: Annual reviews

{note}

| Ref | Action | Lead | Due date | Status |
|---|---|---|---|---|
{table}
"""


CLINIC, MEDIATION, GUIDE = (
    "Hold a weekly clinic for schools on annual reviews",
    "Offer mediation within ten days of a disagreement",
    "Publish a guide to personal budgets for parents",
)
HELPLINE = "Open a telephone helpline for families who wait"
PAPERS = {
    "letter-2024-02.md": letter(
        "12 February 2024",
        ["Set up a helpline that waiting families can telephone", "Report the age of overdue reviews to the board"],
        steps="The next stocktake will take place on 5 August 2024. A deep dive will take place on 3 June 2024.",
    ),
    "plan-v1.md": plan(
        "1 March 2024",
        [("1.1", CLINIC, "On track"), ("1.2", MEDIATION, "Delayed"), ("1.3", GUIDE, "Off track"),
         ("1.4", HELPLINE, "On track")],
    ),
    "letter-2024-08.md": letter(
        "2 September 2024",
        ["Bring the number of late reviews below forty"],
        told="You reported that this work is on track. We judge Area for Improvement 1 to be behind schedule.",
        steps="The deep dive planned for 3 June 2024 was postponed. The stocktake on 5 August 2024 went ahead.",
    ),
    "plan-v2.md": plan(
        "1 October 2024",
        [("1.1", CLINIC, "Complete"), ("1.2", HELPLINE, "On track")],
        note="1.3 publish a guide to personal budgets for parents: taken out, since another service does it now.",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def held(embedder: Embedder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Corpus, Path]]:
    folder = tmp_path_factory.mktemp("tarnwold")
    for name, text in PAPERS.items():
        (folder / name).write_text(text, "utf-8")
    with Corpus.open(CorpusSettings(_env_file=None, data_dir=folder / "data"), embedder=embedder) as corpus:
        assert {one.outcome for one in ingest([folder / name for name in PAPERS], corpus)} == {"added"}
        yield corpus, folder


@pytest.fixture(scope="module")
def actions(held: tuple[Corpus, Path]) -> tuple[TrackedAction, ...]:
    return registered(held[0])


def registered(corpus: Corpus, area: str = AREA) -> tuple[TrackedAction, ...]:
    return Register(corpus, Holdings(corpus)).area(area)


def about(actions: tuple[TrackedAction, ...], words: str, files: str = "") -> TrackedAction:
    (found,) = (
        one for one in actions if words in one.mentions[0].action.text and files in one.mentions[0].document.file
    )
    return found


def test_an_action_of_two_versions_is_one_action(actions: tuple[TrackedAction, ...]) -> None:
    clinic = about(actions, "weekly clinic")
    assert [one.document.file for one in clinic.mentions] == ["plan-v1.md", "plan-v2.md"]
    assert clinic.is_complete


def test_an_action_the_next_version_leaves_out_without_a_word_is_dropped(actions: tuple[TrackedAction, ...]) -> None:
    mediation = about(actions, "mediation")
    assert mediation.dropped_since is not None
    assert mediation.dropped_since.file == "plan-v2.md"


def test_an_action_taken_out_with_a_reason_is_closed_and_not_dropped(actions: tuple[TrackedAction, ...]) -> None:
    guide = about(actions, "guide to personal budgets")
    assert guide.dropped_since is None
    assert guide.is_closed
    assert not guide.is_overdue(date(2030, 1, 1))


def test_an_ask_that_the_plan_takes_up_and_keeps_is_not_dropped(actions: tuple[TrackedAction, ...]) -> None:
    ask = about(actions, "helpline", "letter")
    (link,) = (one for one in ask.links if one.relation is Relation.TAKEN_UP)
    assert link.later in {one.action.action_id for one in about(actions, "helpline", "plan").mentions}
    assert ask.dropped_since is None


def test_an_ask_that_no_later_paper_speaks_of_is_dropped(actions: tuple[TrackedAction, ...]) -> None:
    ask = about(actions, "age of overdue reviews")
    assert ask.dropped_since is not None
    assert ask.dropped_since.file == "letter-2024-08.md"


def test_the_areas_account_and_the_judgement_of_it_stand_side_by_side(actions: tuple[TrackedAction, ...]) -> None:
    (heading,) = (one for one in actions if one.latest.kind.value == "improvement_area")
    said = {one.assessor: one.scale for one in heading.latest_updates}
    assert said == {Assessor.AREA: Scale.ON_TRACK, Assessor.DFE_NHSE: Scale.DELAYED}
    assert heading.is_disputed


def test_a_meeting_that_was_held_is_complete_and_one_put_off_is_overdue(actions: tuple[TrackedAction, ...]) -> None:
    stocktake, dive = about(actions, "next stocktake"), about(actions, "deep dive will")
    day = date(2024, 12, 1)
    assert stocktake.is_meeting
    assert (stocktake.is_complete, stocktake.is_overdue(day)) == (True, False)
    assert (dive.is_complete, dive.is_overdue(day)) == (False, True)


def test_what_a_person_took_apart_stays_apart_when_the_files_are_taken_in_anew(
    held: tuple[Corpus, Path], embedder: Embedder
) -> None:
    corpus, folder = held
    clinic = about(registered(corpus), "weekly clinic")
    first, second = (Statement.of(one.document, one.action) for one in clinic.mentions)
    corpus.decisions.decide(first, second, Verdict.REJECTED, by="a tester")
    assert [len(one.mentions) for one in registered(corpus) if "weekly clinic" in one.latest.text] == [1, 1]
    document_id = clinic.mentions[1].document.document_id
    corpus.remove(document_id)
    assert [one.outcome for one in ingest([folder / "plan-v2.md"], corpus)] == ["added"]
    assert [len(one.mentions) for one in registered(corpus) if "weekly clinic" in one.latest.text] == [1, 1]
    corpus.decisions.undo(first, second)
    assert [len(one.mentions) for one in registered(corpus) if "weekly clinic" in one.latest.text] == [2]


class Counting(Register):
    """A register that notes which areas it worked out."""

    def __init__(self, corpus: Corpus, holdings: Holdings) -> None:
        super().__init__(corpus, holdings)
        self.worked_out: list[str] = []

    def _make(self, documents: tuple[Document, ...], decisions: Sequence[Decision]) -> object:
        self.worked_out.append(documents[0].area)
        return super()._make(documents, decisions)


@pytest.fixture
def two_areas(corpus: Corpus, tmp_path: Path) -> tuple[Corpus, Path]:
    for name, text in PAPERS.items():
        (tmp_path / name).write_text(text, "utf-8")
        (tmp_path / f"ost-{name}").write_text(text.replace(AREA, OTHER_AREA), "utf-8")
    first = [tmp_path / "plan-v1.md", *tmp_path.glob("ost-*.md")]
    assert {one.outcome for one in ingest(first, corpus)} == {"added"}
    return corpus, tmp_path


def test_a_paper_taken_in_lets_its_own_area_alone_be_worked_out_again(two_areas: tuple[Corpus, Path]) -> None:
    corpus, folder = two_areas
    register = Counting(corpus, Holdings(corpus))
    before = {area: register.area(area) for area in register.areas()}
    assert sorted(register.worked_out) == sorted(before) == sorted([AREA, OTHER_AREA])
    (added,) = ingest([folder / "plan-v2.md"], corpus)
    after = {area: register.area(area) for area in register.areas()}
    assert register.worked_out[2:] == [AREA]
    assert after[OTHER_AREA] is before[OTHER_AREA]
    assert [one.document.file for one in about(after[AREA], "weekly clinic").mentions] == ["plan-v1.md", "plan-v2.md"]
    corpus.remove(added.document_id)
    assert register.area(AREA) == before[AREA]
    assert register.worked_out[2:] == [AREA, AREA]


def test_a_document_given_another_area_changes_both(two_areas: tuple[Corpus, Path]) -> None:
    corpus, _ = two_areas
    register = Counting(corpus, Holdings(corpus))
    (plan,) = (one for one in corpus.documents() if one.area == AREA)
    held = len(register.area(AREA)), len(register.area(OTHER_AREA))
    corpus.correct(plan.document_id, area=OTHER_AREA)
    assert register.area(AREA) == ()
    assert register.areas() == (OTHER_AREA,)
    assert len(register.area(OTHER_AREA)) >= max(held)
    assert plan.document_id in {said.document.document_id for one in register.area(OTHER_AREA) for said in one.mentions}


def test_a_decision_lets_the_area_of_its_statements_alone_be_worked_out_again(two_areas: tuple[Corpus, Path]) -> None:
    corpus, _ = two_areas
    register = Counting(corpus, Holdings(corpus))
    untouched, clinic = register.area(AREA), about(register.area(OTHER_AREA), "weekly clinic")
    pair = [Statement.of(one.document, one.action) for one in clinic.mentions]
    corpus.decisions.decide(*pair, Verdict.REJECTED)
    assert [len(one.mentions) for one in register.area(OTHER_AREA) if "weekly clinic" in one.latest.text] == [1, 1]
    assert register.area(AREA) is untouched
    corpus.decisions.undo(*pair)
    assert about(register.area(OTHER_AREA), "weekly clinic") == clinic
    assert register.worked_out[2:] == [OTHER_AREA, OTHER_AREA]


def test_an_area_that_several_want_at_once_is_worked_out_once(two_areas: tuple[Corpus, Path]) -> None:
    corpus, _ = two_areas
    register = Counting(corpus, Holdings(corpus))
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(register.area, [OTHER_AREA] * 8))
    assert register.worked_out == [OTHER_AREA]
    assert all(one is found[0] for one in found)


def test_an_action_is_found_by_any_of_its_statements_in_its_area_alone(two_areas: tuple[Corpus, Path]) -> None:
    corpus, _ = two_areas
    register = Counting(corpus, Holdings(corpus))
    clinic = about(registered(corpus, OTHER_AREA), "weekly clinic")
    assert len(clinic.mentions) == 2
    assert [register.find(one.action.action_id) for one in clinic.mentions] == [clinic, clinic]
    assert register.find("no such action") is None
    assert register.worked_out == [OTHER_AREA]


def test_the_register_is_the_same_each_time_it_is_made(held: tuple[Corpus, Path]) -> None:
    assert registered(held[0]) == registered(held[0])
