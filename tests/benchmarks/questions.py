"""Ordinary questions in number, each asked once: the embedder remembers what it was asked."""

from __future__ import annotations

_PATTERNS = (
    "What progress has been made on {}?",
    "When will {} be reviewed?",
    "Who is responsible for {}?",
    "What do parents say about {}?",
    "How many families are waiting for {}?",
    "Is {} on track?",
    "List the actions on {}",
    "Why is {} a concern?",
    "What should the partnership do about {}?",
    "How does {} compare with last time?",
    "What is meant by {}?",
    "Which schools are affected by {}?",
)
_TOPICS = (
    *("the data dashboard", "speech and language therapy", "annual reviews", "the autism pathway", "short breaks"),
    *("Priority Action 1", "Area for Improvement 2", "the quality of EHC plans", "transport", "part-time timetables"),
    *("communication with families", "the strategic board", "waiting times", "staff training"),
)


def ordinary_questions() -> list[str]:
    """Return every pattern with every topic, patterns changing fastest."""
    return [pattern.format(topic) for topic in _TOPICS for pattern in _PATTERNS]
