"""What is asked against what the chosen sentences say: the reason to refuse, or none.

Similarity cannot tell an unanswerable question from an answerable one. What can: whether the kind of thing
asked for (a number, a date, an owner, a rating) stands beside the thing asked about, whether the words that
make the question particular are there at all, and whether the question takes for granted what is not so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from assistant.answers import Status
from assistant.definitions import glossary
from assistant.drafts import Draft, picks
from assistant.inquiry import Inquiry
from assistant.questions import Asked, Question
from assistant.rank import Ranked
from assistant.words import is_generic, loose_concepts, stem, subject_stems, synonyms, table, text_terms, words
from corpus.passages import SectionRole

DATE = re.compile(
    r"\b(january|february|march|april|june|july|august|september|october|november|december)\b|\b\d{1,2} may\b|\b(in|by|since|from|until|of|during|early|late|mid) may\b|\bmay 20\d\d\b"
    r"|\b(jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec) ('?\d\d|20\d\d)\b|\b20\d\d\b|\b\d{1,2}/\d{1,2}/\d{2,4}\b|\b(spring|summer|autumn|winter)\b"
    r"|\b(next|this|last|past|coming|within|six|three|twelve|two|\d+)[ -](week|month|year|term|autumn|spring|summer|half)|\bend of (the )?(year|term|month|financial)\b|\bmonday|tuesday|wednesday|thursday|friday\b"
)
RATING = re.compile(
    r"\b(red|amber|green|blue|b?rag|rated|rating|grade[ds]?|score[ds]?|out of (five|ten|\d+)|outstanding|inadequate)\b"
)
CONTACT = re.compile(
    r"\S+@\S+\.\w+|\b0\d{2,4}[ -]?\d{3}[ -]?\d{3,4}\b|https?://|\bwww\.|\b[a-z]{1,2}\d{1,2}[a-z]? \d[a-z]{2}\b"
)
OWNER = re.compile(
    r"\b(owner|owned by|led by|chaired by|overseen by|responsib\w+|accountab\w+|sro|officer|director|head of|manager|lead:|action lead|lead for|leads? this|co-?ordinator)\b"
)
_FUTURE = re.compile(r"\b(will|to be|is due|are due|planned|scheduled|following the|forthcoming|upcoming|next)\b")
_NUMBER = r"(?:£ ?\d[\d,.]*(?: ?(?:m|k|million|billion|thousand))?|\d[\d,]*(?:\.\d+)?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|half|a third|a quarter|none|twenty|thirty|hundred)"
_NUMBERS = re.compile(rf"(?<![\w/.]){_NUMBER}(?![\w/])(?: ?%| per ?cent)?")
_DATES_AND_REFS = re.compile(
    r"\b(\d{1,2}(st|nd|rd|th)? )?(january|february|march|april|may|june|july|august|september|october|november|december)( \d{4})?\b|\b20\d\d(/\d\d)?\b|\b\d{1,2}/\d{1,2}/\d{2,4}\b|\byears? \d+(/\d+)?|\b(priority action|area for improvement|improvement|action|section|outcome|key stage|apa|afi|pa) \d+(\.\d+)?|^\d+(\.\d+)*\.?\s"
)
_NEAREST = 2
_WEIGHED, _MOST_WEIGHED = 0.68, 5
"""Only sentences this near the best carry the evidence; the others are shown for their context."""
_MOSTLY_STRANGE = 0.6
_CLOSE = 0.45
_UNLIKE = 0.35
"""Cosine under which a sentence that shares no word with the question is not about it."""
_SAID_OTHERWISE = 0.36
"""Cosine of a word and a sentence above which the sentence says the word otherwise."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Why a question is not answered as asked."""

    status: Status
    message: str
    shows: bool = False
    """True when the nearest sentences belong in the answer, as the true fact."""


def weigh(inquiry: Inquiry, chosen: Sequence[Ranked]) -> Finding | None:
    """Return why the chosen sentences do not answer the question, or None when they do."""
    if not chosen:
        return Finding(Status.NOT_IN_DOCUMENTS, "Nothing in the documents searched speaks to this.")
    best = max(one.score for one in chosen)
    chosen = [one for one in chosen if one.score >= best * _WEIGHED][:_MOST_WEIGHED]
    for check in _CHECKS:
        finding = check(inquiry, chosen)
        if finding:
            return finding
    return None


