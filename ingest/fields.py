"""What the fields of a plan's action are called, as column heads and as label lines.

Names are matched on folded words. "Lead" is an owner; an officer "accountable" for it is another
person, and the two are never merged.
"""

from __future__ import annotations

import re
from enum import StrEnum

from corpus.wording import fold
from ingest.word_sets import any_of


class FieldName(StrEnum):
    """The fields of an action."""

    REF = "ref"
    TITLE = "title"
    OWNER = "owner"
    ACCOUNTABLE = "accountable"
    BODY = "body"
    DUE = "due"
    FORMER_DUE = "former_due"
    REVISED_DUE = "revised_due"
    """A date said to be the newer of two; beside it, a plain due date is the former one."""
    STATUS = "status"
    SUCCESS = "success"
    PROGRESS = "progress"


KEPT = (
    FieldName.OWNER,
    FieldName.ACCOUNTABLE,
    FieldName.BODY,
    FieldName.SUCCESS,
    FieldName.STATUS,
    FieldName.PROGRESS,
)
"""The fields an action keeps as words; ref, title and due dates are kept in their own ways."""

_NAMES: dict[FieldName, str] = {
    FieldName.REF: any_of(
        r"ref(?:erence)?(?: no| number)?\.?",
        r"(?:action )?(?:ref(?:erence)?|no|number|id)\.?",
        r"#",
        r"item(?: no)?",
    ),
    FieldName.ACCOUNTABLE: any_of(
        r"accountable(?: (?:officer|lead|person))?|accountability",
        r"(?:sro|senior responsible (?:officer|owner))(?: \(sro\))?",
        r"executive (?:lead|sponsor)|sponsor|strategic lead",
    ),
    FieldName.BODY: any_of(
        r"(?:responsible|lead|owning|accountable|partner) (?:body|bodies|organisations?|agency|agencies|partners?)",
        r"(?:body|organisation|agency)(?: responsible)?",
    ),
    FieldName.OWNER: any_of(
        r"(?:action |work ?stream |operational |delivery |lead |named )?(?:leads?|owners?)"
        r"(?: officers?| person| name| professional)?",
        r"responsible(?: (?:officers?|person|lead|owner))?|responsibility",
        r"(?:person|officers?) responsible",
        r"who(?: is responsible| will do (?:this|it)| by)?|by whom",
        r"owned by|action by|assigned to",
    ),
    FieldName.FORMER_DUE: any_of(
        r"(?:original|previous|former|first|initial|baseline|old)(?: (?:due|target|completion|end|planned))?"
        r" (?:dates?|deadline|timescale)|originally due",
    ),
    FieldName.REVISED_DUE: any_of(
        r"(?:revised|new|current|amended|forecast|updated|latest|extended)(?: (?:due|target|completion|end|delivery))?"
        r" (?:dates?|deadline|timescale)|revised(?: to)?",
    ),
    FieldName.DUE: any_of(
        r"due(?: date| by)?|date due",
        r"dead ?line|time ?scales?|time ?frames?|timeline",
        r"by when|when(?: by)?",
        r"(?:target|completion|milestone|review)(?: completion)? date",
        r"(?:planned |expected )?(?:end|finish|delivery|closing|final) date|end|finish(?:ed)? ?(?:by)?|completion",
        r"(?:to be |will be )?(?:completed?|done|delivered|achieved|finished|in place) by|date (?:for|of) completion",
    ),
    FieldName.STATUS: any_of(
        r"b?rag(?:[ -]?rat(?:ing|ed))?(?: status)?",
        r"(?:(?:rag|brag|current|delivery|action|progress|overall) )?(?:status|rating)",
        r"state(?: of (?:play|progress))?|traffic lights?|colour|assessment|judge?ment",
    ),
    FieldName.SUCCESS: any_of(
        r"(?:success|impact|outcome) (?:measures?|criteri(?:a|on)|indicators?)|success",
        r"(?:intended |expected |desired )?(?:outcomes?|impacts?)(?: measures?)?",
        r"what (?:we will|will we|you will|families will) see",
        r"how (?:will |do )?(?:we|you)(?: will)? know(?: .*)?",
        r"what success looks like|what (?:will )?(?:good|success)(?: will)? looks? like",
        r"(?:the )?difference this will make",
        r"kpis?|key performance indicators?|measures?(?: of success)?|evidence of (?:impact|success)|target",
    ),
    FieldName.PROGRESS: any_of(
        r"progress(?: to date| update| so far| since .*| made)?",
        r"(?:(?:month(?:ly)?|\w+ \d{4}) (?:progress )?)?update",
        r"(?:latest|current) (?:update|position|progress)|position|where (?:are we|we are)(?: now| today)?",
        r"what (?:we have|has been|have we) done(?: so far| to date)?",
        r"comments?|commentary|notes|(?:the )?story so far|narrative|achieved so far|so far",
    ),
    FieldName.TITLE: any_of(
        r"(?:key |agreed |planned |specific |improvement )?(?:actions?|tasks?|activit(?:y|ies)|milestones?|steps?)"
        r"(?: point| required| to be taken| description| title| agreed| taken)?",
        r"what(?: we will do| will we do| we are going to do| will be done| needs to be done| are we going to do)?",
        r"description|we will",
    ),
}
_PATTERNS = tuple((name, re.compile(rf"(?:{words})$")) for name, words in _NAMES.items())
_PLACEHOLDER = re.compile(r"[\W_]*(?:(?:tbc|tbd|tba|n ?/ ?a|na|nil|none|not applicable)[\W_]*)?$", re.IGNORECASE)
_OPENERS = re.compile(r"^(?:our|the|this|its) (?=\w)")
# Markdown sets labels in bold: "**Due date:** May 25".
_LABEL = re.compile(
    r"(?:^|(?<=[\n\t;|])|(?<=  )|(?<=[;|] ))(?:\*\*|__)?(?P<label>[A-Z][\w#()/&'’ -]{1,40}?)\s*(?:\*\*|__)?:"
    r"(?:\*\*|__)?(?=\s|$)"
)


def field_named(label: str) -> FieldName | None:
    """Return the field that a column head or label names, if it is one of an action's."""
    folded = " ".join(fold(label[:80]).replace("(s)", "").replace("/", " / ").strip(" :?*").split())
    folded = _OPENERS.sub("", folded)
    for words in (folded, folded.split(" / ")[0], folded.split(" (")[0]):
        for name, pattern in _PATTERNS:
            if pattern.match(words):
                return name
    return None


def is_placeholder(words: str) -> bool:
    """Tell a mark for an empty field ("TBC", "n/a", "-") from words."""
    return bool(_PLACEHOLDER.match(words))


def read_label(text: str) -> tuple[FieldName, int] | None:
    """Return the field whose label opens `text` ("Due date: …"), and where its words begin."""
    match = _LABEL.match(text)
    name = field_named(match["label"]) if match else None
    return (name, match.end()) if match and name else None


def read_labels(text: str) -> list[tuple[FieldName, int, int]]:
    """Return the labels of `text`, when one opens it, each with the range of the words after it."""
    if not opens_field(text):
        return []
    found = [(field_named(match["label"]), match.start(), match.end()) for match in _LABEL.finditer(text)]
    named = [(name, start, end) for name, start, end in found if name]
    ends = [start for _, start, _ in named[1:]] + [len(text)]
    return [(name, end, stop) for (name, _, end), stop in zip(named, ends, strict=True)]


def opens_field(text: str) -> bool:
    """Tell whether `text` opens with the label of an action's field."""
    return read_label(text) is not None
