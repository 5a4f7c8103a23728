"""Actions taken away: CSV, Excel, calendar and Word, for none, one and thousands, with hostile words in them."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import time
import zipfile
from collections.abc import Sequence
from typing import Any

import openpyxl
import pytest
from docx import Document as open_word
from icalendar import Calendar

from api.filenames import hyphened
from api.schemas.action_examples import ACTION
from api.schemas.actions import ActionOut
from api.schemas.actions_asked import ActionsAsked, Form
from api.schemas.measures import MeasureOut
from api.taking_away import Extract, Taken, take_away
from assistant.register.overdue import OVERDUE_RULE
from corpus.documents import Document, DocumentKind
from tests.api.odd_strings import ODD_STRINGS

SITE = "http://127.0.0.1:8000"
DAY = dt.date(2025, 7, 1)
FORMS = (Form.CSV, Form.XLSX, Form.ICS, Form.DOCX)
HOSTILE = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    " \t=cmd|' /C calc'!A0",
    "\u200b=1+1",
    "＝1+1",
    "–1+1",
    "\r\n=1+1",
    '=HYPERLINK("http://evil.example","x")',
    "http://evil.example",
    "a\r\nEND:VEVENT\r\nBEGIN:VALARM",
    "\x00\x07\x1b[31m\ud800\uffff\x85",
    "{{7*7}} ${7*7} <b>&amp;</b>",
    "\u202eback",
    "_x0041_",
    "x" * 40_000,
)
MEASURE = MeasureOut.model_validate(
    {
        **{"measure_id": "m1", "area": "Quenthorpe", "document_id": "9a3c1d5e7f204b68", "document": "Plan"},
        **{"date": "2025-02-14", "ref": None, "name": "=Plans on time", "name_citations": [1]},
        "figures": [{"role": "actual", "period": "Jan 2025", "words": "-5%", "citations": [1]}],
        "citations": ACTION["citations"][:1],
    }
)


def action(**said: Any) -> ActionOut:
    return ActionOut.model_validate({**ACTION, **said})


def due(words: str, start: str, end: str, precision: str) -> dict[str, str]:
    return {"words": words, "start": start, "end": end, "precision": precision}


def document(document_id: str = "9a3c1d5e7f204b68", added_at: str = "2025-06-20T10:00:00+00:00") -> Document:
    day = dt.date(2025, 2, 14)
    about = ("plan.docx", "text/plain", "Plan", "Quenthorpe", DocumentKind.ACTION_PLAN, day, 1)
    return Document(document_id, *about, added_at=added_at)


def taken(form: Form, actions: Sequence[ActionOut], areas: Sequence[str] = ("Quenthorpe",)) -> Taken:
    asked = ActionsAsked(area=list(areas), as_of=DAY, format=form)
    return take_away(Extract(asked, actions, [MEASURE], [document()], SITE))


def csv_rows(actions: Sequence[ActionOut]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(taken(Form.CSV, actions).content.decode("utf-8-sig"), newline="")))


def sheets(actions: Sequence[ActionOut]) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(taken(Form.XLSX, actions).content))


def row_of(sheet: Any, number: int = 2) -> dict[str, Any]:
    return dict(zip((cell.value for cell in sheet[1]), sheet[number], strict=True))


def events(actions: Sequence[ActionOut]) -> list[Any]:
    return Calendar.from_ical(taken(Form.ICS, actions).content).walk("VEVENT")


def words(actions: Sequence[ActionOut]) -> list[str]:
    return [each.text for each in open_word(io.BytesIO(taken(Form.DOCX, actions).content)).paragraphs]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("count", [0, 1])
def test_none_and_one_make_a_sound_file_that_says_its_rule(form: Form, count: int) -> None:
    actions = [action()] * count
    content = taken(form, actions).content
    if form is Form.CSV:
        assert [row["overdue_rule"] for row in csv_rows(actions)] == [OVERDUE_RULE] * count
    elif form is Form.XLSX:
        assert sheets(actions)["Actions"].max_row == 1 + count
        assert OVERDUE_RULE in [row[1].value for row in sheets(actions)["About"]]
    elif form is Form.ICS:
        assert len(events(actions)) == count
    else:
        assert any(OVERDUE_RULE in line for line in words(actions))
    assert taken(form, actions).content == content or form is Form.DOCX


@pytest.mark.parametrize("form", FORMS)
def test_thousands_make_a_file_in_time_that_grows_with_them(form: Form) -> None:
    def seconds(count: int) -> float:
        many = [action(action_id=f"{number:016x}", ref=f"1.{number}") for number in range(count)]
        began = time.perf_counter()
        content = taken(form, many).content
        if form is Form.CSV:
            assert content.count(b"\r\n") == count + 1
        elif form is Form.ICS:
            assert content.count(b"BEGIN:VEVENT") == count
        elif form is Form.XLSX:
            with zipfile.ZipFile(io.BytesIO(content)) as packed:
                assert packed.read("xl/worksheets/sheet1.xml").count(b"<row ") == count + 1
        return time.perf_counter() - began

    few, many = seconds(500), seconds(5_000)
    assert many < 40 * few


def test_a_workbook_has_real_dates_numbers_and_links() -> None:
    book = sheets([action()])
    cells = row_of(book["Actions"])
    assert cells["Due (first set)"].value == "31 March 2025"
    assert cells["Due (revised) from"].value == dt.datetime(2025, 9, 1)
    assert cells["Due (revised) to"].value == dt.datetime(2025, 11, 30)
    assert cells["Due (revised) to"].is_date
    assert cells["Slipped by days"].value == 244
    assert cells["Overdue"].value == "yes"
    assert cells["Source"].hyperlink.target == f"{SITE}{ACTION['citations'][0]['url']}"
    assert cells["DfE and NHS England: words"].value == "The posts remain unfilled."
    assert cells["Success measure"].value is None


def test_a_workbook_opens_with_header_filter_and_all_its_sheets() -> None:
    book = sheets([action(), action(action_id="d")])
    assert book.sheetnames == ["Actions", "Updates", "Measures", "About"]
    assert book["Actions"].freeze_panes == "D2"
    assert re.fullmatch(r"A1:[A-Z]+3", book["Actions"].auto_filter.ref)
    assert book["Actions"].column_dimensions["D"].width > book["Actions"].column_dimensions["B"].width
    said = row_of(book["Updates"], 3)
    assert (said["Date"].value, said["Who says so"].value) == (dt.datetime(2025, 6, 12), "DfE and NHS England")
    assert said["Source"].hyperlink.target.endswith(ACTION["citations"][4]["url"])
    figure = row_of(book["Measures"])
    assert (figure["What is measured"].value, figure["Value as printed"].value) == ("=Plans on time", "-5%")
    assert figure["Value as printed"].data_type == "s"
    about = {row[0].value: row[1].value for row in book["About"]}
    assert about["As of"] == "1 July 2025"
    assert "area: Quenthorpe" in about["Only"]


@pytest.mark.parametrize("hostile", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_run_nothing_anywhere(hostile: str) -> None:
    said = {**ACTION["updates"][0], "words": hostile, "citations": []}
    date = due(hostile, "2025-09-01", "2025-11-30", "season")
    one = action(
        **dict.fromkeys(("ref", "title", "text", "owner", "accountable", "body", "success", "area"), hostile),
        **{"due": date, "revised_due": date, "says_now": [said], "updates": [said]},
        milestones=[{"words": hostile, "due": None, "citations": []}],
    )
    (row,) = csv_rows([one])
    for cell in row.values():
        assert not re.match(r"\s*[=+@＝\u200b\u2013-]", cell), cell
        assert not set(cell) & set("\x00\x07\x1b\x85\u202e")
    book = sheets([one])
    for sheet in book:
        for cells in sheet.iter_rows():
            for cell in cells:
                assert cell.data_type != "f"
                assert cell.hyperlink is None or cell.hyperlink.target.startswith(f"{SITE}/documents/")
    (event,) = events([one])
    assert not event.subcomponents
    assert "\n" not in str(event["summary"])
    assert b"\r\nBEGIN:VALARM" not in taken(Form.ICS, [one]).content
    assert words([one])


def test_odd_strings_make_sound_files() -> None:
    many = [
        action(title=odd or "-", text=odd, owner=odd, area=odd, action_id=str(n)) for n, odd in enumerate(ODD_STRINGS)
    ]
    assert len(csv_rows(many)) == len(many)
    assert sheets(many)["Actions"].max_row == len(many) + 1
    assert len({str(event["uid"]) for event in events(many)}) == len(many)
    assert len(words(many)) > len(many) / 5
    for line in taken(Form.ICS, many).content.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()


def test_a_range_stands_on_its_last_day_and_says_its_words() -> None:
    (event,) = events([action()])
    assert (event["dtstart"].dt, event["dtend"].dt) == (dt.date(2025, 11, 30), dt.date(2025, 12, 1))
    assert str(event["summary"]) == "1.2 Fill the three therapy posts (autumn 2025), Quenthorpe"
    told = str(event["description"])
    assert "Due: autumn 2025, which ends on 30 November 2025" in told
    assert "First set: 31 March 2025; 244 days later" in told
    assert "“The posts remain unfilled.” (delayed)" in told
    assert f"{SITE}{ACTION['citations'][0]['url']}" in told


def test_a_review_is_a_day_too_and_an_action_without_a_date_is_none() -> None:
    meeting = due("27 January 2026", "2026-01-27", "2026-01-27", "day")
    review = action(kind="next_step", ref=None, title="The next meeting", due=meeting, revised_due=None)
    undated = action(
        due={"words": "in due course", "start": None, "end": None, "precision": "unknown"}, revised_due=None
    )
    (event,) = events([review, undated, action(due=None, revised_due=None)])
    assert event["dtstart"].dt == dt.date(2026, 1, 27)
    assert str(event["summary"]) == "Next step: The next meeting, Quenthorpe"


def test_a_subscribed_calendar_moves_an_event_and_does_not_double_it() -> None:
    before, after = taken(Form.ICS, [action(revised_due=None)]), taken(Form.ICS, [action()])
    first, second = (Calendar.from_ical(each.content).walk("VEVENT")[0] for each in (before, after))
    assert first["uid"] == second["uid"]
    assert (first["dtstart"].dt, second["dtstart"].dt) == (dt.date(2025, 3, 31), dt.date(2025, 11, 30))
    assert before.name == after.name == "actions-quenthorpe.ics"


def test_a_calendar_says_how_to_keep_it_and_its_stamps_come_from_the_documents() -> None:
    content = taken(Form.ICS, [action()]).content
    calendar = Calendar.from_ical(content)
    assert (str(calendar["method"]), str(calendar["version"])) == ("PUBLISH", "2.0")
    assert b"\r\nREFRESH-INTERVAL;VALUE=DURATION:PT6H\r\n" in content
    assert b"\r\nX-PUBLISHED-TTL:PT6H\r\n" in content
    assert str(calendar["x-wr-calname"]) == str(calendar["name"]) == "Actions: Quenthorpe"
    (event,) = calendar.walk("VEVENT")
    assert event["dtstamp"].dt == event["last-modified"].dt == dt.datetime(2025, 6, 20, 10, tzinfo=dt.UTC)
    assert str(event["transp"]) == "TRANSPARENT"


def test_a_briefing_tells_the_worst_first_with_both_sides_and_the_source() -> None:
    quiet = {"overdue": False, "disputed": False, "missing": [], "revised_due": None, "slip_days": None}
    rest = action(**quiet, title="Carry on", updates=[], says_now=[], status=None, assessor=None)
    vague = action(**{**quiet, "missing": ["owner"]}, owner=None, title="Consider things")
    lines = words([rest, vague, action()])
    headings = [line for line in lines if re.search(r": \d+$", line)]
    assert headings == ["Overdue: 1", "Vague: 1", "The other actions: 1"]
    told = "\n".join(lines)
    assert "Plan action, Quenthorpe: overdue, slipped, judged differently, vague." in told
    assert "“Green” (on track; Priority action plan, 14 February 2025, page 2)" in told
    assert "“The posts remain unfilled.” (delayed; Stocktake letter: Quenthorpe, 12 June 2025, page 2)" in told
    assert "Due: “31 March 2025”, revised to “autumn 2025” (until 30 November 2025) (244 days later)" in told
    assert f"“Fill the three therapy posts” {SITE}{ACTION['citations'][0]['url']}" in told
    assert "Owner: none given" not in told.split("Vague: 1")[0]


@pytest.mark.parametrize(
    ("area", "name"),
    [
        ("Quenthorpe", "actions-quenthorpe-2025-07-01.csv"),
        ("Ynys Môn & “Pen-y-bont”/..\\etc", "actions-ynys-mon-pen-y-bont-etc-2025-07-01.csv"),
        ("日本\r\nSet-Cookie: x", "actions-set-cookie-x-2025-07-01.csv"),
        ("\x00\u202e", "actions-2025-07-01.csv"),
        ("", "actions-2025-07-01.csv"),
        ("long " * 40, f"actions-{'long-' * 11}long-2025-07-01.csv"),
    ],
    ids=range(6),
)
def test_a_file_name_is_plain_whatever_the_area_is_called(area: str, name: str) -> None:
    assert taken(Form.CSV, [], [area]).name == name


def test_a_name_is_cut_between_words() -> None:
    assert hyphened("one two three", 9) == "one-two"
    assert hyphened("onetwothree", 3) == "one"
