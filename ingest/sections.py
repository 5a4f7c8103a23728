"""Classified blocks put into sections with role, ref and parent.

Two headings may share one narrative: the earlier section then holds only its heading, and its
`narrative` names the section where the text stands. A heading with two refs gives two sections.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.passages import PassageKind, Section, SectionRole
from corpus.wording import fold
from ingest.blocks import Block
from ingest.headings import HeadingWords, outline_number, read_heading
from ingest.identity import derive_id

_WITH_REF = (SectionRole.PRIORITY_ACTION, SectionRole.AREA_FOR_IMPROVEMENT)
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
    """Return for each section its heading, shortened, with those of the sections that share its narrative."""
    sharing: dict[str, list[Section]] = {}
    for section in sections:
        if section.narrative:
            sharing.setdefault(section.narrative, []).append(section)
    texts = []
    for section in sections:
        group = [*sharing.get(section.section_id, ())][-_MOST_SHARED + 1 :] + [section]
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
        self._is_letter = any(block.kind is PassageKind.PEOPLE and block.capacity is None for block in blocks[:40])

    def place(self, block: Block) -> None:
        if block.kind is PassageKind.HEADING:
            self._open_headed(block)
        elif self._opens_unheaded(block):
            role = SectionRole.PEOPLE if block.kind is PassageKind.PEOPLE else SectionRole.INTRODUCTION
            if not self.sections and self._is_letter:
                role = SectionRole.PEOPLE
            self._open("", role, None, 1, block, heading_block=None)
        self.placed.append(PlacedBlock(block, len(self.sections) - 1))

    def _opens_unheaded(self, block: Block) -> bool:
        if not self.sections:
            return True
        role = self.sections[-1].role
        if block.kind is PassageKind.PEOPLE:
            return role is not SectionRole.PEOPLE and self._is_letter
        # Below the salutation the opening of a letter begins.
        is_opening = self._is_letter and len(self.sections) == 1 and role is SectionRole.PEOPLE
        return is_opening and not self.sections[-1].heading and self._after_salutation(block)

    def _after_salutation(self, block: Block) -> bool:
        last = self.placed[-1].block
        if block.kind is PassageKind.TITLE:
            return last.kind is not PassageKind.TITLE
        return any(part.block.kind is PassageKind.PEOPLE and part.block.capacity is None for part in self.placed)

    def _open_headed(self, block: Block) -> None:
        words = read_heading(block.text)
        role = words.role
        level = self._level(block, words)
        parent = self._parent(level)
        if (
            role is SectionRole.OTHER
            and not words.is_known
            and parent is not None
            and fold(block.text) in self._repeated
        ):
            role = SectionRole.OTHER
        for ref in words.refs or (None,):
            self._open(block.text, role, ref, level, block, heading_block=block)

    def _open(
        self, heading: str, role: SectionRole, ref: str | None, level: int, block: Block, heading_block: Block | None
    ) -> None:
        ordinal = len(self.sections)
        parent = self._parent(level) if heading_block else None
        self.sections.append(
            Section(
                section_id=derive_id(self.document_id, "section", ordinal, f"{ref}\x1f{heading or block.text[:200]}"),
                document_id=self.document_id,
                ordinal=ordinal,
                heading=heading,
                role=role,
                ref=ref,
                level=level,
                parent=parent,
                spans=heading_block.spans if heading_block else (),
            )
        )

    def _parent(self, level: int) -> str | None:
        for section in reversed(self.sections):
            if section.level < level and section.heading:
                return section.section_id
        return None

    def _level(self, block: Block, words: HeadingWords) -> int:
        if block.level is not None:
            return block.level
        number = outline_number(block.text)
        if number and number[0].isdigit():
            return number.count(".") + 1
        open_labelled = self._last_labelled()
        if words.is_labelled:
            container = self._container(words.role)
            return container.level + 1 if container else 1
        if open_labelled and fold(block.text) in self._repeated:
            return open_labelled.level + 1
        return 1

    def _last_labelled(self) -> Section | None:
        return next((section for section in reversed(self.sections) if section.role in _WITH_REF and section.ref), None)

    def _container(self, role: SectionRole) -> Section | None:
        """Return the section without ref that gathers those with one ("Priority Actions")."""
        for section in reversed(self.sections):
            if section.role is role and section.heading and not section.ref:
                return section
        return None


def _repeated_headings(blocks: Sequence[Block]) -> frozenset[str]:
    counts = Counter(fold(block.text) for block in blocks if block.kind is PassageKind.HEADING)
    return frozenset(text for text, count in counts.items() if count > 1)


def _with_shared_narratives(sections: list[Section], placed: Sequence[PlacedBlock]) -> list[Section]:
    with_text = {part.section for part in placed if part.block.kind is not PassageKind.HEADING}
    shared = list(sections)
    for section in reversed(sections[:-1]):
        following = shared[section.ordinal + 1]
        is_bare = section.role in _WITH_REF and section.ref and section.ordinal not in with_text
        if is_bare and following.role in _WITH_REF and following.ref and following.level == section.level:
            narrative = following.narrative or following.section_id
            if following.narrative or following.ordinal in with_text:
                shared[section.ordinal] = replace(section, narrative=narrative)
    return shared