def refused(finding: Finding, nearest: Sequence[Ranked]) -> Draft:
    """Return a finding as a draft, with what came nearest."""
    close = picks(one.candidate for one in nearest[:_NEAREST])
    return Draft(finding.status, finding.message, close[:1] if finding.shows else (), close)


def _contact(inquiry: Inquiry, chosen: Sequence[Ranked]) -> Finding | None:
    if Asked.CONTACT in inquiry.question.asks and not any(CONTACT.search(one.candidate.folded) for one in chosen):
        return Finding(Status.NOT_IN_DOCUMENTS, "The documents searched give no contact details for this.")
    return None


def _rating(inquiry: Inquiry, chosen: Sequence[Ranked]) -> Finding | None:
    if Asked.RATING in inquiry.question.asks and not any(RATING.search(one.candidate.folded) for one in chosen):
        return Finding(Status.NOT_IN_DOCUMENTS, "The documents searched print no rating or score for this.")
    return None


def _number(inquiry: Inquiry, chosen: Sequence[Ranked]) -> Finding | None:
    if Asked.HOW_MANY not in inquiry.question.asks:
        return None
    numbered = [one for one in chosen if has_number(inquiry, one)]
    if not numbered or lacking_names(inquiry, numbered, strictly=True):
        return Finding(Status.NOT_IN_DOCUMENTS, "The documents searched give no number for this.")
    return None


def _another_day(inquiry: Inquiry, chosen: Sequence[Ranked]) -> Finding | None:
    """A day named in the question, where the documents give the event another."""
    days = _DAY_MONTH.findall(inquiry.question.folded)
    said = " ".join(one.candidate.folded for one in chosen)
    if (
        days
        and not any(" ".join(day) in re.sub(r"(?<=\d)(st|nd|rd|th)\b", "", said) for day in days)
        and _DAY_MONTH.search(said)
    ):
        return _WRONG_PREMISE
    return None


_DAY_MONTH = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th)? (january|february|march|april|may|june|july|august|september|october|november|december)\b"
)


def _clock(inquiry: Inquiry, chosen: Sequence[Ranked]) -> Finding | None:
    if Asked.CLOCK in inquiry.question.asks and not any(_TIME.search(one.candidate.folded) for one in chosen):
        return Finding(Status.NOT_IN_DOCUMENTS, "The documents searched give no time of day for this.")
    return None


_TIME = re.compile(r"\b\d{1,2}([:.]\d\d)? ?(am|pm)\b|\bnoon\b|\bo'clock\b|\b\d{1,2}[:.]\d\d\b")


def _which_names(inquiry: Inquiry, chosen: Sequence[Ranked]) -> Finding | None:
    """Schools or bodies asked for by name, where none is named."""
    found = _WHICH_BODIES.search(inquiry.question.folded)
    if found and not any(_NAMED_BODY.search(one.candidate.text) for one in chosen):
        return Finding(Status.NOT_IN_DOCUMENTS, "The documents searched name none of these.")
    return None


_WHICH_BODIES = re.compile(
    r"\b(?:which|name the|names of the|list the) (?:\w+ ){0,2}(schools?|colleges?|nurser(?:y|ies)|hospitals?|compan(?:y|ies)|suppliers?|providers?|trusts|charit(?:y|ies)|placements)\b"
)
_NAMED_BODY = re.compile(
    r"\b[A-Z]\w+ (?:\w+ )?(School|Academy|Primary|Secondary|College|High|Infants|Juniors|Nursery|Hospital|Trust|Ltd|Limited|Centre)\b"
)


