"""`feedback`: what people thought of answers, printed for whoever runs the service."""

from __future__ import annotations

from typing import Annotated

import typer

from api.commands.opening import AsJson, DataDir, open_desk


def feedback(
    not_useful: Annotated[bool, typer.Option("--not-useful", help="Only answers found not useful.")] = False,
    as_json: AsJson = False,
    data_dir: DataDir = None,
) -> None:
    """List what people thought of answers, newest first."""
    with open_desk(data_dir) as desk:
        from api.schemas.conversations import FeedbackOut
        from api.schemas.lists import MAX_LIMIT, Listed, every_page
        from api.terminal import feedback_lines, show

        useful = False if not_useful else None
        rows = list(every_page(lambda cursor: desk.feedback(useful, cursor=cursor, limit=MAX_LIMIT)))
        if as_json:
            show([Listed[FeedbackOut](items=rows, total=len(rows)).model_dump_json(indent=2)])
        else:
            show(feedback_lines(rows))
