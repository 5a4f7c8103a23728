"""The command line on a folder of its own: exit codes, JSON, what is printed, and what never is."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from api.cli import app
from api.terminal import without_controls
from tests.api.letters import QUENTHORPE
from tests.api.live import ROOT

Run = Callable[..., Result]


@pytest.fixture(scope="module")
def taken_in(letters: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the three letters taken in by the command."""
    data_dir = tmp_path_factory.mktemp("cli") / "data"
    result = CliRunner().invoke(app, ["ingest", str(letters), "--data-dir", str(data_dir)])
    assert result.exit_code == 0, result.output
    return data_dir


@pytest.fixture
def run(taken_in: Path) -> Run:
    """Run a command over the three letters."""

    def run_command(*words: str, typed: str = "") -> Result:
        return CliRunner().invoke(app, [*words, "--data-dir", str(taken_in)], input=typed)

    return run_command


def test_an_answer_is_printed_with_its_sources(run: Run) -> None:
    result = run("ask", "Who chaired the meeting in Quenthorpe?")
    assert result.exit_code == 0
    assert "Imran Bellweather" in result.stdout
    assert "[1]" in result.stdout
    assert "quenthorpe-march-2025.txt, 2025-03-14), page 1" in " ".join(result.stdout.split())
    assert "“" in result.stdout


def test_a_refusal_says_what_was_searched_and_is_no_failure(run: Run) -> None:
    result = run("ask", "What is the annual budget for school buses?")
    assert result.exit_code == 0
    assert "Searched: " in result.stdout


def test_an_answer_as_json_is_the_contract(run: Run) -> None:
    answer = json.loads(run("ask", "Who chaired the meeting in Quenthorpe?", "--json").stdout)
    assert answer["status"] == "answered"
    assert answer["citations"][0]["url"].startswith("/documents/")


def test_the_area_narrows_what_is_asked(run: Run) -> None:
    answer = json.loads(run("ask", "Who chaired the meeting?", "--area", "Skelbrook", "--json").stdout)
    assert {citation["area"] for citation in answer["citations"]} == {"Skelbrook"}


def test_a_chat_understands_what_about(run: Run) -> None:
    result = run("chat", typed="Who chaired the meeting in Quenthorpe?\n\nWhat about Skelbrook?\nexit\n")
    assert result.exit_code == 0
    assert result.stdout.index("Imran Bellweather") < result.stdout.index("Marguerite Oakes")


def test_a_chat_ends_with_its_input(run: Run) -> None:
    assert run("chat", typed="").exit_code == 0


def test_documents_are_listed_with_their_ids(run: Run) -> None:
    rows = json.loads(run("documents", "--json").stdout)["items"]
    listed = run("documents").stdout
    assert len(rows) == 3
    assert all(row["document_id"] in listed and row["file"] in listed for row in rows)


def test_actions_are_a_table_with_the_rule_below(run: Run) -> None:
    result = run("actions", "--area", "quenthorpe", "--as-of", "2025-06-01")
    assert result.exit_code == 0, result.output
    told = " ".join(result.stdout.split())
    assert "PA1" in told and "Skelbrook" not in told
    assert "overdue on 1 June 2025 An action is overdue when" in told
    assert run("actions", "--area", "Nowhere").stdout.startswith("No such actions.")


def test_actions_as_json_are_the_contract_and_an_id_prints_a_history(run: Run) -> None:
    listed = json.loads(run("actions", "--kind", "priority_action", "--json").stdout)
    assert [row["ref"] for row in listed["items"]] == ["PA1", "PA2"]
    assert (listed["total"], listed["next"]) == (2, None)
    found = listed["items"][0]["action_id"]
    told = run("actions", found).stdout
    assert "Stated in" in told and found in told
    assert json.loads(run("actions", found, "--json").stdout)["mentions"][0]["action_id"] == found
    unknown = run("actions", "0" * 16)
    assert unknown.exit_code == 1
    assert "No action with that id" in unknown.stderr


def test_actions_are_written_to_files(run: Run, tmp_path: Path) -> None:
    forms = {"csv": b"\xef\xbb\xbf", "xlsx": b"PK", "ics": b"BEGIN:VCALENDAR", "docx": b"PK"}
    options = [word for form in forms for word in (f"--{form}", str(tmp_path / f"odd name.{form}"))]
    assert run("actions", *options).exit_code == 0
    for form, beginning in forms.items():
        assert (tmp_path / f"odd name.{form}").read_bytes().startswith(beginning)
    nowhere = run("actions", "--csv", str(tmp_path / "none" / "x.csv"))
    assert nowhere.exit_code == 1
    assert "cannot be used" in nowhere.stderr


def test_a_sound_corpus_passes_its_check_and_can_be_rebuilt(run: Run) -> None:
    assert run("check").exit_code == 0
    assert run("rebuild").exit_code == 0
    assert run("check").exit_code == 0


def test_a_damaged_original_fails_the_check_by_name(letters: Path, tmp_path: Path) -> None:
    data = ["--data-dir", str(tmp_path / "data")]
    CliRunner().invoke(app, ["ingest", str(letters / "skelbrook-june-2025.txt"), *data])
    (original,) = [path for path in (tmp_path / "data" / "originals").rglob("*") if path.is_file()]
    original.chmod(0o600)
    original.write_bytes(original.read_bytes() + b"!")
    result = CliRunner().invoke(app, ["check", *data])
    assert result.exit_code == 1
    assert original.name[:16] in result.stdout


