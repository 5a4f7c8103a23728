"""Sentences that say where a document's area, kind or date was guessed or not found, and which it is about.

They are written when a file is read and stay with it; once a person says what it is, the doubt on that
field is settled, which `field_doubted` lets whoever shows the document know.
"""

from __future__ import annotations

AREA_GUESSED = "The document does not name its area; “{}” was taken from the file name."
AREA_UNKNOWN = "The area is not known: the document does not name one."
KIND_GUESSED = "The kind of document was guessed from the file name: {}."
KIND_UNKNOWN = "The kind of document is not known: neither its title nor its opening says."
DATE_GUESSED = "The document does not give its date; {} was taken from the file name."
DATE_ROUGH = "The document gives only “{}” as its date; its first day is used."
DATE_OF_MEETING = "The document does not give its own date; “{}” is that of the meeting it is about."
DATE_UNKNOWN = "The date is not known: the document does not say."

_ABOUT = {
    "area": (AREA_GUESSED, AREA_UNKNOWN),
    "kind": (KIND_GUESSED, KIND_UNKNOWN),
    "date": (DATE_GUESSED, DATE_ROUGH, DATE_OF_MEETING, DATE_UNKNOWN),
}


def field_doubted(warning: str) -> str | None:
    """Return which field (area, kind or date) a warning is about, None when it is about none of them."""
    for field, sentences in _ABOUT.items():
        if warning.startswith(tuple(sentence.partition("{")[0] for sentence in sentences)):
            return field
    return None
