"""What to ask next, from where the answer stands: never a fixed list, never a question without an answer.

Suggestions come from the kinds of section the cited documents have; the same question is not suggested back.
"""

from __future__ import annotations

from assistant.answers import Answer
from assistant.questions import Question
from corpus.documents import DocumentKind

_SUGGESTED: tuple[tuple[DocumentKind, tuple[str, ...]], ...] = (
    (
        DocumentKind.STOCKTAKE_LETTER,
        ("When is the next review?", "Which areas need further work?", "What is the overall judgement?"),
    ),
    (DocumentKind.ACTION_PLAN, ("List the actions in the plan.",)),
    (DocumentKind.IMPROVEMENT_PLAN, ("List the actions in the plan.",)),
)
_MOST = 2


def suggest(answer: Answer, question: Question) -> tuple[str, ...]:
    """Return up to two questions that the same documents can answer."""
    kinds = {citation.kind for citation in answer.citations}
    listed = [text for kind, texts in _SUGGESTED if kind in kinds for text in texts]
    return tuple(text for text in listed if text.casefold() != question.text.casefold())[:_MOST]