def test_one_bad_file_leaves_the_others_in_and_the_exit_code_one(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "good.txt").write_text(QUENTHORPE)
    (tmp_path / "letters" / "bad.pdf").write_bytes(b"%PDF-1.7")
    data = ["--data-dir", str(tmp_path / "data")]
    result = CliRunner().invoke(app, ["ingest", str(tmp_path / "letters"), "--json", *data])
    assert result.exit_code == 1
    outcomes = {row["file"]: row["outcome"] for row in json.loads(result.stdout)["items"]}
    assert outcomes == {"bad.pdf": "failed", "good.txt": "added"}
    listed = json.loads(CliRunner().invoke(app, ["documents", "--json", *data]).stdout)
    assert [row["file"] for row in listed["items"]] == ["good.txt"]


def test_a_file_replaces_a_document_and_what_is_not_known_is_asked_for(tmp_path: Path) -> None:
    place = ["--data-dir", str(tmp_path / "data")]
    (tmp_path / "march.txt").write_text(QUENTHORPE, encoding="utf-8")
    (tmp_path / "other.txt").write_text("We met and talked.", encoding="utf-8")
    first = CliRunner().invoke(app, ["ingest", str(tmp_path / "march.txt"), "--json", *place])
    held = json.loads(first.stdout)["items"][0]["document_id"]
    result = CliRunner().invoke(app, ["ingest", str(tmp_path / "other.txt"), "--replaces", held, *place])
    assert result.exit_code == 0, result.output
    assert "new version" in result.stdout
    assert re.search(r"stocktake correct [0-9a-f]{16} --area", result.stdout)
    again = CliRunner().invoke(app, ["ingest", str(tmp_path), "--replaces", held, *place])
    assert again.exit_code != 0
    assert "Expected one file" in again.output


def test_a_document_is_corrected_and_removed(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text(QUENTHORPE)
    data = ["--data-dir", str(tmp_path / "data")]
    invoke = CliRunner().invoke
    row = json.loads(invoke(app, ["ingest", str(tmp_path / "letter.txt"), "--json", *data]).stdout)["items"][0]
    corrected = invoke(app, ["correct", row["document_id"], "--area", "Nether Quenthorpe", *data])
    assert "Nether Quenthorpe" in corrected.stdout
    assert invoke(app, ["remove", row["document_id"], *data]).exit_code == 0
    assert json.loads(invoke(app, ["documents", "--json", *data]).stdout)["total"] == 0


WRONG = [
    ["ask"],
    ["ask", "  "],
    ["ask", "x" * 2001],
    ["ask", "Who?", "--from", "soon"],
    ["ask", "Who?", "--from", "2025-06-01", "--to", "2025-01-01"],
    ["ingest", "no-such-file"],
    ["ingest", "--kind", "novel", "."],
    ["novels"],
    ["actions", "--due-from", "soon"],
    ["actions", "--due-from", "2025-06-01", "--due-to", "2025-01-01"],
    ["actions", "--status", "novel"],
    ["serve", "--port", "70000"],
]


@pytest.mark.parametrize("words", WRONG, ids=range(len(WRONG)))
def test_wrong_usage_is_exit_code_two_without_a_trace(words: list[str], tmp_path: Path) -> None:
    named = [] if words == ["novels"] else ["--data-dir", str(tmp_path / "data")]
    result = CliRunner().invoke(app, [*words, *named])
    assert result.exit_code == 2
    assert result.stderr
    assert "Traceback" not in result.output


@pytest.mark.parametrize("words", [["ask", "Who?"], ["documents"]], ids=" ".join)
def test_a_data_folder_that_cannot_be_made_is_named_without_a_trace(words: list[str], tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    result = CliRunner().invoke(app, [*words, "--data-dir", str(tmp_path / "file" / "data")])
    assert result.exit_code == 1
    assert f"{tmp_path / 'file' / 'data'} cannot be used (Not a directory)" in result.stderr
    assert "Traceback" not in result.output


def test_the_readmes_example_is_what_is_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "96")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    typed, *printed = [
        line.removeprefix("    ") for line in readme.split("    $ ")[1].split("\n\nYour own")[0].split("\n")
    ]
    question = typed.split('"')[1]
    letter = ROOT / "corpus" / "samples" / "documents" / re.search(r"\(([^,]*\.pdf)", "\n".join(printed))[1]
    data = ["--data-dir", str(tmp_path / "data")]
    CliRunner().invoke(app, ["ingest", str(letter), *data])
    assert "\n".join(printed) in CliRunner().invoke(app, ["ask", question, *data]).stdout


def test_help_loads_nothing_heavy() -> None:
    heavy = {"torch", "chromadb", "numpy", "fastapi", "langchain_core", "pydantic"}
    script = f"import sys, api.cli; print(sorted({heavy!r} & set(sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_what_moves_the_cursor_or_reverses_the_words_is_not_printed() -> None:
    hostile = "\x1b[2Jgone \x07\x9b31m red \u202eback\u202c \ud800 end\nnext"
    assert without_controls(hostile) == "[2Jgone 31m red back  end\nnext"
