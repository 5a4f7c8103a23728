"""Questions about a term into the words that explain it: the documents first, then the glossary, named as such.

A mention is not a definition: "the EHCP process" does not say what EHCP is. What counts is the long form
beside the short one, or a run of words whose initials spell it.
"""

from __future__ import annotations

import re
from functools import cache

from assistant.answers import Status
from assistant.drafts import Draft, picks
from assistant.holdings import Candidate
from assistant.inquiry import Inquiry
from assistant.questions import Asked
from assistant.words import is_generic, table, words
from corpus.wording import fold

_PASSED_OVER = frozenset(["and", "of", "for", "the", "in", "to", "a", "an", "with", "at", "by", "on"])


def define(inquiry: Inquiry) -> Draft | None:
    """Answer what a short form or a word of the field means."""
    question = inquiry.question
    if not question.wants(Asked.ACRONYM, Asked.DEFINITION, Asked.WHO):
        return None
    term = _term(inquiry)
    if term is None:
        return None
    explained = _explained(inquiry, term)
    if explained:
        long_form, candidate = explained
        return Draft(Status.ANSWERED, f"{term.upper()}: {long_form}.", picks([candidate]))
    meaning = glossary().get(term)
    if meaning and (question.wants(Asked.ACRONYM) or " mean" in question.folded or not _spoken_of(inquiry, term)):
        message = f"The documents do not explain “{term}”. From the glossary, not from the documents: {meaning}."
        return Draft(Status.NOT_IN_DOCUMENTS, message, nearest=picks(one.candidate for one in inquiry.ranked[:2]))
    return None


@cache
def glossary() -> dict[str, str]:
    """Return what ships with the product: each form of a term, folded, with its meaning."""
    return {form: f"{one['name']} — {one['meaning']}" for one in table("glossary")["term"] for form in one["forms"]}


@cache
def _asking_words() -> frozenset[str]:
    """Return the words that ask for a meaning: what is left of the question is the term."""
    return frozenset(table("words")["asks_meaning"].split())


def _term(inquiry: Inquiry) -> str | None:
    """Return the short form the question is about, if that is all it is about."""
    asked = inquiry.question
    capitals = [word for word in re.findall(r"\b[A-Z][A-Za-z&]*[A-Z][A-Za-z]*s?\b", asked.text)]
    left = [word for word in words(asked.text) if word not in _asking_words()]
    if len(left) == 1:
        one = left[0]
        return one.removesuffix("s") if one.removesuffix("s") in glossary() and one not in glossary() else one
    phrase = " ".join(left)
    if phrase in glossary():
        return phrase
    if asked.wants(Asked.ACRONYM) and len(capitals) == 1:
        return fold(capitals[0])
    return None


def _explained(inquiry: Inquiry, term: str) -> tuple[str, Candidate] | None:
    """Return the long form and the sentence that holds it, newest document first."""
    letters = term.removesuffix("s") if len(term) > 3 else term
    for held in inquiry.held:
        for candidate in held.candidates:
            long_form = long_form_beside(candidate.text, term) or long_form_beside(candidate.text, letters)
            if long_form:
                return long_form, candidate
    for held in inquiry.held:
        for candidate in held.candidates:
            for spelt in dict.fromkeys((term, letters)):
                enough = len(spelt) >= 3 or spelt in words(candidate.text)
                long_form = _initials(candidate.text, spelt) if enough else None
                if long_form:
                    return long_form, candidate
    return None


def long_form_beside(text: str, term: str) -> str | None:
    """Return "Priority Action Plan" from "Priority Action Plan (PAP)" (Schwartz and Hearst, 2003, simplified)."""
    found = re.search(rf"\(\s*(?:the )?[“\"'‘]?{re.escape(term)}s?[”\"'’]?\s*\)", text, re.IGNORECASE)
    if not found or not term:
        return None
    before = text[: found.start()].split()
    for size in range(1, len(term) + 6):
        tail = before[-size:] if size <= len(before) else []
        if tail and tail[0][:1].casefold() == term[0] and _spells(tail, term):
            return " ".join(tail)
    return None


def _initials(text: str, term: str) -> str | None:
    listed = text.split()
    starts = [index for index, word in enumerate(listed) if word[:1].casefold() == term[0]]
    for start in starts:
        for size in range(len(term), len(term) + 4):
            run = listed[start : start + size]
            if len(run) == size and fold(run[-1].strip(".,;:")) not in _PASSED_OVER and _spells(run, term):
                return " ".join(run).strip(".,;:")
    return None


def _spells(run: list[str], term: str) -> bool:
    """Tell whether the initials of a run of words spell a term, little words passed over or not."""
    parts = [part for word in run for part in re.split(r"[-/]", word) if part]
    strict = "".join(part.strip("(‘'“\"")[:1] for part in parts).casefold()
    loose = "".join(
        part.strip("(‘'“\"")[:1] for part in parts if fold(part.strip(",.;:")) not in _PASSED_OVER
    ).casefold()
    return term in (strict, loose)


def _spoken_of(inquiry: Inquiry, term: str) -> bool:
    """Tell whether the documents say enough of a word to be asked about it ("what is the deep dive")."""
    return not term.isalpha() or (
        len(term) > 5 and any(not is_generic(t) for t in inquiry.question.terms) and inquiry.is_held(term)
    )