def _date(inquiry: Inquiry, chosen: Sequence[Ranked]) -> Finding | None:
    if Asked.WHEN not in inquiry.question.asks:
        return None
    dated = [one for one in chosen if DATE.search(one.candidate.folded)]
    later = _AFTER.search(inquiry.question.folded)
    if later:
        event = [term for term in text_terms(later[2]) if not is_generic(term)]
        dated = [
            one
            for one in dated
            if one.candidate.section.role is SectionRole.NEXT_STEPS
            and not any(_same(t, one.candidate.terms) for t in event)
        ]
    if (
        dated
        and _EXACT_DAY.search(inquiry.question.folded)
        and all(_UNSET.search(one.candidate.folded) for one in dated[:1])
    ):
        return Finding(Status.NOT_IN_DOCUMENTS, "The documents searched set no date for this yet.", True)
    if dated and _sets_no_day(dated):
        return Finding(Status.NOT_IN_DOCUMENTS, "The documents searched set no date for this yet.", True)
    if not dated or lacking_names(inquiry, dated, strictly=True):
        return Finding(Status.NOT_IN_DOCUMENTS, "The documents searched give no date for this.")
    return None


_MONTH = re.compile(r"\b(january|february|march|april|may|june|july|august|september|october|november|december)\b")


def _sets_no_day(dated: Sequence[Ranked]) -> bool:
    """Tell whether the sentences only say that a date is still open, naming no month."""
    return any(_UNSET.search(one.candidate.folded) for one in dated) and not any(
        _MONTH.search(one.candidate.folded) for one in dated
    )


_EXACT_DAY = re.compile(r"\b(exact(ly)?|which|what|precise) (day|date)\b|\bexactly\b|\bday\b")
_UNSET = re.compile(
    r"\b(to be (agreed|confirmed|decided|arranged|set)|not (yet )?(been )?(known|set|agreed|confirmed)|tbc)\b"
)
_AFTER = re.compile(
    r"\b(review|stocktake|meeting|visit|inspection|letter|one|deep dive) (?:after|following) (?:the |that |this |next )*(.+)"
)


def _superlative(inquiry: Inquiry, chosen: Sequence[Ranked]) -> Finding | None:
    """The worst or the best of several, where nothing is ranked."""
    said = " ".join(one.candidate.folded for one in chosen)
    if _WHICH_MOST.search(inquiry.question.folded) and not _RANKS.search(said):
        return Finding(Status.NOT_IN_DOCUMENTS, "The documents searched do not rank these.", False)
    return None


_WHICH_MOST = re.compile(
    r"\bwhich\b.*\b(worst|best|highest|lowest|longest|shortest|most|least|biggest|smallest|strongest|weakest)\b"
)
_RANKS = re.compile(r"\b(\w+est|most|least|worst|best|more|less|\w+er than|than|particularly|especially|main|key)\b")


def _how_to(inquiry: Inquiry, chosen: Sequence[Ranked]) -> Finding | None:
    """Instructions asked for, where the documents give none."""
    found = _HOW_TO.search(inquiry.question.folded)
    if found and not any(_same(stem(found[1]), one.candidate.terms) for one in chosen):
        return Finding(Status.NOT_IN_DOCUMENTS, "The documents searched give no instructions for this.")
    return None


_HOW_TO = re.compile(r"\bhow (?:do|can|should|would) (?:i|we|you|one|a parent|parents|families) (\w+)")


def _owner(inquiry: Inquiry, chosen: Sequence[Ranked]) -> Finding | None:
    asks = inquiry.question.asks
    if (
        Asked.OWNER in asks
        and Asked.WHO in asks
        and not any(OWNER.search(one.candidate.folded) or _names_somebody(inquiry, one) for one in chosen)
    ):
        return Finding(Status.NOT_IN_DOCUMENTS, "The documents searched name no owner for this.")
    return None


def _later_event(inquiry: Inquiry, chosen: Sequence[Ranked]) -> Finding | None:
    """Results asked of something the document only announces."""
    if Asked.RESULT not in inquiry.question.asks:
        return None
    events = [term for term in inquiry.question.terms if not is_generic(term)]
    about = [one.candidate.folded for one in chosen if any(term in one.candidate.terms for term in events)]
    if any(_FUTURE.search(text) for text in about) and not any(_FOUND.search(text) for text in about):
        return Finding(
            Status.NOT_IN_DOCUMENTS, "The documents searched speak of this as still to come; they give no result.", True
        )
    return None


_FOUND = re.compile(r"\b(found|concluded|showed|revealed|the (findings|outcome|result)s? (was|were|is|are))\b")


