"""`actions`: what was asked or promised, the worst first, printed as a table or written to files to take away."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.commands.opening import Area, AsJson, DataDir, open_desk
from assistant.register.tracked import Assessor, Missing, Scale
from corpus.actions import ActionKind

if TYPE_CHECKING:
    from api.desk import Desk
    from api.remote import RemoteDesk
    from api.schemas.actions import ListedActions
    from api.schemas.actions_asked import ActionsAsked

_DAY = ["%Y-%m-%d"]
Day = dt.datetime | None
FileTo = Annotated[Path | None, typer.Option(dir_okay=False, help="Write them to this file.")]


def actions(
    action_id: Annotated[str | None, typer.Argument(help="Print one action's history, by its id.")] = None,
    area: Area = None,
    kind: Annotated[list[ActionKind] | None, typer.Option(help="Only these kinds.")] = None,
    ref: Annotated[list[str] | None, typer.Option(help="Only these refs, such as 1.2 or PA1.")] = None,
    owner: Annotated[str, typer.Option(help="Words of the owner, accountable officer or body.")] = "",
    about: Annotated[str, typer.Option(help="Words of what is asked.")] = "",
    status: Annotated[list[Scale] | None, typer.Option(help="Where somebody's newest word means this.")] = None,
    assessor: Annotated[list[Assessor] | None, typer.Option(help="Spoken of by these.")] = None,
    missing: Annotated[list[Missing] | None, typer.Option(help="Lacking all of these.")] = None,
    document: Annotated[list[str] | None, typer.Option(help="Stated in this document, by its id.")] = None,
    overdue: Annotated[bool, typer.Option("--overdue", help="Only overdue ones.")] = False,
    slipped: Annotated[bool, typer.Option("--slipped", help="Only those whose date was put back.")] = False,
    dropped: Annotated[bool, typer.Option("--dropped", help="Only those later documents do not name.")] = False,
    disputed: Annotated[bool, typer.Option("--disputed", help="Only those judged differently.")] = False,
    due_from: Annotated[Day, typer.Option(formats=_DAY, help="Only those due this day or later.")] = None,
    due_to: Annotated[Day, typer.Option(formats=_DAY, help="Only those due this day or earlier.")] = None,
    changed_since: Annotated[Day, typer.Option(formats=_DAY, help="Only those spoken of since this day.")] = None,
    as_of: Annotated[Day, typer.Option(formats=_DAY, help="Measure overdue on this day; else today.")] = None,
    csv: FileTo = None,
    xlsx: FileTo = None,
    ics: FileTo = None,
    docx: FileTo = None,
    as_json: AsJson = False,
    data_dir: DataDir = None,
) -> None:
    """List actions, the worst first, each with owner, dates and what is said of it; or write them to files."""
    with open_desk(data_dir) as desk:
        from api.schemas.actions_asked import ActionsAsked

        given = {
            **{"area": [] if area is None else [area], "kind": kind, "ref": ref, "owner": owner, "q": about},
            **{"status": status, "assessor": assessor, "missing": missing, "document_id": document},
            **{"overdue": overdue, "slipped": slipped, "dropped": dropped, "disputed": disputed},
            **{"due_from": _date(due_from), "due_to": _date(due_to), "changed_since": _date(changed_since)},
        }
        asked = ActionsAsked.model_validate({name: value for name, value in given.items() if value})
        asked = asked.model_copy(update={"as_of": _date(as_of) or dt.date.today()})
        files = {form: path for form, path in (("csv", csv), ("xlsx", xlsx), ("ics", ics), ("docx", docx)) if path}
        if action_id:
            _print_one(desk, action_id, asked, as_json)
        elif files:
            _write(desk, asked, files)
        else:
            _print(_all(desk, asked), as_json)


def _date(day: Day) -> dt.date | None:
    return day.date() if day else None


def _all(desk: Desk | RemoteDesk, asked: ActionsAsked) -> ListedActions:
    from api.schemas.lists import MAX_LIMIT, every_page

    asked = asked.model_copy(update={"limit": MAX_LIMIT})
    first = desk.actions(asked)
    rest = every_page(lambda cursor: desk.actions(asked.model_copy(update={"cursor": cursor})))
    rows = first.items if first.next is None else list(rest)
    return first.model_copy(update={"items": rows, "next": None})


def _print(listed: ListedActions, as_json: bool) -> None:
    from api.terminal import show
    from api.terminal_actions import action_table

    show([listed.model_dump_json(indent=2)] if as_json else action_table(listed))


def _print_one(desk: Desk | RemoteDesk, action_id: str, asked: ActionsAsked, as_json: bool) -> None:
    from api.terminal import show
    from api.terminal_actions import history_lines

    history = desk.action(action_id, asked.as_of)
    show([history.model_dump_json(indent=2)] if as_json else history_lines(history))


def _write(desk: Desk | RemoteDesk, asked: ActionsAsked, files: dict[str, Path]) -> None:
    from api.schemas.actions_asked import Form
    from api.settings import ServerSettings
    from api.terminal import show

    for form, path in files.items():
        taken = desk.actions_file(asked.model_copy(update={"format": Form(form)}), ServerSettings().url)
        path.write_bytes(taken.content)
        show([f"Written: {path}"])
