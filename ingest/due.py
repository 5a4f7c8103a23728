"""Due dates in the words of a field or a sentence, with the days they can mean and where they stand.

A field may also say what the date was before ("April 2026 (was September 2025)"): that is no due date.
"""

from __future__ import annotations

import re

from corpus.actions import Due
from corpus.documents import Span
from corpus.wording import display
from ingest.dates import DateWords, find_dates
from ingest.running import Pages, RunningText
from ingest.word_sets import any_of

_BY = re.compile(
    r"\b(?:by|before|no later than|until|due(?: on| in| by)?)\s+(?:the\s+)?(?:end\s+of\s+)?$", re.IGNORECASE
)
_FORMER = re.compile(
    any_of(
        r"\(?\b"
        + any_of(
            r"was|were|had been|previously|originally|formerly|initially|not|instead of|in place of|replac(?:es|ing)",
            r"(?:original|old|prior|previous|earlier) (?:due )?(?:date|deadline|target)",
            r"(?:first|once) (?:set|planned|due|agreed|promised|given|expected)",
            r"(?:revised|moved|extended|slipped|changed|put back|pushed back|brought forward|delayed|deferred"
            r"|rescheduled|carried over|postponed) from",
        )
        + r"\b[^);\n]*\)?",
        r"\(\s*from\b[^);\n]*\)",
        r"\(\s*(?:before|earlier|prior|past|old|orig(?:inal)?\.?|prev(?:ious)?\.?|first)\s*:[^);\n]*\)",
        r"~~[^~\n]+~~",
    ),
    re.IGNORECASE,
)
_END_OF = re.compile(r"(?:the\s+)?end\s+of\s+(?:the\s+)?$", re.IGNORECASE)
_NOT_THEN = re.compile(r"\(?\s*(?:not|instead of)\b", re.IGNORECASE)
_LOOK_BACK = 40


def read_due(words: str, spans: tuple[Span, ...]) -> Due:
    """Return the due date that the words of a due field give; of several dates, the last."""
    dates = find_dates(_FORMER.sub(lambda former: " " * len(former.group()), words)) or find_dates(words)
    if not dates:
        return Due(display(words), spans, None, None, "unknown")
    dated = [found for found in dates if found.last]
    last = max(dated, key=lambda found: found.last) if dated else dates[-1]
    return Due(display(words), spans, last.first, last.last, last.precision)


def read_former_due(spans: tuple[Span, ...], pages: Pages) -> Due | None:
    """Return the date that a due field says was set before ("(was July 2025)"), None when it says none."""
    running = RunningText.at(spans, pages)
    text = running.text.replace("\n", " ")
    for former in _FORMER.finditer(text):
        dates = find_dates(former.group())
        if dates and not _NOT_THEN.match(former.group()):
            found = dates[0]
            start = former.start()
            end_of = _END_OF.search(former.group(), 0, found.start)
            begins = end_of.start() if end_of else found.start
            return _due(found, former.group(), running.spans(start + begins, start + found.end), begins)
    return None


def due_in(running: RunningText, low: int, high: int, *, is_deadline: bool) -> Due | None:
    """Return the first date in a range of `running`; a deadline has "by" before it."""
    text = running.text[low:high].replace("\n", " ")
    for words in find_dates(text):
        if is_deadline and not _BY.search(text[max(0, words.start - _LOOK_BACK) : words.start]):
            continue
        start = _END_OF.search(text, max(0, words.start - _LOOK_BACK), words.start)
        spans = running.spans(low + (start.start() if start else words.start), low + words.end)
        return _due(words, text, spans, start.start() if start else words.start)
    return None


def _due(words: DateWords, text: str, spans: tuple[Span, ...], start: int) -> Due:
    return Due(display(text[start : words.end]), spans, words.first, words.last, words.precision)
