"""A reason to refuse into a value the checks hand on: the status to answer with, and what is said.

Every check takes the question and the sentences chosen for it, and hands on at most one finding.
Newcomers trip over this: a finding is the opposite of an answer. A check that is content returns None.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.answers import Status
from assistant.inquiry import Inquiry
from assistant.rank import Ranked


@dataclass(frozen=True, slots=True)
class Finding:
    """Why a question is not answered as asked."""

    status: Status
    message: str
    shows: bool = False
    """True when the nearest sentences belong in the answer, as the true fact."""


Check = Callable[[Inquiry, Sequence[Ranked]], Finding | None]
"""One way a question may go unanswered by the sentences chosen for it."""

WRONG_PREMISE = Finding(Status.PREMISE_NOT_SUPPORTED, "The documents do not say that; what they say is:", True)


def missing(message: str, *, shows: bool = False) -> Finding:
    """Return the finding that the documents searched do not say what is asked; `shows` what they do say."""
    return Finding(Status.NOT_IN_DOCUMENTS, message, shows)


def says(chosen: Sequence[Ranked], said: Callable[[str], object]) -> bool:
    """Tell whether any of the sentences, folded, meets a pattern."""
    return any(said(one.candidate.folded) for one in chosen)
