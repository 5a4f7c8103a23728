"""Bytes of a text file into characters, by its byte order mark, its own declaration, or by trying.

Windows-1252 comes last because nearly any bytes can be read as it; text that needed it is reported.
"""

from __future__ import annotations

import codecs
from collections.abc import Sequence

_MARKS: Sequence[tuple[bytes, str]] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """Return the characters of `data` and warnings about how they were found."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _forgiving(data, encoding)
    for encoding in filter(None, (_without_mark(data), declared, "utf-8")):
        try:
            return data.decode(encoding), ()
        except (UnicodeError, LookupError):
            continue
    text, _ = _forgiving(data, "cp1252")
    return text, ("The text is not UTF-8; it was read as Windows-1252. Check accents, quotes and pound signs.",)


def _without_mark(data: bytes) -> str | None:
    """Return the UTF-16 order that the zero bytes of Latin letters give away, if any."""
    sample = data[:4000]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if len(sample) >= 4 and max(even, odd) > len(sample) // 5:
        return "utf-16-le" if odd > even else "utf-16-be"
    return None


def _forgiving(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    text = data.decode(encoding, errors="replace")
    lost = text.count("\ufffd")
    return text, (f"{lost} characters could not be read and are shown as \ufffd.",) if lost else ()
