"""A data folder into an open desk: this process's own, or the one of the server that holds the folder.

Errors end here: a message on standard error and exit code 1, or 2 when the command was typed wrongly.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from api.desk import Desk
    from api.remote import RemoteDesk
    from corpus.settings import CorpusSettings
    from corpus.store import Corpus

FAILED, WRONG_USAGE = 1, 2
DataDir = Annotated[
    Path | None,
    typer.Option(
        "--data-dir", help="Folder of the corpus; STOCKTAKE_DATA_DIR or ./data when left out.", file_okay=False
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
Area = Annotated[str | None, typer.Option("--area", help="The local area partnership, e.g. Northmere.")]


def corpus_settings(data_dir: Path | None) -> CorpusSettings:
    """Return the store's settings, with the folder named on the command line when there is one."""
    from corpus.settings import CorpusSettings

    return CorpusSettings(data_dir=data_dir) if data_dir else CorpusSettings()


@contextmanager
def reported() -> Iterator[None]:
    """Turn our errors into a message and an exit code."""
    from pydantic import ValidationError

    from api.terminal import without_controls
    from corpus.errors import SettingsError, StocktakeError

    try:
        yield
    except SettingsError as error:
        typer.echo(without_controls(str(error)), err=True)
        raise typer.Exit(WRONG_USAGE) from None
    except StocktakeError as error:
        typer.echo(without_controls(str(error)), err=True)
        raise typer.Exit(FAILED) from None
    except ValidationError as error:
        for found in error.errors():
            where = ".".join(str(part) for part in found["loc"])
            typer.echo(without_controls(": ".join(filter(None, (where, found["msg"])))), err=True)
        raise typer.Exit(WRONG_USAGE) from None
    except BrokenPipeError:
        raise  # Whoever read what we print has gone, as `head` does; Typer ends in silence.
    except OSError as error:
        where = error.filename or "a file of the corpus"
        message = f"{where} cannot be used ({error.strerror}). Check that it is right, that there is room on the disk, "
        typer.echo(without_controls(f"{message}and that you may write there."), err=True)
        raise typer.Exit(FAILED) from None


@contextmanager
def open_corpus(data_dir: Path | None) -> Iterator[Corpus]:
    """Open the corpus in this process; another owner is an error."""
    with reported():
        from corpus.store import Corpus

        with Corpus.open(corpus_settings(data_dir)) as corpus:
            yield corpus


@contextmanager
def open_desk(data_dir: Path | None) -> Iterator[Desk | RemoteDesk]:
    """Open the desk, through the running server when one holds the data folder."""
    with reported():
        from corpus.lock import read_owner

        owner = read_owner(corpus_settings(data_dir).data_dir)
        if owner and owner.url:
            from api.remote import RemoteDesk

            with closing(RemoteDesk(owner.url)) as remote:
                yield remote
            return
        from api.desk import Desk

        with open_corpus(data_dir) as corpus:
            yield Desk(corpus)
