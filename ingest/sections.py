"""Classified blocks put into sections with role, ref and parent.

Two headings may share one narrative: the earlier section then holds only its heading, and its
`narrative` names the section where the text stands. A heading with two refs gives two sections.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.passages import PassageKind, Section, SectionRole
from corpus.wording import fold
from ingest.blocks import Block
from ingest.headings import HeadingWords, outline_number, read_heading
from ingest.identity import derive_id

_WITH_REF = (SectionRole.PRIORITY_ACTION, SectionRole.AREA_FOR_IMPROVEMENT)
_PRIORITY = re.compile(r"P\d")
_CONTEXT_WORDS = 24
_MOST_SHARED = 3
"""Headings named in the context of a narrative that several share."""


@dataclass(frozen=True, slots=True)
class PlacedBlock:
    """A block and the section (by ordinal) it stands in."""

    block: Block
    section: int


def build_sections(blocks: Sequence[Block], document_id: str) -> tuple[list[Section], list[PlacedBlock]]:
    """Return the sections in reading order, and every block with its section."""
    builder = _Builder(document_id, blocks)
    for block in blocks:
        builder.place(block)
    return _with_shared_narratives(builder.sections, builder.placed), builder.placed


def contexts(sections: Sequence[Section]) -> list[str]:
    """Return for each section its heading, shortened, with those it stands under or shares its narrative with."""
    sharing: dict[str, list[Section]] = {}
    by_id = {section.section_id: section for section in sections}
    for section in sections:
        if section.narrative:
            sharing.setdefault(section.narrative, []).append(section)
    texts = []
    for section in sections:
        parent = by_id.get(section.parent or "")
        over = [parent] if parent and parent.ref and parent.role in _WITH_REF else []
        group = [*over, *sharing.get(section.section_id, ())][-_MOST_SHARED + 1 :] + [section]
        share = _CONTEXT_WORDS if len(group) == 1 else _CONTEXT_WORDS * 2 // len(group)
        headings = dict.fromkeys(_shortened(member.heading, share) for member in group)
        texts.append("; ".join(heading for heading in headings if heading))
    return texts


def _shortened(heading: str, words: int) -> str:
    parts = heading[:400].split()
    return " ".join(parts) if len(parts) <= words else " ".join(parts[:words]) + " …"


class _Builder:
    """Walks the blocks once; a heading opens a section, all else goes into the open one."""

    def __init__(self, document_id: str, blocks: Sequence[Block]) -> None:
        self.document_id = document_id
        self.sections: list[Section] = []
        self.placed: list[PlacedBlock] = []
        self._repeated = _repeated_headings(blocks)
        self._is_letter = any(_is_salutation(block) for block in blocks[:40])
        self._greeted = False
        self._priority_is_action = self._is_letter and _names_improvement_only(blocks)
        self._open_over: list[Section] = []
        """The headed sections that the next one may stand in, outermost first."""
        self._gathering: dict[SectionRole, Section] = {}
        """Sections without ref that gather those with one ("Priority Actions")."""
        self._nests_under: Section | None = None
        """A labelled section whose text stands under headings of its own."""

    def place(self, block: Block) -> None:
        if block.kind is PassageKind.HEADING:
            self._open_headed(block)
        elif self._opens_unheaded(block):
            is_people = block.kind is PassageKind.PEOPLE or (not self.sections and self._is_letter)
            self._open("", SectionRole.PEOPLE if is_people else SectionRole.INTRODUCTION, None, 1, block)
        self.placed.append(PlacedBlock(block, len(self.sections) - 1))
        self._greeted = self._greeted or _is_salutation(block)

    def _opens_unheaded(self, block: Block) -> bool:
        if not self.sections:
            return True
        current = self.sections[-1]
        if block.kind is PassageKind.PEOPLE:
            return current.role is not SectionRole.PEOPLE and self._is_letter
        # Below the salutation the opening of a letter begins.
        is_first = len(self.sections) == 1 and current.role is SectionRole.PEOPLE and not current.heading
        return self._is_letter and is_first and (self._greeted or block.kind is PassageKind.TITLE)

    def _open_headed(self, block: Block) -> None:
        words = self._read(block)
        level = self._level(block, words)
        for ref in words.refs or (None,):
            self._open(block.text, words.role, ref, level, block)
        section = self.sections[-1]
        if not section.ref and section.role in _WITH_REF:
            self._gathering[section.role] = section

    def _read(self, block: Block) -> HeadingWords:
        """Read a heading; "Priority 1" beside "Improvement 1" is what inspectors asked for as a priority."""
        words = read_heading(block.text)
        if not (self._priority_is_action and words.is_labelled and words.refs and _PRIORITY.match(words.refs[0])):
            return words
        refs = tuple(f"PA{ref[1:]}" for ref in words.refs)
        return replace(words, role=SectionRole.PRIORITY_ACTION, refs=refs)

    def _open(self, heading: str, role: SectionRole, ref: str | None, level: int, block: Block) -> None:
        ordinal = len(self.sections)
        while self._open_over and (self._open_over[-1].level >= level or not heading):
            self._open_over.pop()
        section = Section(
            section_id=derive_id(self.document_id, "section", ordinal, f"{ref}\x1f{heading or block.text[:200]}"),
            document_id=self.document_id,
            ordinal=ordinal,
            heading=heading,
            role=role,
            ref=ref,
            level=level,
            parent=self._open_over[-1].section_id if self._open_over else None,
            spans=block.spans if heading else (),
        )
        self.sections.append(section)
        if heading and role is not SectionRole.PEOPLE:
            self._open_over.append(section)

    def _level(self, block: Block, words: HeadingWords) -> int:
        """Return the format's level, or the number's depth, or what the headings before it make of it."""
        under = self._under(block, words)
        number = outline_number(block.text)
        if block.level is not None:
            return block.level
        if number and number[0].isdigit():
            return number.count(".") + 1
        if words.is_labelled:
            gathering = self._gathering.get(words.role)
            return gathering.level + 1 if gathering else 1
        return under.level + 1 if under else 1

    def _under(self, block: Block, words: HeadingWords) -> Section | None:
        """Return the labelled section that an unknown heading stands in, when it does.

        It does when the label has no text of its own, or when the same heading comes again under others.
        """
        if words.is_known:
            self._nests_under = None
        current = self.sections[-1] if self.sections else None
        follows_label = current and current.ref and current.role in _WITH_REF
        is_bare = self.placed and self.placed[-1].block.kind is PassageKind.HEADING
        if follows_label and (is_bare or fold(block.text) in self._repeated):
            self._nests_under = current
        return self._nests_under


def _names_improvement_only(blocks: Sequence[Block]) -> bool:
    """Tell whether the labels of a letter name areas for improvement and no priority actions."""
    labelled = [words for block in blocks if block.kind is PassageKind.HEADING and (words := read_heading(block.text))]
    roles = {words.role for words in labelled if words.is_labelled}
    return SectionRole.AREA_FOR_IMPROVEMENT in roles and SectionRole.PRIORITY_ACTION not in roles


def _is_salutation(block: Block) -> bool:
    return block.kind is PassageKind.PEOPLE and block.capacity is None


def _repeated_headings(blocks: Sequence[Block]) -> frozenset[str]:
    counts = Counter(fold(block.text) for block in blocks if block.kind is PassageKind.HEADING)
    return frozenset(text for text, count in counts.items() if count > 1)


def _with_shared_narratives(sections: list[Section], placed: Sequence[PlacedBlock]) -> list[Section]:
    """Name, for each labelled heading without text, the section its narrative stands in.

    That is the section of the same ref that does have text, or else the labelled one right below.
    """
    with_text = {part.section for part in placed if part.block.kind is not PassageKind.HEADING}
    labelled = [section for section in sections if section.role in _WITH_REF and section.ref]
    told = {(section.role, section.ref): section.section_id for section in labelled if section.ordinal in with_text}
    shared = list(sections)
    for section in reversed(labelled):
        if section.ordinal in with_text or section.ordinal + 1 >= len(sections):
            continue
        below = shared[section.ordinal + 1]
        is_beside = below.role in _WITH_REF and below.ref and below.level == section.level
        narrative = told.get((section.role, section.ref))
        if narrative is None and is_beside:
            narrative = below.section_id if below.ordinal in with_text else below.narrative
        shared[section.ordinal] = replace(section, narrative=narrative)
    return shared
