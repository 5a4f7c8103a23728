"""`ingest`, `documents`, `correct` and `remove`: what goes into the corpus, and what comes out.

Each file taken in has its receipt; one that fails leaves the others in and the exit code 1.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from api.commands.opening import FAILED, Area, AsJson, DataDir, open_desk
from corpus.documents import DocumentKind

Date = Annotated[
    dt.datetime | None, typer.Option("--date", formats=["%Y-%m-%d"], help="The date the document speaks from.")
]
Kind = Annotated[DocumentKind | None, typer.Option("--kind", help="What sort of document it is.")]
Title = Annotated[str | None, typer.Option("--title", help="What the document is called.")]
Replaces = Annotated[
    str | None, typer.Option("--replaces", help="The document whose next version the one file is, by its id.")
]
DocumentId = Annotated[str, typer.Argument(help="As `stocktake documents` lists it.")]


def ingest(
    paths: Annotated[list[Path], typer.Argument(exists=True, help="Files or folders.")],
    area: Area = None,
    date: Date = None,
    kind: Kind = None,
    title: Title = None,
    replaces: Replaces = None,
    as_json: AsJson = False,
    data_dir: DataDir = None,
) -> None:
    """Take in files and folders; what you say with the options wins over what is read."""
    with open_desk(data_dir) as desk:
        from api.schemas.documents import Receipts
        from api.terminal import receipt_lines, show
        from ingest.given import Given

        given = Given(area=area, date=date.date() if date else None, kind=kind, title=title)
        with progress_bar() as progress:
            receipts = desk.take_in(paths, given, progress, replaces=replaces)
        if as_json:
            show([Receipts(items=receipts).model_dump_json(indent=2)])
        else:
            show(line for receipt in receipts for line in receipt_lines(receipt))
        if any(receipt.error for receipt in receipts):
            raise typer.Exit(FAILED)


def documents(
    all_versions: Annotated[bool, typer.Option("--all-versions", help="Also versions a newer one replaced.")] = False,
    as_json: AsJson = False,
    data_dir: DataDir = None,
) -> None:
    """List the documents held, each with its id."""
    with open_desk(data_dir) as desk:
        from api.schemas.documents import DocumentOut
        from api.schemas.lists import Listed
        from api.terminal import document_lines, show

        rows = desk.documents(include_superseded=all_versions)
        if as_json:
            show([Listed[DocumentOut](items=rows, total=len(rows)).model_dump_json(indent=2)])
        else:
            show(document_lines(rows))


def correct(
    document_id: DocumentId,
    area: Area = None,
    date: Date = None,
    kind: Kind = None,
    title: Title = None,
    data_dir: DataDir = None,
) -> None:
    """Say what a document is, where it was read wrongly; your word is kept and wins."""
    with open_desk(data_dir) as desk:
        from api.schemas.documents import Correction
        from api.terminal import document_lines, show

        day = date.date() if date else None
        corrected = desk.correct(document_id, Correction(area=area, date=day, kind=kind, title=title))
        show(document_lines([corrected]))


def remove(
    document_ids: Annotated[list[str], typer.Argument(help="As `stocktake documents` lists them.")],
    data_dir: DataDir = None,
) -> None:
    """Erase documents for good: the original, its text, passages, actions and vectors."""
    with open_desk(data_dir) as desk:
        desk.remove(*document_ids)
        typer.echo(f"Removed: {', '.join(document_ids)}")


@contextmanager
def progress_bar() -> Iterator[Callable[[int, int, str], None]]:
    """Show how many files are done; quiet when standard error is not a terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (TextColumn("Reading"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=None)

        def step(done: int, total: int, file: str) -> None:
            bar.update(task, completed=done, total=total)

        yield step
