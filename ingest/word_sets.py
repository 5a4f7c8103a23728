"""Tables of words written as running text, read as a set.

The words are as they are compared: lower case, without punctuation at their ends.
"""

from __future__ import annotations


def word_set(*words: str) -> frozenset[str]:
    """Return the words of all the texts, which white space parts."""
    return frozenset(word for text in words for word in text.split())
