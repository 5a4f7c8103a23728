"""Questions about a word of the field into what explains it: the documents first, then our glossary, named as such.

A mention is not a definition: "the EHCP process" does not say what EHCP is. What counts is the long form beside the
short one, a run of words whose initials spell it, or a sentence that says what the thing is.
"""

from __future__ import annotations

import re
from functools import cache

from assistant.answers import Status
from assistant.drafts import Draft, picks
from assistant.glossary import Term, glossary, process_asked
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
    r"^\W*(?:so )?(?:what(?:'s| is| are)? (?:the )?differences? between|how (?:does|do|is|are)|is|are|compare|explain the "
    r"difference between)? ?(?:an? |the )?(?P<one>[\w' -]{2,40}?) (?:and|or|vs\.?|versus|different from|differ from"
    r"|the same as|the same thing as|with|to) (?:an? |the )?(?P<other>[\w' -]{2,40}?)\W*$"
)
_OF_THIS_AREA = re.compile(r"\b(the|this|that|our|their|its|next|last)\b")
_ENOUGH_ALIKE = 0.6
"""Share of the glossary's words that a document's long form must have to be the same thing."""


def define(inquiry: Inquiry) -> Draft | None:
    """Answer what a short form or a word of the field means."""
    question = inquiry.question
    if not question.wants(Asked.ACRONYM, Asked.DEFINITION, Asked.WHO):
        return None
    term = term_asked(question)
    if term is None:
        return None
    ours = glossary().get(term)
    explained = _explained(inquiry, term, ours)
    if explained:
        long_form, candidate = explained
        also = (ours,) if ours and _is_same(long_form, ours) else ()
        return Draft(Status.ANSWERED, long_form and f"{term.upper()}: {long_form}.", picks([candidate]), terms=also)
    if ours and _asks_in_general(question, term):
        nearest = picks(one.candidate for one in inquiry.ranked[:2])
        message = f"The documents do not explain “{ours.name if len(term) > len(ours.name) else _as_typed(question, term)}”."
        return Draft(Status.NOT_IN_DOCUMENTS, message, nearest=nearest, terms=(ours,))
    return None


def explain(inquiry: Inquiry) -> Draft | None:
    """Answer how things go in general, and how two words of the field differ; both from the glossary."""
    found = taught(inquiry.question)
    if not found:
        return None
    what = "say how this goes in general" if len(found) == 1 else "set these two side by side"
    return Draft(Status.NOT_IN_DOCUMENTS, f"The documents do not {what}.", terms=found)


def taught(question: Question) -> tuple[Term, ...]:
    """Return what the glossary alone can answer: how things go in general, or two words set side by side."""
    told = process_asked(question.folded)
    if told:
        return (told,)
    if not _DIFFERENCE.search(question.folded) or re.search(r"\d", question.folded):
        return ()
    two = _TWO.match(question.folded)
    found = tuple(_form(two[side]) for side in ("one", "other")) if two else ()
    return found if all(found) and len(set(found)) == 2 else ()


def term_asked(question: Question) -> str | None:
    """Return the word a question asks about, folded, if that is all it is about."""
    left = [word for word in words(question.text) if word not in _asking_words()]
    phrase = " ".join(left)
    if len(left) == 1:
        return _singular(left[0])
    if _singular(phrase) in glossary():
        return _singular(phrase)
    capitals = [word for word in re.findall(r"\b[A-Z][A-Za-z&]*[A-Z][A-Za-z]*s?\b", question.text)]
    if question.wants(Asked.ACRONYM) and len(capitals) == 1:
        return fold(capitals[0])
    return next((form for form in _spaced_forms() if re.search(rf"\b{re.escape(form)}s?\W*$", question.folded)), None) if (
        _says_little(left)
    ) else None


def _singular(form: str) -> str:
    bare = form.removesuffix("s")
    return bare if bare in glossary() and form not in glossary() else form
