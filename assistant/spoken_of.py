"""The words that make a question particular into whether the sentences found speak of them.

A term is spoken of when it, a synonym or a word of its family stands in the sentence or round it (its
headings, its neighbours, the document's area), or when the sentence comes near it in meaning.
Newcomers trip over this: only terms that name something (a subject, a body, a number, a name typed with a
capital) can make a sentence be about something else; a missing adjective never does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.findings import Finding, missing
from assistant.glossary import short_forms
from assistant.inquiry import Inquiry
from assistant.questions import Question
from assistant.rank import Ranked
from assistant.words import is_generic, loose_concepts, stem, subject_stems, synonyms, text_terms, words

_MOSTLY_STRANGE = 0.6
"""Share of particular words held nowhere above which a question is foreign to the documents."""
_CLOSE = 0.45
"""Cosine that still vouches for a question made of strange words."""
_UNLIKE = 0.35
"""Cosine under which a sentence that shares no word with the question is not about it."""
_SAID_OTHERWISE = 0.36
"""Cosine of a word and a sentence above which the sentence says the word otherwise."""
_FAMILY, _ENDING = 6, 4
"""Letters two words of one family share at the front, and by how many their lengths may differ."""

_YEAR = re.compile(r"20\d\d")
_CAPITALISED = re.compile(r"(?<=[a-z,] )[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*")


def unspoken(inquiry: Inquiry, chosen: Sequence[Ranked]) -> Finding | None:
    """Refuse when a thing named goes unmentioned, or when question and sentences have nothing in common."""
    lacking = [term for term in lacking_names(inquiry, chosen) if not near_in_meaning(inquiry, term, chosen)]
    if inquiry.question.refs and not lacking:
        return None
    meaning = max(one.meaning for one in chosen)
    if (
        lacking
        or (meaning < _CLOSE and _strange(inquiry) > _MOSTLY_STRANGE)
        or (meaning < _UNLIKE and not _shares_words(inquiry, chosen))
    ):
        return missing("The documents searched do not answer this.")
    return None


def lacking_names(inquiry: Inquiry, chosen: Sequence[Ranked], *, strictly: bool = False) -> list[str]:
    """Return the terms that name something of which no chosen sentence speaks; `strictly` looks less far round."""
    named = named_as_typed(inquiry.question.text)
    refs = ref_words(inquiry.question)
    return [
        term
        for term in inquiry.question.terms
        if (_names_something(term) or term in named)
        and term not in refs
        and not any(speaks_of(term, one, strictly=strictly) for one in chosen)
    ]


def speaks_of(term: str, one: Ranked, *, strictly: bool = False) -> bool:
    """Tell whether a sentence, read where it stands, speaks of a term."""
    candidate = one.candidate
    place = text_terms(f"{candidate.document.area} {candidate.document.title}")
    around = candidate.terms | candidate.context | candidate.around | place
    if not strictly:
        around |= candidate.nearby
    return is_among(term, around) or _akin(term, around)


def is_among(term: str, terms: frozenset[str]) -> bool:
    """Tell whether a term or one of its synonyms is among these."""
    return term in terms or not terms.isdisjoint(synonyms().get(term, ()))


def near_in_meaning(inquiry: Inquiry, term: str, chosen: Sequence[Ranked]) -> bool:
    """Tell whether a word the sentences lack is said there in other words."""
    if term.startswith("=") or not term.isalpha():
        return False
    word = next((word for word in inquiry.question.words if stem(word) == term), term)
    return inquiry.word_meaning(word, [one.candidate for one in chosen]) >= _SAID_OTHERWISE


def particular_terms(question: Question) -> list[str]:
    """Return the terms that make a question the one it is: all but the generic, in order."""
    return [term for term in question.terms if not is_generic(term)]


def ref_words(question: Question) -> frozenset[str]:
    """Return the words a question's refs are made of: a ref is looked up, not searched for."""
    if not question.refs:
        return frozenset()
    numbers = {re.sub(r"[A-Z]", "", ref) for ref in question.refs}
    return frozenset(
        {"apa", "pa", "afi", *numbers, *(ref.casefold() for ref in question.refs), *(f"apa{n}" for n in numbers)}
    )


def _names_something(term: str) -> bool:
    """Tell whether a term is a subject, a body or a number, so that a text without it is about something else."""
    if is_generic(term) or term in loose_concepts():
        return False
    return (
        term.startswith("=")
        or term in subject_stems()
        or term in short_forms()
        or (term[0].isdigit() and not _YEAR.fullmatch(term))
    )


def named_as_typed(text: str) -> frozenset[str]:
    """Return the stems of words typed with a capital inside the question: names of people, places and bodies."""
    return frozenset(
        stem(word) for found in _CAPITALISED.findall(text) for word in words(found) if not is_generic(stem(word))
    )


def _akin(term: str, terms: frozenset[str]) -> bool:
    """Tell whether a word of the same family is there ("inspector", "inspection")."""
    if len(term) < _FAMILY or not term.isalpha():
        return False
    return any(other.startswith(term[:_FAMILY]) and abs(len(other) - len(term)) <= _ENDING for other in terms)


def _strange(inquiry: Inquiry) -> float:
    """Return the share of the question's particular words that stand in none of the documents held."""
    refs = ref_words(inquiry.question)
    particular = [term for term in particular_terms(inquiry.question) if term not in refs]
    strange = [
        term
        for term in particular
        if not inquiry.is_held(term) and not any(map(inquiry.is_held, synonyms().get(term, ())))
    ]
    return len(strange) / len(particular) if len(particular) > 1 else 0.0


def _shares_words(inquiry: Inquiry, chosen: Sequence[Ranked]) -> bool:
    particular = particular_terms(inquiry.question)
    return not particular or any(speaks_of(term, one) for term in particular for one in chosen)
