"""`serve`, `check`, `rebuild` and `evaluate`: running the product and seeing that it is sound."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.commands.keeping import progress_bar
from api.commands.opening import FAILED, AsJson, DataDir, corpus_settings, open_corpus, reported

if TYPE_CHECKING:
    from corpus.store import Corpus

_CHECKOUT = Path(__file__).parents[2]


def serve(
    host: Annotated[str | None, typer.Option(help="Address, this machine's own only; else STOCKTAKE_HOST.")] = None,
    port: Annotated[int | None, typer.Option(help="Port, 0 for any free one; else STOCKTAKE_PORT.")] = None,
    with_samples: Annotated[bool, typer.Option("--with-samples", help="First take in the sample documents.")] = False,
    data_dir: DataDir = None,
) -> None:
    """Serve over HTTP on this machine until stopped with Ctrl-C."""
    with reported():
        from api.server import serve as run
        from api.settings import ServerSettings
        from api.web.static import styles_are_built

        if not styles_are_built():
            typer.echo("The web pages have no styles yet and look plain. Build them with: make web", err=True)
        named = {name: value for name, value in (("host", host), ("port", port)) if value is not None}
        take_in = _take_in_samples if with_samples else None
        run(ServerSettings(**named), corpus_settings(data_dir), take_in_samples=take_in, say=_say_what_to_try)


def check(as_json: AsJson = False, data_dir: DataDir = None) -> None:
    """Verify originals, quotes' places and the search index, and say what is wrong."""
    with open_corpus(data_dir) as corpus:
        import json

        problems = corpus.check().problems
        if as_json:
            typer.echo(json.dumps({"problems": list(problems)}, indent=2))
        else:
            typer.echo("\n".join(problems) or "Everything is as it should be.")
        if problems:
            raise typer.Exit(FAILED)


def rebuild(data_dir: DataDir = None) -> None:
    """Make the search index again from the catalogue; nothing is embedded again."""
    with open_corpus(data_dir) as corpus:
        corpus.rebuild()
        typer.echo("The search index has been made again.")


def evaluate(
    questions: Annotated[Path | None, typer.Option(exists=True, help="Labelled questions, JSON lines.")] = None,
    letters: Annotated[Path | None, typer.Option(exists=True, help="The documents they are about.")] = None,
    data_dir: DataDir = None,
) -> None:
    """Ask labelled questions and print how good the answers are; needs the source checkout."""
    named = (("--questions", questions), ("--letters", letters), ("--data-dir", data_dir))
    options = [word for name, path in named if path for word in (name, str(path.resolve()))]
    # A process of its own: the evaluation belongs to the tests, which the product never imports.
    ran = subprocess.run([sys.executable, "-m", "tests.evaluation", *options], cwd=_CHECKOUT, check=False)
    raise typer.Exit(ran.returncode)


def _take_in_samples(corpus: Corpus, folder: Path) -> None:
    from api.terminal import without_controls
    from ingest.pipeline import ingest

    typer.echo("Taking in the sample documents (the first start only)")
    with progress_bar() as progress:
        receipts = ingest([folder], corpus, progress=progress)
    for receipt in receipts:
        if receipt.error:
            typer.echo(without_controls(f"{receipt.file}: {receipt.error}"), err=True)


def _say_what_to_try(url: str) -> None:
    asked = '{"message": "What progress has Brackenshire made on Priority Action 1?"}'
    typer.echo(f"Serving on {url} (Ctrl-C stops it). In another terminal, try:")
    typer.echo('  .venv/bin/stocktake ask "When is the next stocktake in Brackenshire, and what will it look at?"')
    typer.echo(f"  curl -H 'Content-Type: application/json' -d '{asked}' {url}/api/chat")
    typer.echo(f"  {url}/docs in a browser shows every operation")
