"""An invented area's truth beside the register made of its documents: end to end, or of the true statements.

Oracle feeds the marked statements to the register in place of those read, so that what is measured is the following
alone; the sentences of the documents, and all dates and kinds but for the marked ones, are as read in both.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from assistant.holdings import Held, Holdings
from assistant.register.register import Register
from assistant.register.stated import HEADINGS
from assistant.register.tracked import TrackedAction
from corpus.actions import Action, ActionKind, Due, Field
from corpus.documents import Document, DocumentKind
from corpus.store import Corpus
from tests.evaluation.register.marked import MarkedAction
from tests.evaluation.register.matching import pair, squashed

_FIELDS = ("owner", "accountable", "body", "success", "status", "progress")


@dataclass(frozen=True)
class TruthArea:
    """The truth of one area, as its JSON has it."""

    truth: Mapping[str, Any]

    @property
    def split(self) -> str:
        """Tune or unseen."""
        return self.truth["split"]

    @cached_property
    def documents(self) -> Mapping[str, Mapping[str, Any]]:
        """Its documents by file."""
        return {one["file"]: one for one in self.truth["documents"]}

    @cached_property
    def mentions(self) -> Mapping[str, Mapping[str, Any]]:
        """Its mentions by id."""
        return {one["mention"]: one for one in self.truth["mentions"]}

    def of(self, file: str) -> list[Mapping[str, Any]]:
        """Return the mentions of one document, in its order."""
        return [one for one in self.truth["mentions"] if one["document"] == file]

    def is_hidden(self, mention: str) -> bool:
        """Tell whether a mention is a plan's heading that does not say which area it is of."""
        one = self.mentions[mention]
        return self.series(one["document"]) == "plans" and one["kind"] != "plan_action" and one["label"] is None

    def series(self, file: str) -> str:
        """Return which line of papers a document belongs to."""
        return self.documents[file]["series"]


def areas_of(world: Path, split: str) -> list[TruthArea]:
    """Return the areas of one split of a world that `tests.evaluation.invented` wrote."""
    read = (TruthArea(json.loads(path.read_text("utf-8"))) for path in sorted((world / "truth").glob("*.json")))
    return [one for one in read if one.split == split]


@dataclass(frozen=True)
class Followed:
    """What the register makes of one area, with which marked mention each of its statements is."""

    area: TruthArea
    tracked: tuple[TrackedAction, ...]
    mention_of: Mapping[str, str]
    """Mention by action id."""

    def is_before(self, file: str, other: str) -> bool:
        """Tell whether a document was written before another."""
        return self.area.documents[file]["date"] < self.area.documents[other]["date"]

    def is_shown(self, pair: tuple[str, str]) -> bool:
        """Tell whether the documents themselves show both ends: a plan's "5. Short breaks" names no area."""
        return not any(end in self.area.mentions and self.area.is_hidden(end) for end in pair)


def end_to_end(corpus: Corpus, areas: Iterable[TruthArea]) -> Iterator[Followed]:
    """Yield each area as the register has it from the documents."""
    register = Register(corpus, Holdings(corpus))
    held = {one.file: one for one in corpus.documents()}
    for area in areas:
        documents = [held[file] for file in area.documents]
        mention_of = {}
        for document in documents:
            mention_of |= _matched(area.of(document.file), corpus.actions(document.document_id))
        read = sorted({one.area for one in documents})
        tracked = (_own(area, one) for name in read for one in register.area(name))
        yield Followed(area, tuple(one for one in tracked if one.mentions), mention_of)


def oracle(corpus: Corpus, areas: Iterable[TruthArea]) -> Iterator[Followed]:
    """Yield each area as the register makes it of the marked statements."""
    for area in areas:
        marked = _Marked(corpus, area)
        tracked = Register(marked, _MarkedHoldings(corpus, marked)).area(area.truth["area"])
        yield Followed(area, tracked, {one: one for one in area.mentions})


def _own(area: TruthArea, action: TrackedAction) -> TrackedAction:
    """Return an action without what papers of another area, read as of this one, say of it."""
    mentions = tuple(one for one in action.mentions if one.document.file in area.documents)
    return replace(
        action,
        mentions=mentions,
        updates=tuple(one for one in action.updates if one.document.file in area.documents),
    )


def _matched(mentions: Sequence[Mapping[str, Any]], read: Sequence[Action]) -> dict[str, str]:
    """Return which mention each action read is, or is a part of; PA and AFI headings may be read as each other."""
    by_marked = defaultdict(list)
    for one in mentions:
        by_marked[_as_marked(one)].append(one["mention"])
    paired = pair([_as_marked(one) for one in mentions], read)
    parts = {part.action_id: by_marked[marked][0] for marked, part in paired.divided}
    return parts | {action.action_id: by_marked[marked].pop(0) for marked, action in paired.both}


