"""The ways a question leans on the turns before it, each into a question that stands alone, tried in order.

A move returns None when the question does not make it. Newcomers trip over the order: a fragment that names only an
area, a kind or a time keeps the whole question before; one that names a thing keeps its frame; one that only asks
something ("and the owner?") keeps its subject.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from assistant.answers import Status
from assistant.opening import Opened
from assistant.patterns import pattern
from assistant.pointing import Moved, place_of, point
from assistant.questions import understand
from assistant.rewording import Where, changed, content, with_added, without_kinds, without_scope
from assistant.talk import Talk
from assistant.tokens import aligned, put
from assistant.topics import change_of_topic
from assistant.words import is_generic, stop_words, words
from corpus.wording import fold

_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "six": 6, "twelve": 12, "eighteen": 18}
_REPLY_WORDS = 6
_FRAGMENT_WORDS = 8
_WHOLE_WORDS = 4
_MOST_POINTING_BACK = 2
"""Particular terms a question that points back may have and still lean on the turn before."""
_STOPS = re.compile(r"[?.!,;]")
_ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)
_OF_AREA = ("they", "them", "their", "theirs")
"""Words that mean the area where a question has a subject of its own ("who signed their last letter?")."""
_POSSESSIVES = ("its", "his", "her", "hers", "their", "theirs")


def restyle(said: Opened, talk: Talk) -> Moved | None:
    """Ask the question before again, with the shape now wanted ("shorter please", "are you sure?")."""
    if not pattern("conversation", "restyle").fullmatch(_STOPS.sub("", said.folded)):
        return None
    shape = re.search(r"\b(?:short|brief|bullet|sentence|line|word|point|simpl)", said.folded)
    return Moved(f"{talk.before.rstrip('?.! ')} {said.rest}" if shape else talk.before)


def reply(said: Opened, talk: Talk) -> Moved | None:
    """Read a short reply to our own question back as the area asked for."""
    answer = talk.last.answer
    if not answer or answer.status is not Status.NEEDS_CLARIFICATION or len(words(said.rest)) > _REPLY_WORDS:
        return None
    if re.fullmatch(r"(?:both|all)(?: of (?:them|those))?|either|any", said.folded) and answer.areas_to_choose:
        return Moved(with_added(talk.before, f"in {' and '.join(answer.areas_to_choose)}"))
    pointed = pattern("conversation", "pointing_alone").fullmatch(said.folded.removesuffix(" one"))
    if pointed and -1 <= place_of(pointed) < len(answer.areas_to_choose):
        return Moved(with_added(talk.before, f"in {answer.areas_to_choose[place_of(pointed)]}"))
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
        asked = talk.resolve(talk.history[place].question, talk.history[:place]).text
        if first.area in {one.area for one in talk.where(asked).areas}:
            return Moved(asked)
    return Moved(changed(talk.where(talk.before), here))


def change_of_scope(said: Opened, talk: Talk) -> Moved | None:
    """Keep the question before and change its area, kind, time or ref, where nothing else is said."""
    step = _step(said, talk)
    if step:
        return step
    here = talk.where(said.rest, fragment=True)
    if pattern("conversation", "pointing_alone").fullmatch(said.folded):
        ordered = [one for one in talk.where(talk.before).times if one.form in ("ordinal", "newest", "earlier")]
        here = talk.where(f"{said.folded} letter", fragment=True) if ordered else here
    if not here.says_any or len(words(said.rest)) > _FRAGMENT_WORDS or content(here.left(), "beside"):
        return None
    if here.times and re.search(r"\bones?\b|^(?:the )?(?:last|first)$", said.folded) and not here.areas:
        before = talk.where(talk.before)
        if not any(one.is_beside or one.place is not None for one in before.times) and talk.listed():
            return None
    return Moved(changed(talk.where(talk.before), here))


def _step(said: Opened, talk: Talk) -> Moved | None:
    """Read "and before that?", "a year ago?" and "and now?" by the document the last answer rests on."""
    ago = pattern("conversation", "time_ago").fullmatch(said.folded)
    day = talk.day_answered()
    if ago and day:
        months = 12 if ago["last"] else _COUNTS.get(ago["count"], 0) * (12 if ago["unit"] == "year" else 1)
        months = day.year * 12 + day.month - 1 - (months or int(ago["count"]))
        then = date(months // 12, months % 12 + 1, 1)
        return Moved(with_added(without_scope(talk.where(talk.before), times=True), f"as at {then:%B %Y}"))
    for name in ("step_back", "step_on", "now"):
        if not pattern("conversation", name).fullmatch(said.folded):
            continue
        before = talk.where(talk.before)
        bare = without_scope(before, times=True)
        if name == "now":
            return Moved(with_added(bare, "now"))
        if day is None and any(one.form == "letter_before" for one in before.times):
            return Moved(talk.before)
        side = "before" if name == "step_back" else "after"
        when = f"in the letter {side} {day.day} {day:%B %Y}" if day else "in the previous letter"
        return Moved(with_added(without_kinds(talk.where(bare)), when))
    return None


def lean(said: Opened, talk: Talk) -> Moved | None:
    """Put the subject of the question before in the place of a pronoun, or after a question without a subject."""
    if not said.folded:
        return Moved(talk.before) if said.corrects else None
    here = talk.where(said.rest)
    pointing = _pronoun(said)
    own = [word for word in content(_own(here), "attribute") if word not in stop_words()]
    if pointing is None and (own or here.refs or _stands(said)):
        return None
    if pointing is not None and len(_particular(said.rest)) > _most_particular(pointing):
        return None
    if pointing is not None and own and pointing.group() in _OF_AREA and not talk.named_person():
        return None
    is_letter = pattern("conversation", "of_a_letter").search(said.folded)
    subject = talk.letter() if is_letter and pointing is not None else _subject(talk, here)
    shown, _ = aligned(said.rest.rstrip("?.! "))
    return Moved(_with_subject(said, shown, subject, pointing), said.rest, _in_scope(subject, here))


def _own(here: Where) -> str:
    """Return a question's words without its areas, times and refs; a letter it names may be what it is about."""
    places = [(one.start, one.end, " ") for one in here.areas]
    places += [(one.led_from, one.end, " ") for one in here.times]
    return put(here.folded, [*places, *((start, end, " ") for start, end, _ in here.refs)])


