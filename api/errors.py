"""The errors of the edge, beside the tree in `corpus/errors.py`.

StocktakeError
├── ConversationNotFoundError    no such conversation
└── ServerRefusedError           the running server refused, or cannot be reached
"""

from __future__ import annotations

from corpus.errors import StocktakeError


class ConversationNotFoundError(StocktakeError):
    """No conversation with that id is kept."""

    code = "conversation_not_found"


class ServerRefusedError(StocktakeError):
    """The running server refused what was asked, or cannot be reached."""

    code = "server_refused"