def _name(inquiry: Inquiry, chosen: Sequence[Ranked]) -> Finding | None:
    """One person asked for by what they are, where nobody is named."""
    if not _ONE_PERSON.search(inquiry.question.folded):
        return None
    particular = [t for t in inquiry.question.terms if not is_generic(t) and not t[0].isdigit()]
    for one in chosen:
        if _names_somebody(inquiry, one) and all(_speaks_of(term, one) for term in particular):
            return None
    return Finding(Status.NOT_IN_DOCUMENTS, "The documents searched name nobody for this.")


def _names_somebody(inquiry: Inquiry, one: Ranked) -> bool:
    text = one.candidate.text
    held = next(held for held in inquiry.held if held.document == one.candidate.document)
    return (
        bool(_TITLED.search(text))
        or any(person.name in text for person in held.people)
        or any(action.owner.words in text for action in held.actions if action.owner)
    )


_ONE_PERSON = re.compile(
    r"\bwho('s|s| is| was)? (the|our|their|your|its) (?!\w+s\b)|\bwho (chairs|leads|runs|heads|manages|took over|is taking over)\b|\bnames? of (the|our|their)\b|\bwhich (officer|director|person|councillor|head|manager)\b|^name of\b"
)
_TITLED = re.compile(r"\b(Mr|Mrs|Ms|Miss|Dr|Dame|Sir|Lord|Lady|Baroness|Cllr|Councillor|Prof|Professor) [A-Z]")


def _place(inquiry: Inquiry, chosen: Sequence[Ranked]) -> Finding | None:
    if _VENUE.search(inquiry.question.folded) and not any(_AT_PLACE.search(one.candidate.text) for one in chosen):
        return Finding(Status.NOT_IN_DOCUMENTS, "The documents searched give no place for this.")
    return None


_VENUE = re.compile(
    r"\bwhere (was|were|is|did|will|does|are) .*\b(held|hold|meet|met|meeting|take place|took place|happen|located|based|venue)\b|\bvenue\b"
)
_AT_PLACE = re.compile(
    r"\b(at|in) (the )?[A-Z]\w+ (Hall|House|Centre|Room|School|Hotel|Offices?|Chamber|Building|Road|Street)|\b(online|virtual|virtually|by video|Teams|Zoom|remotely)\b"
)


def _premise(inquiry: Inquiry, chosen: Sequence[Ranked]) -> Finding | None:
    """Something taken for granted of which the documents say only the opposite."""
    question = inquiry.question
    if question.wants(Asked.YES_NO, Asked.COMPARISON) or not (
        question.wants(Asked.WHY, Asked.WHEN) or _TAKEN_FOR_GRANTED.search(question.folded)
    ):
        return None
    said = _nearest_in_words(question, chosen).candidate.folded
    if (
        question.wants(Asked.WHY)
        and _NEGATED.search(question.folded)
        and not _NEGATED.search(said)
        and not _LACK.search(said)
    ):
        return _WRONG_PREMISE
    for claimed, opposite in _polarity():
        if claimed.search(question.folded) and opposite.search(said) and not claimed.search(said):
            return _WRONG_PREMISE
    if not question.wants(Asked.WHY) and not _TAKEN_FOR_GRANTED.search(question.folded):
        return None
    supposed = [term for term in question.terms if not is_generic(term)]
    lacking = [term for term in supposed if not any(_speaks_of(term, one) for one in chosen)]
    weigh_of = inquiry.weights.__getitem__
    if sum(map(weigh_of, lacking)) > _SUPPOSED_TOO_MUCH * sum(map(weigh_of, supposed)):
        if not all(_near_in_meaning(inquiry, term, chosen) for term in lacking):
            return _WRONG_PREMISE
    return None


def _nearest_in_words(question: Question, chosen: Sequence[Ranked]) -> Ranked:
    """Return the sentence that holds most of the question's particular words itself."""
    particular = [term for term in question.terms if not is_generic(term)]
    return max(chosen, key=lambda one: sum(term in one.candidate.terms for term in particular))


