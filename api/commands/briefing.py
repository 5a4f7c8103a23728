"""`brief`: one page for somebody new to an area, printed or written as a Word file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from api.commands.opening import AsJson, DataDir, open_desk


def brief(
    area: Annotated[str, typer.Argument(help="The local area partnership, e.g. Northmere.")],
    as_of: Annotated[
        dt.datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="Measure overdue and ahead on this day; else today."),
    ] = None,
    docx: Annotated[Path | None, typer.Option(dir_okay=False, help="Write it to this Word file.")] = None,
    as_json: AsJson = False,
    data_dir: DataDir = None,
) -> None:
    """Tell somebody new where an area stands: priorities, actions, people, dates and words, each with its source."""
    with open_desk(data_dir) as desk:
        from api.brief_word import brief_file
        from api.terminal import show
        from api.terminal_brief import brief_lines

        told = desk.brief(area, as_of.date() if as_of else None)
        if docx:
            docx.write_bytes(brief_file(told))
            show([f"Written: {docx}"])
        else:
            show([told.model_dump_json(indent=2)] if as_json else brief_lines(told))
