"""Questions about a word of the field into what explains it: the documents first, then our glossary, named as such.

A mention is not a definition: "the EHCP process" does not say what EHCP is. What counts is the long form beside the
short one, a run of words whose initials spell it, or a sentence that says what the thing is.
"""

from __future__ import annotations

import re
from functools import cache

from assistant.answers import Status
from assistant.drafts import Draft, picks
from assistant.glossary import Term, glossary, is_of_each_area, process_asked, short_forms
from assistant.holdings import Candidate
from assistant.inquiry import Inquiry
from assistant.questions import Asked, Question
from assistant.spelt_out import long_form_beside, long_form_by_initials, says_what_it_is
from assistant.words import table, words
from corpus.wording import fold

_DIFFERENCE = re.compile(
    r"\b(?:differences? between|difference is there between|(?:differs?|different) from|compare)\b"
    r"|\b(?:same (?:thing )?as|or|vs\.?|versus)\b"
)
_TWO = re.compile(
    r"^\W*(?:so )?(?:(?:what(?:'s|s| is| are)? |explain )?(?:the )?differences? between|how (?:does|do|is|are)|is|are"
    r"|compare)? ?(?:an? |the )?(?P<one>[\w' -]{2,40}?) (?:and|or|vs\.?|versus|different from|differ from"
    r"|the same as|the same thing as|with|to) (?:an? |the )?(?P<other>[\w' -]{2,40}?)\W*$"
)
_ASKS_MEANING = re.compile(r"\b(mean\w*|define|definition|explain)\b")
_SEVERAL = re.compile(r"\bare\b")
_OF_THIS_AREA = re.compile(r"\b(the|this|that|our|their|its|next|last)\b")
_ENOUGH_ALIKE = 0.6
"""Share of a document's long form that the glossary must have for both to be the same thing."""
_PLURAL = 3
"""A short form longer than this loses an "s"."""
_FEWEST_INITIALS = 2
"""Words are taken to spell a short form no longer than this only where it stands in the same sentence."""


def define(inquiry: Inquiry) -> Draft | None:
    """Answer what a short form or a word of the field means."""
    question = inquiry.question
    term = term_asked(question)
    ours = glossary().get(term or "")
    if term is None or not (question.wants(Asked.ACRONYM, Asked.DEFINITION, Asked.WHO) or (ours and not question.asks)):
        return None
    explained = _explained(inquiry, term, ours)
    if explained:
        long_form, candidate = explained
        also = (ours,) if ours and _is_same(long_form, ours) else ()
        return Draft(Status.ANSWERED, long_form and f"{term.upper()}: {long_form}.", picks([candidate]), terms=also)
    if ours and _asks_in_general(question, term):
        nearest = picks(one.candidate for one in inquiry.ranked[:2])
        said = ours.name if term in short_forms() or term == " ".join(words(ours.name)) else term
        message = f"The documents do not explain “{said}”."
        return Draft(Status.NOT_IN_DOCUMENTS, message, nearest=nearest, terms=(ours,))
    return None


def define_a_word(inquiry: Inquiry) -> Draft | None:
    """Answer "what is an AFI" before a list can: one is asked about, and not those of an area."""
    question = inquiry.question
    return define(inquiry) if is_about_a_word(question) and not _SEVERAL.search(question.folded) else None


def explain(inquiry: Inquiry) -> Draft | None:
    """Answer how things go in general, and how two words of the field differ; both from the glossary."""
    found = taught(inquiry.question)
    if not found:
        return None
    what = "say how this goes in general" if len(found) == 1 else "set these two side by side"
    return Draft(Status.NOT_IN_DOCUMENTS, f"The documents do not {what}.", terms=found)


def is_about_a_word(question: Question) -> bool:
    """Tell whether a word of the field is asked about as such, so that no action or figure can be meant."""
    term = term_asked(question)
    return term in glossary() and question.wants(Asked.ACRONYM, Asked.DEFINITION) and _asks_in_general(question, term)


