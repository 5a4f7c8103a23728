"""The errors of the edge, beside the tree in `corpus/errors.py`.

StocktakeError
├── ActionNotFoundError          no such action
├── AreaNotHeldError             no document of such an area
├── ConversationNotFoundError    no such conversation
└── ServerRefusedError           the running server refused, or cannot be reached
"""

from __future__ import annotations

from corpus.errors import StocktakeError


class ActionNotFoundError(StocktakeError):
    """No document held states an action with that id."""

    code = "action_not_found"


class AreaNotHeldError(StocktakeError):
    """No document of that area is held."""

    code = "area_not_held"


class ConversationNotFoundError(StocktakeError):
    """No conversation with that id is kept."""

    code = "conversation_not_found"


class ServerRefusedError(StocktakeError):
    """The running server refused what was asked, or cannot be reached."""

    code = "server_refused"
