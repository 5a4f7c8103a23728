"""The command `stocktake`: every command in one table, each told in `api.commands`.

Nothing heavy is imported here, so that `stocktake --help` answers at once.
"""

from __future__ import annotations

import typer

from api.commands import asking, briefing, following, keeping, reading, running

app = typer.Typer(
    name="stocktake",
    help="Ask SEND stocktake letters and plans a question; every statement of an answer quotes the page it stands on.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for command in (
    asking.ask,
    asking.chat,
    following.actions,
    briefing.brief,
    keeping.ingest,
    keeping.documents,
    keeping.correct,
    keeping.remove,
    reading.feedback,
    running.serve,
    running.check,
    running.rebuild,
    running.evaluate,
):
    app.command()(command)
