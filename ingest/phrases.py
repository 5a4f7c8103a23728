"""The fixed phrases of letters and minutes: how a letter opens and closes, and how copies are announced.

All patterns are matched at the beginning of a line as it stands, ignoring case.
"""

from __future__ import annotations

import re

from ingest.word_sets import any_of, word_set

SALUTATION = re.compile(r"(?:dear|to whom it may concern)\b", re.IGNORECASE)
CLOSING = re.compile(
    any_of(
        r"yours(?: (?:sincerely|faithfully|truly|ever|aye))?|sincerely(?: yours)?",
        r"(?:with )?(?:kind|best|warm|kindest)(?: \w+)? (?:regards|wishes)|regards",
        r"with thanks",
    )
    + r"[,.]?$",
    re.IGNORECASE,
)
COPIES = re.compile(
    any_of(
        r"(?:we|i) (?:are|am|have|will) (?:also )?(?:copying|copied|copy|be copying)",
        r"copied to|copy list\b|(?:cc|circulation|distribution)(?: list)?\s*:",
        r"(?:a )?cop(?:y|ies)(?: of this letter)? (?:goes|go|is going|are going|has gone|have gone|also goes) to\b",
        r"cop(?:y|ies)(?: of this letter)?(?: (?:is|are|has been|have been|will be))?(?: (?:being )?sent)? ?(?:to\b|:)",
        r"this letter (?:is|has been|will be) (?:being )?copied",
        r"cc\s*:|cc\.?\s+(?=[A-Z])|c\.c\.|cc$",
    ),
    re.IGNORECASE,
)
ADDRESSEES = re.compile(
    any_of(r"(?:sent )?by e-?mail(?: only)?(?: to)?", r"to", r"for the attention of", r"addressed to") + r"\s*:",
    re.IGNORECASE,
)
DATE_LABEL = re.compile(r"(?:date|dated|date of (?:letter|issue))\s*:?\s+", re.IGNORECASE)
SUBJECT = re.compile(r"(?:re|subject|ref(?:erence)?)\s*:\s*", re.IGNORECASE)
ATTENDANCE = re.compile(
    any_of(
        r"(?:also |members |those )?present|(?:also )?in attendance",
        r"attendees|attendance|invitees|members|officers",
        r"apologies(?: for absence)?|apologies (?:were )?received from",
    )
    + r"\s*:",
    re.IGNORECASE,
)
APOLOGIES = re.compile(r"apologies", re.IGNORECASE)
ENDS_SENTENCE = re.compile(r"[.?!…:;][\"'’”)\]]*$")
"""Ends a sentence, or introduces what follows."""
# A line or paragraph that ends in one of these is not finished.
OPEN_ENDINGS = word_set(
    "a against an and any are as at be been between both but by each every for from has have her his"
    " in including into is its no nor of on or other our that the their these this those through to under was were"
    " which who will with within your since january february march april june july august september october november"
    " december"
)