def _as_marked(mention: Mapping[str, Any]) -> MarkedAction:
    return MarkedAction(mention["kind"], mention["ref"], mention["text"])


class _Marked:
    """A corpus of one area whose documents state what is marked."""

    def __init__(self, corpus: Corpus, area: TruthArea) -> None:
        self._corpus = corpus
        held = {one.file: one for one in corpus.documents()}
        self._places: dict[str, dict[str, str]] = {}
        self._documents = tuple(_true_document(held[file], one) for file, one in area.documents.items())
        self._actions = {one.document_id: self._stated(area, one) for one in self._documents}
        texts = sorted({one.text for listed in self._actions.values() for one in listed})
        self._vectors = dict(zip(texts, self.embedder.embed(texts), strict=True))

    @property
    def revision(self) -> int:
        """The corpus's own."""
        return self._corpus.revision

    @property
    def decisions(self):
        """The corpus's own."""
        return self._corpus.decisions

    @property
    def embedder(self):
        """The corpus's own."""
        return self._corpus.embedder

    def documents(self) -> tuple[Document, ...]:
        """Return the documents, their date and kind as marked."""
        return self._documents

    def actions(self, document_id: str) -> tuple[Action, ...]:
        """Return what is marked."""
        return self._actions[document_id]

    def action_vectors(self, document_id: str) -> dict[str, np.ndarray]:
        """Return the vectors of what is marked."""
        return {one.action_id: self._vectors[one.text] for one in self._actions[document_id]}

    def __getattr__(self, name: str) -> Any:
        return getattr(self._corpus, name)

    def places(self, document_id: str) -> dict[str, str]:
        """Return where each mention stands, for a letter of which some heading was not read as one."""
        return self._places.get(document_id, {})

    def _stated(self, area: TruthArea, document: Document) -> tuple[Action, ...]:
        read = {one.action_id: one for one in self._corpus.actions(document.document_id)}
        mentions = [one for one in area.of(document.file) if not area.is_hidden(one["mention"])]
        section_of = {mention: read[id_].section_id for id_, mention in _matched(mentions, list(read.values())).items()}
        unread = {one["mention"] for one in mentions if one["kind"] in HEADINGS} - set(section_of)
        if unread and area.series(document.file) in ("letters", "deep_dives"):
            self._places[document.document_id] = {squashed(one["place"]): one["mention"] for one in mentions}
            section_of = {one["mention"]: one["mention"] for one in mentions}
        first = self._corpus.sections(document.document_id)[0].section_id
        return tuple(
            _action(document, one, section_of.get(one["mention"], first), ordinal)
            for ordinal, one in enumerate(mentions)
        )


class _MarkedHoldings(Holdings):
    """Holdings whose documents state what is marked."""

    def __init__(self, corpus: Corpus, marked: _Marked) -> None:
        super().__init__(corpus)
        self._marked = marked

    def of(self, document: Document) -> Held:
        """Return one document with the marked actions, each heading with the sentences up to the next mention."""
        read = super().of(document)
        actions = self._marked.actions(document.document_id)
        places = self._marked.places(document.document_id)
        sections, candidates, mention = dict(read.sections), [], ""
        for one in read.candidates:
            words = squashed(one.passage.text)
            mention = next((each for place, each in places.items() if place in words), mention)
            section = replace(one.section, section_id=mention, narrative=None) if mention else one.section
            candidates.append(replace(one, section=section))
        plain = next(iter(read.sections.values()))
        sections |= {each: replace(plain, section_id=each, narrative=None, parent=None) for each in places.values()}
        return replace(read, document=document, actions=actions, sections=sections, candidates=tuple(candidates))


def _true_document(held: Document, truth: Mapping[str, Any]) -> Document:
    kind = DocumentKind(truth["kind"])
    return replace(held, area=truth["area"], kind=kind, date=date.fromisoformat(truth["date"]))


def _action(document: Document, mention: Mapping[str, Any], section_id: str, ordinal: int) -> Action:
    fields = {name: Field(mention[name], ()) for name in _FIELDS if mention[name]}
    fields |= {name: _due(mention[name]) for name in ("due", "former_due") if mention[name]}
    kind, text = ActionKind(mention["kind"]), mention["text"]
    title = mention["topic"] or (f"{mention['label']}: {text}" if mention["label"] else text)
    return Action(
        mention["mention"], document.document_id, section_id, ordinal, kind, mention["ref"], title, text, (), **fields
    )


def _due(due: Mapping[str, str | None]) -> Due:
    first, last = (date.fromisoformat(due[name]) if due[name] else None for name in ("start", "end"))
    return Due(due["words"], (), first, last, due["precision"] or "unknown")