def taught(question: Question) -> tuple[Term, ...]:
    """Return what the glossary alone can answer: how things go in general, or two words set side by side."""
    told = process_asked(question.folded)
    if told:
        return (told,)
    if not _DIFFERENCE.search(question.folded) or re.search(r"\d", question.folded):
        return ()
    two = _TWO.match(question.folded)
    forms = [_form(" ".join(words(two[side]))) for side in ("one", "other")] if two else []
    found = tuple(dict.fromkeys(glossary()[form] for form in forms if form))
    return found if len(found) == len(forms) else ()


def term_asked(question: Question) -> str | None:
    """Return the word or words a question asks about, folded, if that is all it is about."""
    asked = words(question.text)
    own = [word for word in asked if word not in _asking_words()]
    form = _form_in(asked)
    if form:
        return form
    if len(own) == 1:
        return own[0]
    capitals = [word for word in re.findall(r"\b[A-Z][A-Za-z&]*[A-Z][A-Za-z]*s?\b", question.text)]
    return fold(capitals[0]) if question.wants(Asked.ACRONYM) and len(capitals) == 1 else None


def _form_in(asked: list[str]) -> str | None:
    """Return the longest form of a term in the glossary that all other words of a question merely ask about."""
    for size in range(len(asked), 0, -1):
        for start in range(len(asked) - size + 1):
            others = asked[:start] + asked[start + size :]
            if all(word in _asking_words() for word in others):
                form = _form(" ".join(asked[start : start + size]))
                if form:
                    return form
    return None


def _form(said: str) -> str | None:
    """Return a form as the glossary has it, of its plural too; None for one it does not have."""
    return next((form for form in (said, said.removesuffix("s")) if form in glossary()), None)


@cache
def _asking_words() -> frozenset[str]:
    """Return the words that ask for a meaning: what is left of the question is the term."""
    return frozenset(table("words")["asks_meaning"].split())


def _asks_in_general(question: Question, term: str) -> bool:
    """Tell whether a word is asked about as such: "what is a deep dive", never "what is the deep dive"."""
    if question.wants(Asked.ACRONYM) or _ASKS_MEANING.search(question.folded):
        return True
    if not _OF_THIS_AREA.search(question.folded):
        return True
    return not _SEVERAL.search(question.folded) and not is_of_each_area(glossary()[term])


def _may_be(found: str, spelt: str, candidate: Candidate, ours: Term | None) -> bool:
    """Tell whether words that spell a short form are its long form: beside it always, elsewhere if we know them."""
    if long_form_beside(candidate.text, spelt) or spelt in words(candidate.text):
        return True
    return _is_same(found, ours) if ours else found[:1].isupper() and found.split()[-1][:1].isupper()


def _is_same(long_form: str, ours: Term) -> bool:
    """Tell whether a document's long form is of what the glossary explains: short forms stand for many things."""
    known = set(words(f"{ours.long or ours.name} {' '.join(ours.also)}"))
    own = set(words(long_form))
    return not own or len(own & known) >= _ENOUGH_ALIKE * len(own)


def _explained(inquiry: Inquiry, term: str, ours: Term | None) -> tuple[str, Candidate] | None:
    """Return the long form, "" where a sentence says it all, and the sentence; of the newest document that has one."""
    candidates = [candidate for held in inquiry.held for candidate in held.candidates]
    if " " not in term:
        spelt_as = dict.fromkeys((term, term.removesuffix("s") if len(term) > _PLURAL else term))
        for long_form in (long_form_beside, long_form_by_initials):
            for candidate in candidates:
                for spelt in spelt_as:
                    if long_form is long_form_beside or len(spelt) > _FEWEST_INITIALS or spelt in words(candidate.text):
                        found = long_form(candidate.text, spelt)
                        if found and _may_be(found, spelt, candidate, ours):
                            return found, candidate
    names = dict.fromkeys((term, *(fold(one) for one in ((ours.name, ours.long) if ours else ()) if one)))
    return next((("", one) for one in candidates if any(says_what_it_is(one.text, name) for name in names)), None)
