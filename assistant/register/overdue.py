"""The rule that overdue is measured by, in the words that chat, pages, files and HTTP all print.

The rule itself is `TrackedAction.is_overdue`; whoever changes one changes the other.
"""

from __future__ import annotations

OVERDUE_RULE = (
    "An action is overdue when the date first set for it has passed and nobody says that it is complete, was taken out "
    "or is part of another action now. A revised date stands beside it and does not change that. "
    "A meeting whose day has passed is overdue only when a later document says that it did not take place."
)


def measured_on(day: str) -> str:
    """Return the rule after the day it is applied on, a day as people write it."""
    return f"Measured on {day}: {OVERDUE_RULE[0].lower()}{OVERDUE_RULE[1:]}"
