"""How the tests of answering read an answer."""

from __future__ import annotations

from assistant.answers import Answer


def said(answer: Answer) -> str:
    """Return the statements alone, one on a line: what is quoted, without our own sentence before them."""
    return "\n".join(statement.text for statement in answer.statements)


def in_order(text: str, words: tuple[str, ...]) -> bool:
    """Tell whether all the words stand in the text, each after the one before it."""
    at = 0
    for one in words:
        at = text.find(one, at) + 1
        if not at:
            return False
    return True


def cited_files(answer: Answer) -> set[str]:
    """Return the files an answer rests on."""
    return {citation.file for citation in answer.citations}


def uncited(answer: Answer) -> list[str]:
    """Return the statements that no citation of the answer carries."""
    numbers = {citation.number for citation in answer.citations}
    return [one.text for one in answer.statements if not one.citations or not set(one.citations) <= numbers]
