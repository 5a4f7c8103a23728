"""Text into terms: folded words, their stems, and the concepts several wordings share.

A term is either a stem ("improv") or a concept from `tables/phrases.toml` written `=ehcp`, so that
"EHC plan" and "Education, Health and Care Plan" meet. Newcomers trip over this: a text keeps the
stems of a concept's words beside the concept, a question keeps the concept alone.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock

import snowballstemmer

from corpus.wording import fold

_TABLES = Path(__file__).parent / "tables"
_WORD = re.compile(r"[a-z0-9]+(?:[/.][0-9]+)*")
_POSSESSIVE = re.compile(r"(?<=[a-z])'s\b|(?<=s)'(?!\w)|(?<=[a-z])'(?=[a-z])")
_HYPHENATED = re.compile(r"[a-z]+-[a-z]+")
_STEMMER = snowballstemmer.stemmer("english")
_STEMMING = Lock()
"""The stemmer keeps its place in the word at hand: two threads at once give wrong stems or an IndexError."""
_DIGITS_PLURAL = re.compile(r"\d+s")
# The stemmer leaves these apart though they are one word to a reader.
_SAME_STEM = {
    **{
        word: str(number)
        for number, word in enumerate(
            ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 2
        )
    },
    "advisor": "advis",
    "adviser": "advis",
    "advisers": "advis",
    "advisors": "advis",
    "timelin": "time",
    "childr": "child",
}


@cache
def table(name: str) -> dict:
    """Return one of the tables that ship with the assistant, by name without ending."""
    return tomllib.loads((_TABLES / f"{name}.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return the stem of one folded word."""
    if word in _SAME_STEM:
        return _SAME_STEM[word]
    if _DIGITS_PLURAL.fullmatch(word):
        return word[:-1]
    with _STEMMING:
        stemmed = _STEMMER.stemWord(word)
    return _SAME_STEM.get(stemmed, stemmed)


def words(text: str) -> list[str]:
    """Return the folded words of `text` in order; a possessive loses its ending."""
    return _folded_words(fold(text))


def _folded_words(folded: str) -> list[str]:
    return _WORD.findall(_POSSESSIVE.sub("", folded))


@cache
def stop_words() -> frozenset[str]:
    """Return the words left out of matching."""
    return frozenset(table("words")["stop"].split())


@cache
def generic_stems() -> frozenset[str]:
    """Return the stems that never decide whether a question is answered."""
    listed = table("words")
    concepts = {f"={concept}" for concept in listed["generic_concepts"]}
    return concepts | frozenset(stem(word) for word in listed["generic"].split())


@cache
def loose_concepts() -> frozenset[str]:
    """Return the concepts that say how something is, not what it is."""
    return frozenset(f"={concept}" for concept in table("words")["loose_concepts"])


@cache
def subject_stems() -> frozenset[str]:
    """Return the stems that name a thing such documents may or may not speak of."""
    return frozenset(stem(word) for word in table("subjects")["words"].split())


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Return concept forms as stems, keyed by first stem, longest first."""
    forms: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for concept, written in table("phrases").items():
        for form in written:
            stems = tuple(stem(word) for word in words(form))
            forms.setdefault(stems[0], []).append((stems, f"={concept}"))
    for listed in forms.values():
        listed.sort(key=lambda form: -len(form[0]))
    return forms


@cache
def synonyms() -> dict[str, frozenset[str]]:
    """Return for each stem the stems that may stand for it."""
    meant: dict[str, set[str]] = {}
    for group in table("synonyms")["groups"]:
        stems = {stem(word) for word in group}
        for one in stems:
            meant.setdefault(one, set()).update(stems - {one})
    return {one: frozenset(others) for one, others in meant.items()}


def concept_at(stems: Sequence[str], position: int) -> tuple[str, int] | None:
    """Return the concept written at `position` and how many words it takes, or None."""
    for form, concept in _phrases().get(stems[position], ()):
        if tuple(stems[position : position + len(form)]) == form:
            return concept, len(form)
    return None


def question_terms(text: str) -> list[str]:
    """Return what a question is about: concepts, and stems of its other words, in order, once each."""
    listed = words(text)
    stems = [stem(word) for word in listed]
    terms: list[str] = []
    position = 0
    while position < len(stems):
        found = concept_at(stems, position)
        if found:
            terms.append(found[0])
            position += found[1]
            continue
        if listed[position] not in stop_words():
            terms.append(stems[position])
        position += 1
    return list(dict.fromkeys(terms))


@lru_cache(maxsize=32768)
def text_terms(text: str) -> frozenset[str]:
    """Return every term a text answers to: concepts, and the stems of all its words."""
    folded = fold(text)
    listed = _folded_words(folded)
    stems = [stem(word) for word in listed]
    terms = {one for word, one in zip(listed, stems, strict=True) if word not in stop_words()}
    terms.update(stem(joined.group().replace("-", "")) for joined in _HYPHENATED.finditer(folded))
    starting = _phrases()
    for position in (place for place, one in enumerate(stems) if one in starting):
        found = concept_at(stems, position)
        if found:
            terms.add(found[0])
    return frozenset(terms)


def is_generic(term: str) -> bool:
    """Tell whether a term says little about what is asked."""
    return term in generic_stems()


def search_words(terms: Iterable[str]) -> list[str]:
    """Return terms as words and phrases for the full-text index, concepts in all their forms."""
    found: list[str] = []
    for term in terms:
        found.extend(table_forms(term[1:]) if term.startswith("=") else [term])
    return found


@cache
def table_forms(concept: str) -> tuple[str, ...]:
    """Return the wordings of one concept."""
    return tuple(table("phrases")[concept])
