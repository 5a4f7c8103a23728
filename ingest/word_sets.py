"""Tables of words and phrases: sets written as running text, and patterns written one to a line.

The words are as they are compared: lower case, without punctuation at their ends.
"""

from __future__ import annotations


def word_set(*words: str) -> frozenset[str]:
    """Return the words of all the texts, which white space parts."""
    return frozenset(word for text in words for word in text.split())


def any_of(*patterns: str) -> str:
    """Return the pattern that any of `patterns` matches."""
    return f"(?:{'|'.join(patterns)})"
