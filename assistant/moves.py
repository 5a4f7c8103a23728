"""The ways a question leans on the turns before it, each into a question that stands alone, tried in order.

A move returns None when the question does not make it. Newcomers trip over the order: a fragment that names only an
area, a kind or a time keeps the whole question before; one that names a thing keeps its frame; one that only asks
something ("and the owner?") keeps its subject.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from assistant.answers import Answer, Status
from assistant.opening import Opened
from assistant.patterns import pattern
from assistant.questions import understand
from assistant.rewording import Where, changed, content, with_added, without_scope
from assistant.talk import Talk, named
from assistant.tokens import aligned, put
from assistant.words import is_generic, stem, stop_words, table, text_terms, words
from corpus.wording import fold

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh")
_NUMBERS = ("one", "two", "three", "four", "five", "six")
_REPLY_WORDS = 6
_FRAGMENT_WORDS = 8
_MOST_POINTING_BACK = 2
"""Particular terms a question that points back may have and still lean on the turn before."""
_LED = re.compile(r"^(?:about|on|for|of|with|to|in|regarding) ", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)
_POSSESSIVES = ("its", "his", "her", "hers", "their", "theirs")


@dataclass(frozen=True, slots=True)
class Moved:
    """A question put on its own feet, and the words that alone say which kind of answer is wanted."""

    text: str
    asking: str = ""


def reply(said: Opened, talk: Talk) -> Moved | None:
    """Read a short reply to our own question back as the area asked for."""
    answer = talk.last.answer
    if not answer or answer.status is not Status.NEEDS_CLARIFICATION or len(words(said.rest)) > _REPLY_WORDS:
        return None
    if re.fullmatch(r"(?:both|all)(?: of (?:them|those))?|either|any", said.folded) and answer.areas_to_choose:
        return Moved(with_added(talk.before, f"in {' and '.join(answer.areas_to_choose)}"))
    here = talk.where(said.rest, fragment=True)
    if here.areas and not content(here.left(), "beside"):
        return Moved(changed(talk.where(talk.before), here))
    if pattern("conversation", "full").search(said.folded) or here.says_any or not answer.areas_to_choose:
        return None
    return Moved(with_added(talk.before, f"in {said.rest.rstrip('?.! ')}"))


def go_back(said: Opened, talk: Talk) -> Moved | None:
    """Go back to an area: with the question that follows, else with the last question asked about it."""
    if not said.goes_back:
        return None
    here = talk.where(said.rest)
    if not here.areas:
        return None
    first = here.areas[0]
    rest = said.rest[first.end :].strip(" ,.:;-–—?") if not said.rest[: first.start].strip() else ""
    rest = re.sub(r"^(?:then|please|now)\b[\s,]*", "", rest)
    if rest:
        return Moved(with_added(_without_there(rest), f"in {said.rest[first.start : first.end]}"))
    for place in range(len(talk.history) - 1, -1, -1):
        asked = talk.resolve(talk.history[place].question, talk.history[:place])
        if first.area in {one.area for one in talk.where(asked).areas}:
            return Moved(asked)
    return Moved(changed(talk.where(talk.before), here))


def change_of_scope(said: Opened, talk: Talk) -> Moved | None:
    """Keep the question before and change its area, kind, time or ref, where nothing else is said."""
    step = _step(said, talk)
    if step:
        return step
    here = talk.where(said.rest, fragment=True)
    if not here.says_any or len(words(said.rest)) > _FRAGMENT_WORDS or content(here.left(), "beside"):
        return None
    if here.times and re.search(r"\bones?\b|^(?:the )?(?:last|first)$", said.folded) and not here.areas:
        before = talk.where(talk.before)
        if not any(one.is_beside or one.place is not None for one in before.times) and talk.listed():
            return None
    if not said.leans and here.kinds and not here.areas and pattern("conversation", "full").search(said.folded):
        return None
    return Moved(changed(talk.where(talk.before), here))


def _step(said: Opened, talk: Talk) -> Moved | None:
    """Read "and before that?" and "and now?" by the document the last answer rests on."""
    for name in ("step_back", "step_on", "now"):
        if not pattern("conversation", name).fullmatch(said.folded):
            continue
        before = talk.where(talk.before)
        bare = without_scope(before, times=True)
        if name == "now":
            return Moved(with_added(bare, "now"))
        day = talk.day_answered()
        if day is None and any(one.form == "letter_before" for one in before.times):
            return Moved(talk.before)
        side = "before" if name == "step_back" else "after"
        when = f"in the letter {side} {day.day} {day:%B %Y}" if day else "in the previous letter"
        return Moved(with_added(_without_kinds(bare, talk), when))
    return None


def _without_kinds(text: str, talk: Talk) -> str:
    """Return a question whose letter is named anew without the letter it names ("what did the letter say about")."""
    here = talk.where(text)
    for start, end, noun in here.kinds:
        lead = re.search(r"\b(?:in|from) (?:the )?$", here.folded[:start])
        if lead and "letter" in noun:
            return put(here.shown, [(lead.start(), end, "")])
    return text


def point(said: Opened, talk: Talk) -> Moved | None:
    """Put what "the second one", "the health one" or "the other one" points at in its place."""
    listed = talk.listed()
    for name in ("pointing", "pointing_alone", "the_other", "the_named_one"):
        found = pattern("conversation", name)
        match = found.fullmatch(said.folded) if name == "pointing_alone" else found.search(said.folded)
        if not match or (name == "the_other" and not match.end() == len(said.folded)):
            continue
        meant = _meant(name, match, listed, talk)
        if not meant:
            continue
        left = (said.folded[: match.start()] + said.folded[match.end() :]).strip(" ,?")
        if not content(left, "beside") or re.fullmatch(r"(?:tell me|what|say)?(?: more| all)?(?: about| of| is| was| does)?(?: say)?", left):
            return Moved(f"What is {meant}?" if _has_ref(meant) else f"What is said about: {meant}")
        shown, _ = aligned(said.rest)
        text = put(shown, [(match.start(), match.end(), meant)])
        return Moved(text, put(shown, [(match.start(), match.end(), "it")]))
    return None


def _meant(name: str, match: re.Match[str], listed: Answer | None, talk: Talk) -> str:
    """Return the name of the statement pointed at, "" when there is none."""
    if name == "the_other":
        return _the_other(listed, talk)
    if name == "the_named_one":
        return _by_name(match["named"] or match["named2"], listed)
    place = _place(match)
    refs = understand(talk.last.question).refs
    if len(refs) == 1 and refs[0].startswith(("PA", "AFI")) and place >= 0:
        kind = "priority action" if refs[0].startswith("PA") else "area for improvement"
        return f"{kind} {place + 1}"
    if not listed or place >= len(listed.statements):
        return ""
    return named(listed.statements[place])


def _place(match: re.Match[str]) -> int:
    number = match.groupdict().get("number")
    if number:
        return (int(number) if number.isdigit() else _NUMBERS.index(number) + 1) - 1
    ordinal = match["ordinal"]
    if ordinal in ("last", "final"):
        return -1
    return int(ordinal[0]) - 1 if ordinal[0].isdigit() else _ORDINALS.index(ordinal)


def _by_name(said: str, listed: Answer | None) -> str:
    """Return the one listed statement that speaks of what is said."""
    terms = {stem(word) for word in words(said) if word not in stop_words()} | set(text_terms(said))
    if not listed or not terms:
        return ""
    shared = [(len(terms & (text_terms(one.text) | {stem(word) for word in words(one.text)})), one) for one in listed.statements]
    most = max(count for count, _ in shared)
    best = [one for count, one in shared if count == most]
    first = [one for one in best if terms & set(text_terms(" ".join(one.text.split()[:12])))]
    chosen = best if len(best) == 1 else first
    return named(chosen[0]) if most and chosen and (len(chosen) == 1 or len(best) < len(listed.statements)) else ""


def _the_other(listed: Answer | None, talk: Talk) -> str:
    """Return what "the other one" means: of two things listed, the one not just talked about."""
    if not listed or len(listed.statements) != 2 or talk.last.answer is None:
        return ""
    spoken = fold(talk.before)
    left = [one for one in listed.statements if fold(named(one)) not in spoken]
    if len(left) != 1:
        talked_about = {citation.passage_id for citation in talk.last.answer.citations}
        passages = {citation.number: citation.passage_id for citation in listed.citations}
        left = [one for one in listed.statements if not talked_about & {passages[n] for n in one.citations}]
    return named(left[0]) if len(left) == 1 else ""


def _has_ref(meant: str) -> bool:
    return bool(understand(meant).refs)


def lean(said: Opened, talk: Talk) -> Moved | None:
    """Put the subject of the question before in the place of a pronoun, or after a question without a subject."""
    if not said.folded:
        return Moved(talk.before) if said.corrects else None
    here = talk.where(said.rest)
    pointing = _pronoun(said)
    own = [word for word in content(_bare(here), "attribute") if word not in stop_words()]
    if pointing is None and (own or here.refs):
        return None
    if pointing is not None and len(_particular(said.rest)) > _most_particular(pointing):
        return None
    subject = _subject(talk, here)
    shown, _ = aligned(said.rest.rstrip("?.! "))
    if pointing is not None:
        if pattern("conversation", "counting").match(said.folded):
            subject = _ARTICLE.sub("", subject)
        instead = f"{subject}'s" if pointing.group() in _POSSESSIVES and pointing.end() < len(said.folded) else subject
        return Moved(f"{put(shown, [(pointing.start(), pointing.end(), instead)])}?", said.rest)
    counting = pattern("conversation", "counting").match(said.folded)
    if counting:
        return Moved(f"{counting['count']} {_ARTICLE.sub('', subject)} {shown[counting.start('rest') :]}?", said.rest)
    join = " of " if re.match(r"(?:the|its|an?) ", said.folded) else " — "
    return Moved(f"{shown}{join}{subject}?", said.rest)


def _subject(talk: Talk, here: Where) -> str:
    """Return the subject before, without what the question at hand says anew of its scope."""
    subject = talk.subject()
    was = talk.where(subject)
    return without_scope(was, times=bool(here.times), areas=bool(here.areas))


def _bare(here: Where) -> str:
    return here.left()


def _pronoun(said: Opened) -> re.Match[str] | None:
    """Return the first word that stands for something spoken of, where it leans on nothing in its own question."""
    free = [one.span() for one in pattern("conversation", "no_thing").finditer(said.folded)]
    for match in re.finditer(
        f"{pattern('conversation', 'thing').pattern}|{pattern('conversation', 'person').pattern}", said.folded
    ):
        if not any(start <= match.start() < end for start, end in free):
            return match
    return None


def _particular(text: str) -> list[str]:
    taken = pattern("conversation", "attribute").sub(" ", fold(text))
    return [term for term in understand(taken).terms if not is_generic(term)]


def _most_particular(pointing: re.Match[str]) -> int:
    """Return how many particular terms a question with this pronoun may have: "they" is often the area or the letter."""
    return 0 if pointing.group() in ("they", "them", "their") else _MOST_POINTING_BACK


def change_of_topic(said: Opened, talk: Talk) -> Moved | None:
    """Keep the frame of the question before and change what it is about ("what about short breaks?")."""
    if not said.leans or pattern("conversation", "full").search(said.folded) or not said.folded:
        return None
    if len(words(said.rest)) > _FRAGMENT_WORDS:
        return None
    here, before = talk.where(said.rest, fragment=True), talk.where(talk.before)
    if here.areas or here.times:
        before = talk.where(without_scope(before, times=bool(here.times), areas=bool(here.areas)))
    places = [(_span(before, one.start, one.end), one) for one in before.areas]
    spans = [place for place, _ in places]
    names = list(dict.fromkeys(before.shown[one.start : one.end].removesuffix("'s") for one in before.areas))
    tail = [f"in {' and '.join(names)}"] if names else []
    for one in before.times:
        if not one.is_beside:
            spans.append((one.led_from, one.end))
            tail.append(before.shown[one.led_from : one.end])
    bare, folded = aligned(put(before.shown, ((start, end, "") for start, end in spans)).rstrip("?.! "))
    topic = _LED.sub("", said.rest.rstrip("?.! "))
    framed = _framed(folded, bare)
    asks = _asks(fold(topic), folded)
    if asks:
        return Moved(f"{' '.join([asks, topic, *tail])}?")
    if framed is None:
        return Moved(_by_words(bare, topic, tail))
    return Moved(f"{' '.join([framed[0], topic + framed[1], *tail])}?")


def _asks(topic: str, before: str) -> str:
    """Return how a thing named alone is asked for, where the question before asked for something of another kind."""
    if re.search(r"\b(?:say|says|said|about|compare|list|tell)\b", before):
        return ""
    for asks, wordings in table("conversation")["asks"].items():
        if any(re.fullmatch(rf"(?:the |its |their )?(?:\w+ ){{0,3}}{one}", topic) for one in wordings):
            return "" if before.startswith((asks, asks.split()[0])) else asks.capitalize()
    return ""


def _framed(folded: str, bare: str) -> tuple[str, str] | None:
    """Return what stands before and after the topic of a question."""
    for wording in _topics():
        match = wording.match(folded)
        if match:
            return bare[: match.end("frame")], match.groupdict().get("end") or ""
    return None


@cache
def _topics() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(one) for one in table("conversation")["as_written"]["topic"])


def _span(before: Where, start: int, end: int) -> tuple[int, int]:
    link = re.search(r"\b(?:in|for|of|at|by|from|about|across)\s+(?:the\s+)?$", before.folded[:start])
    return (link.start() if link else start), end


def _by_words(before: str, topic: str, tail: list[str]) -> str:
    """Return the question before with its particular words replaced by the new topic."""
    frame = [word for word in before.split() if _is_frame(word)]
    return f"{' '.join([*frame, topic, *(one for one in tail if one)])}?"


def _is_frame(word: str) -> bool:
    terms = understand(word).terms
    return not terms or all(is_generic(term) for term in terms)


def _without_there(text: str) -> str:
    return re.sub(r"\s+(?:over )?there\b", "", text.rstrip("?.! "), flags=re.IGNORECASE)


MOVES: tuple[Callable[[Opened, Talk], Moved | None], ...] = (
    reply,
    go_back,
    change_of_scope,
    point,
    lean,
    change_of_topic,
)
"""In the order they are tried."""
