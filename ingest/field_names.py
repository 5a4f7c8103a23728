"""The names of an action's fields, as column heads and as label lines: the words, and what they mean.

Patterns are matched on folded words. `NAMES` are whole heads and labels; `MEANINGS` are looked for inside the head of
a column or the label of a form's row, which is short and says little else, never inside a sentence.
"""

from __future__ import annotations

from enum import StrEnum

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


NAMES: dict[FieldName, str] = {
    FieldName.REF: any_of(
        r"ref(?:erence)?(?: no| number)?\.?",
        r"(?:action )?(?:ref(?:erence)?|no|number|id)\.?",
        r"#",
        r"item(?: no)?",
    ),
    FieldName.ACCOUNTABLE: any_of(
        r"accountable(?: (?:officer|lead|person))?|accountability",
        r"(?:accountable|answerable|sponsoring|responsible) (?:directors?|executives?|chief officers?)",
        r"(?:sro|senior responsible (?:officer|owner))(?: \(sro\))?",
        r"executive (?:lead|sponsor)|(?:senior )?sponsors?|sponsored by|strategic lead",
        r"answerable(?: (?:officer|person|lead))?|who (?:is )?answer(?:s|able)(?: for (?:it|this))?|overseen by",
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
        r"(?:owned|led|action|carried out|taken forward) by|assigned to|who leads",
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
        r"to be (?:completed?|done|delivered|achieved|finished|in place)",
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
        r"what (?:we will|will we|you will|families will) see|what will (?:be different|change)(?: .*)?",
        r"(?:tests?|signs?|marks?|proof) of success",
        r"how success (?:is|will be) (?:judged|measured|known|seen|tested|checked)",
        r"how (?:will |do )?(?:we|you)(?: will)? know(?: .*)?",
        r"what success looks like|what (?:will )?(?:good|success)(?: will)? looks? like",
        r"(?:the )?difference this will make",
        r"kpis?|key performance indicators?|measures?(?: of success)?|evidence of (?:impact|success)|target",
    ),
    FieldName.PROGRESS: any_of(
        r"progress(?: to date| update| so far| since .*| made)?",
        r"(?:(?:month(?:ly)?|\w+ \d{4}) (?:progress )?)?update",
        r"(?:latest|current) (?:update|position|progress)|(?:the )?position(?: now| today)?",
        r"where (?:are we|we are)(?: now| today)?",
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

MEANINGS: tuple[tuple[FieldName, str], ...] = (
    (FieldName.STATUS, r"\b(?:b?rag|status|ratings?|traffic lights?)\b"),
    (
        FieldName.PROGRESS,
        any_of(
            r"\b(?:progress|updates?|commentary|narrative|so far|to date|since)\b",
            r"\bwhere (?:it|things|this|we|matters)\b.*\b(?:stands?|are|is|now|got to|have got)\b",
            r"\bwhat (?:has|have|was)\b.*\b(?:happened|done|changed|achieved)\b",
            r"\b(?:present|current|latest) (?:position|picture|state|news)\b|\bhow (?:it|this) is going\b",
            r"^(?:the )?latest$|^remarks?$|^(?:where|how far) .*\b(?:now|today|at present)$",
        ),
    ),
    (
        FieldName.SUCCESS,
        any_of(
            r"\b(?:success\w*|outcomes?|impacts?|differences?|different|benefits?)\b",
            r"\bhow\b.*\b(?:know|tell|judge[ds]?|measured?|see)\b",
            r"\bwhat\b.*\b(?:looks? like|(?:will|should) (?:change|improve|see|notice|be better))\b",
            r"\b(?:signs?|proof) (?:of|that)\b|\b(?:shown|measured|evidenced|proved|judged|tested) by\b",
            r"\b(?:done|met|complete[d]?|achieved|finished|closed) when\b|\bcounts as (?:done|success)\b|^so that\b",
            r"\bwhat (?:it|this) (?:will |should )?(?:achieve|bring|change|lead to|make)s?\b|^end results?$",
            r"\b(?:intended|expected|desired|planned|hoped[- ]for) (?:results?|effects?|gains?|changes?)\b",
        ),
    ),
    (FieldName.ACCOUNTABLE, r"\b(?:accountable|answerable|answers for|sponsor\w*|sro|senior responsible)\b"),
    (FieldName.OWNER, r"\b(?:led by|owned by|owners?|responsible|lead (?:officer|person|professional|name))\b"),
    (FieldName.DUE, r"\b(?:dead ?line|due (?:date|by)|target date|by when|time ?scales?|(?:done|finished?) by)\b"),
)
"""In this order: what tells how far something is may name what it is measured by ("Impact so far")."""
