"""Words of a plan's table that no action got are told of in the receipt, and left as they are."""

from __future__ import annotations

from corpus.readings import Reading
from ingest.readers.pages import FileContent
from tests.ingest.written import page_with_table, read_content

HEAD = ["Ref", "Action", "Lead", "Due date"]
FIRST = ["1.1", "Publish a list of short breaks", "Ann Lee", "May 2025"]
SECOND = ["1.2", "Open a second clinic in the north", "Bo Kent", "June 2025"]


def told(rows: list[list[str]]) -> list[str]:
    return [one for one in reading(rows).document.warnings if one.startswith("Page") or "more cells" in one]


def reading(rows: list[list[str]]) -> Reading:
    return read_content(FileContent("application/pdf", (page_with_table(rows),)))


def test_a_plan_whose_cells_all_belong_somewhere_has_nothing_to_tell() -> None:
    assert told([HEAD, FIRST, SECOND]) == []


def test_a_row_with_an_owner_and_a_date_and_no_action_is_told_of() -> None:
    left = [HEAD, FIRST, ["", "", "Cy Moss", "July 2025"], SECOND]
    (warning,) = told(left)

    assert "Cy Moss | July 2025" in warning
    assert [action.owner.words for action in reading(left).actions] == ["Ann Lee", "Bo Kent"]


def test_a_cell_under_no_heading_is_told_of() -> None:
    (warning,) = told([[*HEAD, ""], [*FIRST, "see the other paper"], [*SECOND, ""]])

    assert "see the other paper" in warning


def test_of_many_the_first_are_told_and_the_others_counted() -> None:
    loose = [["", "", f"Lead {number}", "July 2025"] for number in range(5)]
    warnings = told([HEAD, FIRST, *loose, SECOND])

    assert len(warnings) == 4
    assert warnings[-1].startswith("2 more")


def test_a_table_without_actions_is_no_plan() -> None:
    assert told([["Name", "Phone"], ["Ann Lee", "0123"], ["Bo Kent", ""]]) == []
