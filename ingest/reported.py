"""What a document says of a numbered action told from the action itself.

Minutes report on a plan's actions under their refs ("Action 1.2: the lead said …"), and plans say why one was closed.
"""

from __future__ import annotations

import re

from ingest.asks import commands

_REPORTS = re.compile(
    r"\b(?:reported|said|told|described|noted|confirmed|explained|heard|circulated|presented|given|undertook|warned"
    r"|stated|advised that|asked that|felt|going (?:as planned|well|to plan))\b"
    r"|\b(?:has|have|had|was|were) (?:now |since )?(?:been )?(?:closed|removed|withdrawn|merged|completed?|paused"
    r"|replaced|superseded|discussed|reviewed|on track|late|delayed)\b"
    r"|\b(?:is|are|remains?) (?:now |still )?(?:on track|late|delayed|complete|closed|at risk|behind|part of"
    r"|in progress)\b",
    re.IGNORECASE,
)


def reports_on(words: str) -> bool:
    """Tell whether the words after an action's ref report on it; "(open one front door) has been closed" does."""
    return words.startswith("(") or (bool(_REPORTS.search(words)) and not commands(words))
