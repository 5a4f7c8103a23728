"""A document into the things in it that a person may ask about: refs, lists, dates ahead, topics.

A subject knows the passages that an answer about it has to begin with, so that a suggested question can be
tried before anyone sees it. Newcomers trip over this: a subject is no question yet; `tables/suggestions.toml`
has the questions, by what they are about. People and a plan's actions are drawn in `subjects_named.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from assistant.holdings import Held
from assistant.ref_sections import KINDS_OF_REF, heading_of, name_of, prefix_of, sections_of_kind
from assistant.register.seen import PLANS
from assistant.words import is_generic, table, text_terms, words
from corpus.actions import Action, ActionKind
from corpus.documents import Document, DocumentKind, Span
from corpus.passages import PassageKind, Section, SectionRole

_LETTERED = ("PA", "AFI")
_TOPIC_WORDS = 5
_TASK_WORDS = range(3, 15)
_FEWEST_LISTED = 2
_NUMBERED = re.compile(r"^\W*\d+[.)]?\s+")


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing in one document that may be asked about."""

    about: str
    """Which forms of question it fills."""
    document: Document
    said: Mapping[str, str]
    """The words that fill a form."""
    passages: frozenset[str]
    """passage_ids, one of which an answer has to begin with."""
    ref: str | None = None
    """The ref it belongs to: `PA1` of a priority action, and of a plan's action under it."""
    terms: frozenset[str] = frozenset()
    name: str = ""
    """Its name, when it has one: it is near an answer only where that is said."""
    known_as: str = ""
    """What is asked of the name: where both are said, there is nothing left to ask."""


def of_sections(held: Held) -> Iterator[Subject]:
    """Yield what a document's sections and lists can be asked."""
    for prefix in _LETTERED:
        sections = sections_of_kind(held, prefix)
        for section in sections:
            yield from _of_ref(held, section)
        headings = {one.passage.passage_id for section in sections if (one := heading_of(held, section))}
        if len(sections) >= _FEWEST_LISTED:
            yield Subject("list", held.document, {"list": KINDS_OF_REF[prefix][1]}, frozenset(headings))
    for role, about in (
        (SectionRole.CONCLUSION, "conclusion"),
        (SectionRole.CONTINUED_FOCUS, "focus"),
        (SectionRole.NEXT_STEPS, "steps"),
    ):
        of_role = [one.section_id for one in held.sections.values() if one.role is role]
        passages = _said_in(held, of_role)
        if passages:
            yield Subject(about, held.document, {}, passages)
    yield from _headed(held)


def of_dates_and_topics(held: Held) -> Iterator[Subject]:
    """Yield the review to come, what is to be done by a day, and the topics of what is asked for."""
    for action in held.actions:
        passages = passages_at(held, action.spans)
        terms, ref = text_terms(action.text), ref_of(held, action.section_id)
        if action.kind is ActionKind.NEXT_STEP and action.due and (event := _event(action)):
            yield Subject("review", held.document, {"event": event}, passages, ref, terms)
        if action.kind is not ActionKind.PLAN_ACTION and (task := _task(action)):
            yield Subject("deadline", held.document, {"task": task}, passages, ref, terms)
        if action.kind is ActionKind.CONTINUED_FOCUS and _is_topic(action.title):
            topic = as_in_a_sentence(held, action.title)
            yield Subject("topic", held.document, {"topic": topic}, passages, ref, text_terms(action.title))


def passages_at(held: Held, spans: Iterable[Span]) -> frozenset[str]:
    """Return the passages that hold any of these words."""
    wanted = list(spans)
    pages = {one.page for one in wanted}
    return frozenset(
        passage.passage_id
        for passage in held.passages
        if any(span.page in pages and any(span.overlaps(one) for one in wanted) for span in passage.spans)
    )


def ref_of(held: Held, section_id: str | None) -> str | None:
    """Return the priority action or area for improvement that a section is, or stands under."""
    while section_id:
        section = held.sections[section_id]
        if section.ref and prefix_of(section.ref) in _LETTERED:
            return section.ref
        section_id = section.parent
    return None


