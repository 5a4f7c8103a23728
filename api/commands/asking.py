"""`ask` and `chat`: a question typed, an answer printed with the words it stands on.

A refusal is an answer: it prints what was searched and what came nearest, and exits with 0.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated

import typer

from api.commands.opening import Area, AsJson, DataDir, open_desk

if TYPE_CHECKING:
    from api.schemas.chat import ChatRequest

_DAY = ["%Y-%m-%d"]
_LEAVE = frozenset({"exit", "quit", "bye"})
From = Annotated[dt.datetime | None, typer.Option("--from", formats=_DAY, help="Only documents of this day or later.")]
To = Annotated[dt.datetime | None, typer.Option("--to", formats=_DAY, help="Only documents of this day or earlier.")]


def ask(
    question: Annotated[str, typer.Argument(help="In plain words, in quotation marks.")],
    area: Area = None,
    from_day: From = None,
    to_day: To = None,
    as_json: AsJson = False,
    data_dir: DataDir = None,
) -> None:
    """Ask one question and print its answer with the quotes it stands on."""
    with open_desk(data_dir) as desk:
        from api.terminal import answer_lines, show

        answer = desk.ask(_request(question, None, area, from_day, to_day))
        show([answer.model_dump_json(indent=2)] if as_json else answer_lines(answer))


def chat(area: Area = None, data_dir: DataDir = None) -> None:
    """Ask questions one after another; "what about…" is understood from the one before."""
    with open_desk(data_dir) as desk:
        from api.terminal import answer_lines, show

        typer.echo("Ask a question, or type exit to leave.")
        conversation_id = None
        while question := _typed():
            answer = desk.ask(_request(question, conversation_id, area, None, None))
            conversation_id = answer.conversation_id
            show(["", *answer_lines(answer), ""])


def _typed() -> str | None:
    while True:
        try:
            words = input("> ").strip()
        except EOFError:
            return None
        if words.casefold() in _LEAVE:
            return None
        if words:
            return words


def _request(
    question: str,
    conversation_id: str | None,
    area: str | None,
    from_day: dt.datetime | None,
    to_day: dt.datetime | None,
) -> ChatRequest:
    from api.schemas.chat import ChatRequest

    scope = {
        "areas": [area] if area else [],
        "from": from_day.date() if from_day else None,
        "to": to_day.date() if to_day else None,
    }
    return ChatRequest.model_validate({"message": question, "conversation_id": conversation_id, "scope": scope})
