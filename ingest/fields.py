"""What the fields of a plan's action are called, as column heads and as label lines.

Names are matched on folded words. "Lead" is an owner; an officer "accountable" for it is another
person, and the two are never merged.
"""

from __future__ import annotations

import re
from enum import StrEnum

from corpus.wording import fold


class FieldName(StrEnum):
    """The fields of an action."""

    REF = "ref"
    TITLE = "title"
    OWNER = "owner"
    ACCOUNTABLE = "accountable"
    DUE = "due"
    STATUS = "status"
    SUCCESS = "success"
    PROGRESS = "progress"


KEPT = (FieldName.OWNER, FieldName.ACCOUNTABLE, FieldName.SUCCESS, FieldName.STATUS)
"""The fields an action keeps as words; ref, title and due date are kept in their own ways."""

_NAMES: dict[FieldName, str] = {
    FieldName.REF: r"ref(?:erence)?(?: no| number)?\.?|no\.?|number|#|id|action (?:ref(?:erence)?|no|number"
    r"|id)\.?|item(?: no)?",
    FieldName.ACCOUNTABLE: r"(?:accountable|sro|senior responsible (?:officer|owner)|executive (?:lead|sponsor)"
    r"|sponsor|accountable"
    r" (?:officer|lead|person)|strategic lead|accountability)(?: \(sro\))?",
    FieldName.OWNER: r"(?:action |work ?stream |operational |delivery |lead )?(?:lead|owner|leads|owners)(?:"
    r" officer| agency"
    r"| organisation| person| name| professional)?(?:\(s\))?|lead officers?|responsible(?: officers?| person|"
    r" lead| body| owner"
    r"| organisation| agency)?|responsibility|who(?: is responsible| will do (?:this|it)| by)?|by whom|owned by"
    r"|named lead"
    r"|person responsible|officers? responsible|action by|assigned to",
    FieldName.DUE: r"due(?: date| by)?|dead ?line|by when|when(?: by)?|time ?scales?|time ?frames?|target(?:"
    r" completion)? date"
    r"|completion date|complete by|(?:planned |expected )?(?:end|finish|delivery) date|date due|timeline"
    r"|milestone date|review date"
    r"|to be completed by|end",
    FieldName.STATUS: r"status|b?rag(?:[ -]?rat(?:ing|ed))?(?: status)?|(?:rag|brag|current|delivery|action)"
    r" (?:status|rating)|rating",
    FieldName.SUCCESS: r"(?:success|impact|outcome) (?:measures?|criteri(?:a|on)|indicators?)|success"
    r"|(?:intended |expected |desired )?"
    r"(?:outcomes?|impacts?)(?: measures?)?|what (?:we will|will we|you will|families will) see|how (?:will"
    r" )?we(?: will)? know"
    r"(?: .*)?|what success looks like|what (?:will )?(?:good|success)(?: will)? looks? like|(?:the )?difference"
    r" this will make"
    r"|kpis?|key performance indicators?|measures?(?: of success)?|evidence of (?:impact|success)|target",
    FieldName.PROGRESS: r"progress(?: to date| update| so far| since .*| made)?|update|latest (?:update|position"
    r"|progress)|comments?"
    r"|(?:month(?:ly)?|\w+ \d{4}) (?:progress )?update|commentary|notes|where are we now|position",
    FieldName.TITLE: r"(?:key |agreed |planned |specific |improvement )?(?:actions?|tasks?|activit(?:y|ies)"
    r"|milestones?|steps?)"
    r"(?: point| required| to be taken| description| title| agreed| taken)?|what(?: we will do| will we do| we"
    r" are going to do"
    r"| will be done| needs to be done| are we going to do)|description|we will|what$",
}
_PATTERNS = tuple((name, re.compile(rf"(?:{words})$")) for name, words in _NAMES.items())
_LABEL = re.compile(r"(?:^|(?<=[\n\t;|])|(?<=  )|(?<=[;|] ))(?P<label>[A-Z][\w#()/&'’ -]{1,40}?)\s*:(?=\s|$)")


def field_named(label: str) -> FieldName | None:
    """Return the field that a column head or label names, if it is one of an action's."""
    folded = " ".join(fold(label[:80]).replace("/", " / ").strip(" :?*").split())
    for words in (folded, folded.split(" / ")[0], folded.split(" (")[0]):
        for name, pattern in _PATTERNS:
            if pattern.match(words):
                return name
    return None


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