def as_in_a_sentence(held: Held, title: str) -> str:
    """Return a title as the document would write it inside a sentence: with "the", without needless capitals."""
    written = " ".join(_as_written(held, word) for word in title.strip(" .:").split())
    last = words(written)[-1]
    counted = re.compile(rf"\b(?:the|an?|this|its|our|their|one) (?:[\w-]+ ){{0,2}}{re.escape(last)}\b")
    texts = [one.folded for one in held.candidates if one.passage.kind is not PassageKind.HEADING]
    with_article = sum(bool(counted.search(text)) for text in texts)
    return f"the {written}" if with_article * 2 > sum(f" {last} " in f" {text} " for text in texts) else written


def _as_written(held: Held, word: str) -> str:
    if word[1:] != word[1:].lower():
        return word
    texts = [one.text for one in held.candidates if one.passage.kind is not PassageKind.HEADING]
    as_name = sum(f" {word} " in text for text in texts if not text.startswith(word))
    return word if as_name > sum(f" {word.lower()} " in text for text in texts) else word.lower()


def _of_ref(held: Held, section: Section) -> Iterator[Subject]:
    ref = section.ref or ""
    named = {"ref": " ".join(_titled(word) for word in name_of(ref).split())}
    passages = _said_in(held, [section.section_id])
    terms = text_terms(section.heading)
    # What a plan says under a ref are its actions, which are subjects of their own.
    if passages and held.document.kind not in PLANS:
        yield Subject("ref", held.document, named, passages, ref, terms)
    if passages and held.document.kind is DocumentKind.STOCKTAKE_LETTER:
        yield Subject("letter's ref", held.document, named, passages | _heading(held, section), ref, terms)


def _headed(held: Held) -> Iterator[Subject]:
    """Yield the topics that short headings name, where headings are no refs."""
    for section in held.sections.values():
        heading = _NUMBERED.sub("", section.heading).strip(" .:")
        if section.role is SectionRole.OTHER and not _is_lettered(section) and _is_topic(heading):
            passages = _said_in(held, [section.section_id])
            if passages:
                topic = as_in_a_sentence(held, heading)
                yield Subject("topic", held.document, {"topic": topic}, passages, None, text_terms(heading))


def _said_in(held: Held, section_ids: Iterable[str]) -> frozenset[str]:
    """Return the passages that stand under these headings, without the headings."""
    return frozenset(
        one.passage.passage_id
        for section_id in section_ids
        for one in held.in_section(section_id)
        if one.passage.kind not in (PassageKind.HEADING, PassageKind.PEOPLE)
    )


def _heading(held: Held, section: Section) -> frozenset[str]:
    heading = heading_of(held, section)
    return frozenset([heading.passage.passage_id]) if heading else frozenset()


def _is_topic(heading: str) -> bool:
    """Tell whether a heading names what is spoken of: short, particular, no figures, and not "What we looked at"."""
    named = words(heading)
    if not 0 < len(named) <= _TOPIC_WORDS or all(is_generic(term) for term in text_terms(heading)):
        return False
    return not any(word in _no_topics() or any(mark.isdigit() for mark in word) for word in named)


def _is_lettered(section: Section) -> bool:
    return bool(section.ref) and prefix_of(section.ref or "") in _LETTERED


def _event(action: Action) -> str | None:
    """Return what the document calls the review to come."""
    said = words(action.text)
    return next((event for event in table("suggestions")["words"]["events"].split() if event in said), None)


def _task(action: Action) -> str | None:
    """Return "publish the statement" of "Publish the statement by 30 May 2025", None of another sentence."""
    if action.due is None:
        return None
    for sentence in re.split(r"(?<=[.:])\s+", action.text):
        before, by, _ = sentence.partition(f" by {action.due.words}")
        before = re.sub(r" by the (?:start|end) of$", "", before)
        first = words(before)[:1]
        if by and len(before.split()) in _TASK_WORDS and first and first[0] in _tasks() and "," not in before:
            return before[0].lower() + before[1:]
    return None


@cache
def _no_topics() -> frozenset[str]:
    return frozenset(table("suggestions")["words"]["no_topics"].split())


@cache
def _tasks() -> frozenset[str]:
    return frozenset(table("suggestions")["words"]["tasks"].split())


def _titled(word: str) -> str:
    return word if word == "for" else word[0].upper() + word[1:]
