"""A question's misspelt words into the words our documents use.

Only a word that stands in no document, is no known short form and is close to one that does stand there is
changed; everything else is left as typed, because a word we do not hold is a reason to refuse.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

from assistant.glossary import field_words
from assistant.words import is_generic, stem, stop_words, synonyms, table
from corpus.store import Corpus
from corpus.wording import fold

_WORD = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?")
_SHORTEST = 5
_TWO_EDITS_FROM = 8


def mend(text: str, corpus: Corpus) -> str:
    """Return the question with misspelt words replaced by the nearest word held."""
    counts = corpus.word_counts()
    return _WORD.sub(lambda found: _nearest(found.group(), counts) or found.group(), text)


def _nearest(word: str, counts: Mapping[str, int]) -> str | None:
    folded = fold(word)
    if len(folded) < _SHORTEST or folded in counts or _is_known(folded) or "'" in folded:
        return None
    if any(stem(folded) == stem(other) for other in counts if other[:3] == folded[:3]):
        return None
    edits = 2 if len(folded) >= _TWO_EDITS_FROM else 1
    alike = [other for other in counts if other[0] == folded[0] and abs(len(other) - len(folded)) <= edits]
    best = process.extractOne(folded, alike, scorer=OSA.distance, score_cutoff=edits)
    return best[0] if best else None


def _is_known(folded: str) -> bool:
    return (
        folded in stop_words()
        or folded in field_words()
        or folded in table("words")["generic"].split()
        or is_generic(stem(folded))
        or stem(folded) in synonyms()
    )