_NEGATED = re.compile(
    r"\b(not|no|never|nobody|none|neither|\w+n't|arent|isnt|wasnt|werent|dont|doesnt|didnt|havent|hasnt|cant|wont)\b"
)
_LACK = re.compile(r"\b(lack\w*|without|fail\w*|absen\w+|poor\w*|insufficient|limited|little|few|weak\w*|un\w+)\b")
_WRONG_PREMISE = Finding(Status.PREMISE_NOT_SUPPORTED, "The documents do not say that; what they say is:", True)
_SUPPOSED_TOO_MUCH = 0.25
"""Share of what a question takes for granted that may be missing from the sentences found."""


_TAKEN_FOR_GRANTED = re.compile(
    r"\b(why|how come|who (replaced|sacked|criticised)|what (caused|led)|what reasons|explain why|given that)\b"
)


@cache
def _polarity() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    def any_of(listed: Sequence[str]) -> re.Pattern[str]:
        return re.compile(r"\b(" + "|".join(one.replace("*", r"\w*") for one in listed) + r")\b")

    return tuple((any_of(claimed), any_of(opposite)) for claimed, opposite in table("polarity")["pairs"])


def lacking_names(inquiry: Inquiry, chosen: Sequence[Ranked], *, strictly: bool = False) -> list[str]:
    """Return the terms that name something (a subject, a body, a date, a person) of which no chosen sentence speaks."""
    named = _named_as_typed(inquiry.question.text)
    refs = _ref_words(inquiry.question)
    return [
        term
        for term in inquiry.question.terms
        if (names_something(term) or term in named)
        and term not in refs
        and not any(_speaks_of(term, one, strictly=strictly) for one in chosen)
    ]


def _ref_words(question: Question) -> frozenset[str]:
    """Return the words a question's refs are made of: a ref is looked up, not searched for."""
    if not question.refs:
        return frozenset()
    numbers = {re.sub(r"[A-Z]", "", ref) for ref in question.refs}
    return frozenset(
        {"apa", "pa", "afi", *numbers, *(ref.casefold() for ref in question.refs), *(f"apa{n}" for n in numbers)}
    )


def names_something(term: str) -> bool:
    """Tell whether a term is a subject, a body or a number, so that a text without it is about something else."""
    if is_generic(term) or term in loose_concepts():
        return False
    return (
        term.startswith("=")
        or term in subject_stems()
        or term in glossary()
        or (term[0].isdigit() and not _YEAR.fullmatch(term))
    )


def _named_as_typed(text: str) -> frozenset[str]:
    """Return the stems of words typed with a capital inside the question: names of people, places and bodies."""
    return frozenset(
        stem(word) for found in _CAPITALISED.findall(text) for word in words(found) if not is_generic(stem(word))
    )


_YEAR = re.compile(r"20\d\d")
_CAPITALISED = re.compile(r"(?<=[a-z,] )[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*")


def _speaks_of(term: str, one: Ranked, *, strictly: bool = False) -> bool:
    candidate = one.candidate
    place = text_terms(f"{candidate.document.area} {candidate.document.title}")
    around = candidate.terms | candidate.context | candidate.around | place
    if not strictly:
        around |= candidate.nearby
    return term in around or not around.isdisjoint(synonyms().get(term, ())) or _akin(term, around)


def _akin(term: str, terms: frozenset[str]) -> bool:
    """Tell whether a word of the same family is there ("inspector", "inspection")."""
    if len(term) < _FAMILY or not term.isalpha():
        return False
    return any(other.startswith(term[:_FAMILY]) and abs(len(other) - len(term)) <= 4 for other in terms)


_FAMILY = 6


def _lacking(inquiry: Inquiry, chosen: Sequence[Ranked]) -> Finding | None:
    """Something named in the question of which the sentences found do not speak, or nothing in common at all."""
    lacking = [term for term in lacking_names(inquiry, chosen) if not _near_in_meaning(inquiry, term, chosen)]
    if inquiry.question.refs and not lacking:
        return None
    if (
        lacking
        or _strange(inquiry) > _MOSTLY_STRANGE
        and max(one.meaning for one in chosen) < _CLOSE
        or (max(one.meaning for one in chosen) < _UNLIKE and not _shares_words(inquiry, chosen))
    ):
        return Finding(Status.NOT_IN_DOCUMENTS, "The documents searched do not answer this.")
    return None