def _stands(said: Opened) -> bool:
    """Tell whether a whole question asks what an area as such has ("what are the next steps?")."""
    is_full = pattern("conversation", "full").search(said.folded)
    is_whole = len(words(said.folded)) >= _WHOLE_WORDS
    return bool(is_full and is_whole and pattern("conversation", "standing").search(said.folded))


def _with_subject(said: Opened, shown: str, subject: str, pointing: re.Match[str] | None) -> str:
    """Return the question with its subject in the place of the pronoun, else where a question has it."""
    counting = pattern("conversation", "counting").match(said.folded)
    counted = _ARTICLE.sub("", subject)
    if pointing is not None:
        is_owner = pointing.group() in _POSSESSIVES and pointing.end() < len(said.folded)
        instead = f"{subject}'s" if is_owner else counted if counting else subject
        return f"{put(shown, [(pointing.start(), pointing.end(), instead)])}?"
    if counting:
        return f"{counting['count']} {counted} {shown[counting.start('rest') :]}?"
    join = " of " if re.match(r"(?:the|its|an?) ", said.folded) else " — "
    return f"{shown}{join}{subject}?"


def _in_scope(subject: str, here: Where) -> str:
    """Return a subject with the area a question names for it, for the questions after it."""
    areas = dict.fromkeys(here.shown[one.start : one.end] for one in here.areas)
    return f"{subject} in {' and '.join(areas)}" if areas else subject


def _subject(talk: Talk, here: Where) -> str:
    """Return the subject before, without what the question at hand says anew of its scope."""
    is_when = pattern("conversation", "full").search(here.folded) and re.match(r"(?:since )?(?:when|why)", here.folded)
    was = talk.where(talk.subject(person=not here.areas and not is_when))
    if pattern("conversation", "of_a_plan").search(here.folded) and not here.kinds:
        was = talk.where(without_scope(talk.where(without_kinds(was)), times=not here.times))
    elif not (here.times or here.kinds or here.areas or was.times or _asks_of_change(here)):
        was = talk.where(f"{was.shown}{_in_letter(talk)}")
    return without_scope(was, times=bool(here.times), areas=bool(here.areas))


def _asks_of_change(here: Where) -> bool:
    """Tell whether a question asks what has become of something, which one letter cannot tell."""
    return bool(pattern("scope", "change").search(here.folded))


def _in_letter(talk: Talk) -> str:
    """Return " in the October 2024 letter" where the question before looked in a letter of a time, else ""."""
    before = talk.where(talk.before)
    return f" in {talk.letter()}" if before.times and before.kinds and "letter" in before.kinds[0][2] else ""


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
    """Return how many particular terms a question with this pronoun may have; "they" is often the area itself."""
    return 0 if pointing.group() in ("they", "them", "their") else _MOST_POINTING_BACK


def _without_there(text: str) -> str:
    return re.sub(r"\s+(?:over )?there\b", "", text.rstrip("?.! "), flags=re.IGNORECASE)


MOVES: tuple[Callable[[Opened, Talk], Moved | None], ...] = (
    restyle,
    reply,
    go_back,
    change_of_scope,
    point,
    lean,
    change_of_topic,
)
"""In the order they are tried."""
