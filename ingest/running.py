"""Words that stand in several places of the pages, read as one text that still knows where each word is.

Offsets into `RunningText.text` are not page offsets: always go back through `spans`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from corpus.documents import Page, Span
from corpus.wording import display

Pages = Mapping[int, Page]
_PIECE = re.compile(r"\S+(?: \S+)*")


@dataclass(frozen=True, slots=True)
class RunningText:
    """The words at `places`, one line end between two places."""

    text: str
    places: tuple[Span, ...]
    starts: tuple[int, ...]
    """Where each place begins in `text`."""

    @classmethod
    def at(cls, places: Iterable[Span], pages: Pages) -> RunningText:
        """Read the words at `places` in the order given."""
        kept = tuple(places)
        words = [pages[place.page].quote(place) for place in kept]
        starts, offset = [], 0
        for word in words:
            starts.append(offset)
            offset += len(word) + 1
        return cls("\n".join(words), kept, tuple(starts))

    @classmethod
    def on_one_line(cls, places: Iterable[Span], pages: Pages) -> RunningText:
        """Read the words at `places` with one space wherever white space of any kind stands."""
        running = cls.at((piece for place in places for piece in _pieces(place, pages)), pages)
        return cls(running.text.replace("\n", " "), running.places, running.starts)

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """Return where `text[start:end]` stands, white space at the edges left out."""
        found = []
        first = max(bisect_right(self.starts, start) - 1, 0)
        for place, offset in zip(self.places[first:], self.starts[first:], strict=True):
            if offset >= end:
                break
            low = max(start, offset)
            high = min(end, offset + place.end - place.start)
            words = self.text[low:high]
            low += len(words) - len(words.lstrip())
            high -= len(words) - len(words.rstrip())
            if low < high:
                found.append(Span(place.page, place.start + low - offset, place.start + high - offset))
        return tuple(found)


def _pieces(place: Span, pages: Pages) -> Iterator[Span]:
    """Yield the stretches of a place that hold no white space but single spaces."""
    for piece in _PIECE.finditer(pages[place.page].quote(place)):
        yield Span(place.page, place.start + piece.start(), place.start + piece.end())


def shown(places: Iterable[Span], pages: Pages) -> str:
    """Return the words at `places` on one line."""
    return display(" ".join(pages[place.page].quote(place) for place in places))


def merged(places: Iterable[Span], pages: Pages) -> tuple[Span, ...]:
    """Join neighbouring places with only white space between them into one."""
    joined: list[Span] = []
    for place in places:
        last = joined[-1] if joined else None
        if last and last.page == place.page and _only_space_between(last, place, pages):
            joined[-1] = Span(last.page, last.start, place.end)
        else:
            joined.append(place)
    return tuple(joined)


def _only_space_between(first: Span, second: Span, pages: Pages) -> bool:
    return first.end <= second.start and not pages[first.page].text[first.end : second.start].strip()