def _strange(inquiry: Inquiry) -> float:
    """Return the share of the question's particular words that stand in none of the documents held."""
    refs = _ref_words(inquiry.question)
    particular = [term for term in inquiry.question.terms if not is_generic(term) and term not in refs]
    strange = [
        term
        for term in particular
        if not inquiry.is_held(term) and not any(map(inquiry.is_held, synonyms().get(term, ())))
    ]
    return len(strange) / len(particular) if len(particular) > 1 else 0.0


def _shares_words(inquiry: Inquiry, chosen: Sequence[Ranked]) -> bool:
    particular = [term for term in inquiry.question.terms if not is_generic(term)]
    return not particular or any(_speaks_of(term, one) for term in particular for one in chosen)


def _near_in_meaning(inquiry: Inquiry, term: str, chosen: Sequence[Ranked]) -> bool:
    """Tell whether a word the sentences lack is said there in other words."""
    if term.startswith("=") or not term.isalpha():
        return False
    word = next((word for word in inquiry.question.words if stem(word) == term), term)
    return inquiry.word_meaning(word, [one.candidate for one in chosen]) >= _SAID_OTHERWISE


_CHECKS: tuple[Callable[[Inquiry, Sequence[Ranked]], Finding | None], ...] = (
    _contact,
    _clock,
    _rating,
    _number,
    _date,
    _owner,
    _name,
    _place,
    _which_names,
    _another_day,
    _superlative,
    _how_to,
    _later_event,
    _premise,
    _lacking,
)
"""In order: the first that finds a reason gives it."""


def has_number(inquiry: Inquiry, one: Ranked) -> bool:
    """Tell whether a sentence gives a number of the thing asked about, not a date, a ref or a week limit."""
    folded = _DATES_AND_REFS.sub(lambda found: " " * len(found.group()), one.candidate.folded)
    if re.search(
        r"\b(costs?|budget|how much money|funding)\b|\bhow much (is|are|was|were|did|does|will|has|have)\b",
        inquiry.question.folded,
    ):
        return "£" in folded
    counted = _counted_terms(inquiry)
    for found in _NUMBERS.finditer(folded):
        number = found.group()
        if number in inquiry.question.words:
            continue
        if "%" in number or "per" in number:
            if not _COUNT.search(inquiry.question.folded):
                return True
            continue
        if _SHARE.search(inquiry.question.folded):
            continue
        if number.startswith("£"):
            return not counted or _about_money(inquiry)
        after = text_terms(" ".join(words(folded[found.end() :])[:4]))
        before = text_terms(" ".join(words(folded[: found.start()])[-12:]))
        if not counted or any(_same(term, after) for term in counted):
            return True
        unit = words(folded[found.end() :])[:1]
        measured = bool(unit) and unit[0] in _UNITS and bool(_COUNT.search(inquiry.question.folded))
        if any(_same(term, before) for term in counted) and not measured:
            return True
    return False


_COUNT = re.compile(r"\bhow many\b|\bnumber of\b")
_SHARE = re.compile(r"\bper ?cent|\bproportion\b|\bwhat (share|rate)\b|%")
_UNITS = frozenset(["week", "weeks", "month", "months", "day", "days", "year", "years", "working", "hours"])


def _same(term: str, terms: frozenset[str]) -> bool:
    return term in terms or not terms.isdisjoint(synonyms().get(term, ()))


def _counted_terms(inquiry: Inquiry) -> list[str]:
    """Return what is to be counted: the words after "how many" up to the verb, or all particular words."""
    folded = inquiry.question.folded
    if re.search(r"\bhow long\b", folded):
        return ["week", "month", "day", "year"]
    found = re.search(
        r"\bhow many ((?:[\w'-]+ ?){1,4}?)(?= (?:are|is|were|was|have|has|had|did|do|does|will|in|at|on|of|from|can|should|would|still|been)\b|\?|$)",
        folded,
    )
    listed = [term for term in text_terms(found.group(1))] if found else []
    return listed or [term for term in inquiry.question.terms if not is_generic(term)]


def _about_money(inquiry: Inquiry) -> bool:
    return bool(
        re.search(
            r"\b(how much|money|cost|budget|fund|invest|spend|spent|£|pay|paid|grant|deficit|saving)\w*",
            inquiry.question.folded,
        )
    )
