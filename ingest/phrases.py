"""The fixed phrases of letters and minutes: how a letter opens and closes, and how copies are announced.

All patterns are matched at the beginning of a line as it stands, ignoring case.
"""

from __future__ import annotations

import re

from ingest.word_sets import word_set

SALUTATION = re.compile(r"(?:dear|to whom it may concern)\b", re.IGNORECASE)
CLOSING = re.compile(
    r"(?:yours (?:sincerely|faithfully|truly)|(?:with )?(?:kind|best|warm|kindest)(?: \w+)? (?:regards|wishes)"
    r"|regards|sincerely)"
    r"[,.]?$",
    re.IGNORECASE,
)
COPIES = re.compile(
    r"(?:(?:we|i) (?:are|am|have|will) (?:also )?(?:copying|copied|copy|be copying)|copied to|cop(?:y|ies)(?: of"
    r" this letter)?"
    r"(?: (?:is|are|has been|have been|will be))?(?: (?:sent|being sent))? ?(?:to\b|:)|cc\s*:|cc\s+(?=[A-Z])"
    r"|c\.c\.|cc$"
    r"|this letter (?:is|has been|will be) (?:being )?copied)",
    re.IGNORECASE,
)
ADDRESSEES = re.compile(
    r"(?:by e-?mail(?: only)?(?: to)?|sent by e-?mail(?: to)?|to|for the attention of|addressed"
    r" to)\s*:",
    re.IGNORECASE,
)
SUBJECT = re.compile(r"(?:re|subject|ref(?:erence)?)\s*:\s*", re.IGNORECASE)
ATTENDANCE = re.compile(
    r"(?:present|in attendance|also (?:present|in attendance)|attendees|attendance|members present|those present"
    r"|invitees"
    r"|apologies(?: for absence)?|apologies (?:were )?received from|members|officers)\s*:",
    re.IGNORECASE,
)
APOLOGIES = re.compile(r"apologies", re.IGNORECASE)
ENDS_SENTENCE = re.compile(r"[.?!…:;][\"'’”)\]]*$")
"""Ends a sentence, or introduces what follows."""
# A line or paragraph that ends in one of these is not finished.
OPEN_ENDINGS = word_set(
    "a an and any are as at be been between both but by each every for from has have her his"
    " in including into is its no nor of on or other our that the their these this those through to under was were"
    " which who will with within your since january february march april june july august september october november"
    " december"
)
