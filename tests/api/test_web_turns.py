"""Answers of every kind into what a page says of them: endings, dates, notices, areas to ask, rows of tables."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from api.schemas.chat import ChatAnswer
from api.schemas.conversations import TurnOut
from api.web.pages import fragment
from api.web.scopes import ScopeView
from api.web.turns import ENDINGS, TurnView, announced, turn_view
from assistant.answers import Answer, AsAt, Citation, Scope, Statement, Status
from corpus.documents import DocumentKind
from tests.api.shown import words

OPEN = ScopeView((), "/", (), (), (), None, None)
AREAS = ["Avonmoor", "Benfield", "Carrow"]
WIDE = [f"Area {number:02}" for number in range(40)]


def citation(number: int = 1, **named: object) -> Citation:
    fields = {
        "number": number,
        "document_id": f"letter{number}",
        "document": "Third stocktake",
        "file": "letter.pdf",
        "area": "Avonmoor",
        "kind": DocumentKind.STOCKTAKE_LETTER,
        "date": date(2025, 6, 12),
        "page": 2,
        "section": "Priority Action 1",
        "quote": "The wait fell\nto ten weeks.",
        "start": 0,
        "end": 28,
        "passage_id": "p",
    }
    return Citation(**(fields | named))


def viewed(answer: Answer, question: str = "How long is the wait in Avonmoor?", areas: list[str] = AREAS) -> TurnView:
    told = ChatAnswer.of(answer, conversation_id="c" * 32, answer_id="a" * 32)
    turn = TurnOut(question=question, asked_at=datetime(2025, 7, 1, tzinfo=UTC), answer=told, feedback=None)
    return turn_view(1, turn, areas)


def shown(turn: TurnView, *, is_last: bool = True) -> str:
    return words(Shown(fragment("_turn.html", turn=turn, scope=OPEN, is_last=is_last)))


class Shown:
    """A part of a page in the place of a whole one."""

    def __init__(self, text: str) -> None:
        self.text = text


def answered(*cited: Citation, **named: object) -> Answer:
    statements = tuple(Statement(f"Statement {one.number}.", (one.number,)) for one in cited)
    days = tuple(AsAt(one.document_id, one.date) for one in cited)
    fields = {"statements": statements, "citations": cited, "as_at": days, "scope": Scope(areas=("Avonmoor",))}
    return Answer(**({"status": Status.ANSWERED, "message": ""} | fields | named))


def test_every_status_has_its_words() -> None:
    assert set(ENDINGS) == set(Status)
    headings = [ending.heading for status, ending in ENDINGS.items() if status is not Status.ANSWERED]
    assert all(headings)
    assert len(set(headings)) == len(headings)


@pytest.mark.parametrize("status", Status)
def test_every_status_has_a_page(status: Status) -> None:
    said = shown(viewed(Answer(status, "Our own sentence.")))
    assert ENDINGS[status].heading in said
    assert "Our own sentence." in said


def test_one_document_is_said_with_its_date_and_kind() -> None:
    assert viewed(answered(citation())).as_at == "As at 12 June 2025, stocktake letter"


def test_several_documents_are_said_once_each_and_the_rest_counted() -> None:
    cited = [citation(number, date=date(2025, number, 1)) for number in range(1, 6)]
    assert viewed(answered(*cited)).as_at == (
        "As at 1 January 2025, stocktake letter; 1 February 2025, stocktake letter; 1 March 2025, stocktake letter; "
        "2 more documents"
    )
    same_day = [citation(1), citation(2)]
    assert viewed(answered(*same_day)).as_at == "As at 12 June 2025, stocktake letter"


def test_a_document_without_a_date_says_so() -> None:
    one = citation(date=None, kind=DocumentKind.OTHER, document="Notes of a visit")
    turn = viewed(answered(one))
    assert turn.as_at == "As at a date not known, document"
    assert turn.sources[0].name == "Notes of a visit, page 2"


def test_a_quote_is_shown_on_one_line_and_a_long_section_shortened() -> None:
    (source,) = viewed(answered(citation(section="Priority " * 40))).sources
    assert source.quote == "The wait fell to ten weeks."
    assert len(source.section) <= 91


def test_a_newer_document_is_said_with_a_link_to_it() -> None:
    newer = citation(document_id="newer", date=date(2025, 9, 1), page=4)
    turn = viewed(answered(citation(), newer=(newer,), notices=("A newer document speaks to this.",)))
    assert "A newer document speaks to this. See it: Stocktake letter, 1 September 2025, page 4" in shown(turn)


def test_a_wrong_premise_is_corrected_with_what_the_documents_say() -> None:
    said = shown(viewed(answered(citation(), status=Status.PREMISE_NOT_SUPPORTED, nearest=(citation(7),))))
    assert "Not what the documents say" in said
    assert "Statement 1." in said
    assert "What came nearest" not in said


def test_a_row_of_a_table_is_shown_cell_by_cell_and_read_as_it_was() -> None:
    row = "Lead: Ada Plum; By when: May 2025; RAG: Red"
    turn = viewed(answered(citation(), statements=(Statement(row, (1,)),)))
    assert turn.statements[0].cells == (("Lead", "Ada Plum"), ("By when", "May 2025"), ("RAG", "Red"))
    assert "Lead: Ada Plum ; By when: May 2025 ; RAG: Red 1" in shown(turn).replace(
        "Source 1 : Stocktake", "1 Stocktake"
    )


@pytest.mark.parametrize("text", ["We found this: too slow; too few.", "Lead: Ada Plum", "By May; Lead: Ada Plum"])
def test_a_sentence_is_no_row_of_a_table(text: str) -> None:
    assert viewed(answered(citation(), statements=(Statement(text, (1,)),))).statements[0].cells == ()


def test_a_few_other_areas_are_buttons_and_many_a_list_to_select_from() -> None:
    few, many = viewed(answered(citation())), viewed(answered(citation()), areas=["Avonmoor", *WIDE])
    assert (few.buttons, few.others) == (("Benfield", "Carrow"), ())
    assert (many.buttons, many.others) == ((), tuple(WIDE))
    assert "Ask of this area" in shown(many)


def test_an_answer_from_several_areas_offers_no_other() -> None:
    turn = viewed(answered(citation(), scope=Scope(areas=("Avonmoor", "Benfield"))))
    assert (turn.buttons, turn.others) == ((), ())


def test_the_areas_asked_back_are_all_buttons_and_the_rest_can_be_selected_when_many_were_cut() -> None:
    asked = Answer(Status.NEEDS_CLARIFICATION, "Which area?", areas_to_choose=("Avonmoor", "Carrow"))
    assert (viewed(asked).buttons, viewed(asked).others) == (("Avonmoor", "Carrow"), ())
    cut = Answer(Status.NEEDS_CLARIFICATION, "Which area?", areas_to_choose=tuple(WIDE[:11]))
    turn = viewed(cut, areas=WIDE)
    assert (turn.buttons, turn.others) == (tuple(WIDE[:11]), tuple(WIDE[11:]))


def test_what_an_answer_was_taken_from_names_areas_kinds_time_and_documents() -> None:
    turn = viewed(answered(citation(1), citation(2, date=date(2025, 3, 1), kind=DocumentKind.MINUTES)))
    assert [chip.label for chip in turn.taken_from] == [
        "Avonmoor",
        "Stocktake letters",
        "Minutes",
        "1 March 2025 to 12 June 2025",
        "Stocktake letter, 12 June 2025",
        "Minutes, 1 March 2025",
    ]
    assert turn.taken_from[3].href == f"/conversations/{'c' * 32}?from=2025-03-01&to=2025-06-12#ask"


def test_suggestions_stand_only_under_the_last_answer() -> None:
    turn = viewed(answered(citation(), follow_ups=("Who leads it?",)))
    assert "You could ask next Who leads it?" in shown(turn)
    assert "Who leads it?" not in shown(turn, is_last=False)


def test_an_answer_is_announced_in_one_go_each_part_ended() -> None:
    turn = viewed(answered(citation(), status=Status.PARTLY_ANSWERED, notices=("A newer one exists",)))
    assert announced(turn) == (
        "Partly answered. Statement 1. As at 12 June 2025, stocktake letter. A newer one exists. 1 source."
    )


def test_a_very_long_answer_is_shown_whole() -> None:
    cited = [citation(number) for number in range(1, 301)]
    said = shown(viewed(answered(*cited)))
    assert "Statement 300." in said
    assert "300 sources" in said
