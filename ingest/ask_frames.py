"""The phrases that letters ask with: who is asked, the words around an ask, and how it differs from an account.

Every pattern is matched on the words as they stand, one sentence at a time. An ask to the reader of the letter loses
the words around it; anybody else who is asked stays in the words.
"""

from __future__ import annotations

import re

from ingest.word_sets import any_of

_ALSO = (
    r"(?:(?:also|now|then|further|therefore|particularly|especially|strongly|again|still|too|only|simply|please)\s+)*"
)
_ASIDE = r"(?:,? (?:also|too|further|finally|therefore|in particular|once more|again),?)?"
_NTH = any_of(
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth"
    r"|fifteenth|final|last)(?:ly)?",
    r"(?:first|last) of all|to begin with|next",
)
"""Counts asks that follow one another in prose."""
_OPENING = (
    rf"(?:(?:{_NTH}|in addition|also|therefore|so|in the meantime|meanwhile|before then"
    r"|by then|as a result|instead|to that end|for that reason),?\s+)?(?:and\s+)?"
)
_WE = r"(?:we|i)(?:['’]d| would| should| shall| will| do| must| am| are)?(?:,? (?:however|though|therefore|also),)?"
_ASK = any_of(
    r"asking|ask|like|expecting|expect|requesting|request|recommend|encourage|want|urge|invite|advise|suggest|look to"
    r"|require|need|wish|prefer|propose|counting on|count on|rely on"
)
_PROPOSE = r"(?:suggest|recommend|ask|request|propose|advise|urge|require)"
_GRATEFUL = r"(?:be )?(?:grateful|glad|pleased|thankful|obliged|appreciate it)"
_MATTERS = r"(?:important|essential|vital|necessary|critical|crucial|imperative|urgent)"
_READER = (
    r"(?:you(?: and your (?:partners|colleagues|teams?|officers))?|(?:the |your )?(?:local area )?(?:partnership|area)"
    r"|partners)"
)
_MUST = (
    r"(?:should|must|needs? to|will need to|will want to|ought to|(?:is|are) (?:asked|expected|required|invited"
    r"|advised)"
    r" to|have to|has to|may wish to|may want to|would do well to)"
)
_ANYBODY = any_of(
    _READER,
    r"(?:the |your |all |its )?(?:[\w’'-]+ ){0,3}?(?:partners|leaders|council|local authority|board|icb|trust|officers"
    r"|commissioners|providers?|schools|colleges|headteachers|services?|teams?|members?|managers?|plan|director|health"
    r"|integrated care board|providers)(?: (?:in|of|across|and) [\w ]{3,40}?)?",
    r"(?-i:(?:the )?(?!(?:We|I|It|This|There|That|These|They)\b)(?:[A-Z][\w’'&-]*(?: (?:and|of|the|for|with"
    r"|&))? ?){1,8})",
)

FRAME = re.compile(
    _OPENING
    + any_of(
        rf"please\s+{_ALSO}(?:(?:can|could|will|would) you\s+)?",
        rf"{_WE}\s+{_ALSO}{_ASK}{_ASIDE}\s+(?:that\s+|of\s+)?{_READER}{_ASIDE}\s+(?:to\s+|should\s+|will\s+)?{_ALSO}",
        rf"(?:may|might|could|can) (?:we|i) {_ALSO}{_ASK}{_ASIDE}\s+(?:that\s+)?{_READER}{_ASIDE}"
        rf"\s+(?:to\s+|should\s+)?{_ALSO}",
        rf"(?:(?:we|i) (?:would|should|shall) {_ALSO}{_GRATEFUL}|it would (?:help|be helpful|be good)){_ASIDE}\s+if\s+"
        rf"{_READER}\s+(?:would|could|will|can)?\s*{_ALSO}",
        rf"it (?:is|will be|would be|remains) {_ALSO}{_MATTERS}{_ASIDE}\s+(?:that|for)\s+{_READER}\s+"
        rf"(?:to\s+|should\s+|must\s+)?{_ALSO}",
        rf"(?:can|could|will|would) you\s+{_ALSO}",
        rf"you\s+{_ALSO}{_MUST}\s+{_ALSO}",
        rf"(?:the |your )(?:local area )?partnership\s+{_ALSO}{_MUST}\s+{_ALSO}",
        rf"(?<=, )(?={_ANYBODY},? {_ALSO}{_MUST}\s)",
    ),
    re.IGNORECASE,
)
"""The words around an ask to the reader of the letter."""

ASKS_READER = re.compile(
    any_of(
        rf"\b{_WE}\s+{_ALSO}{_ASK}{_ASIDE}\s+(?:that\s+|of\s+)?{_ANYBODY}{_ASIDE}\s+(?:to|should|will)\b",
        rf"\b(?:may|might|could|can) (?:we|i) {_ALSO}{_ASK}\b",
        rf"\b(?:we|i) (?:would|should|shall) {_ALSO}{_GRATEFUL}{_ASIDE}\s+if\b",
        rf"\bit (?:is|will be|would be|remains) {_ALSO}{_MATTERS}{_ASIDE}\s+(?:that|for)\s+{_ANYBODY}\s+",
        r"\bit would (?:help|be (?:helpful|good|useful))\b[^.;]{0,30}\bif (?:you|the)\b",
        rf"\b{_WE} {_ALSO}{_PROPOSE} (?:only )?that [^.,;]{{3,80}}? (?:be|is|are)\b",
        rf"\b{_WE} {_ALSO}{_PROPOSE} that {_ANYBODY} (?:\([a-z1-9]|[a-z]+)",
        rf"(?:^|[.;:,–—-] |\b(?:and|so|but|that) )(?:can|could|would|will) you\s+{_ALSO}[a-z]+\b",
        rf"(?:^|[.;:,–—-] |\b(?:and|so|that|therefore|but|now) )you,?\s+{_ALSO}{_MUST}\s",
        rf"^{_NTH},? [^.;]{{3,80}}? (?:should|must|needs? to)\b",
        r"\bplease\b",
    ),
    re.IGNORECASE,
)
"""The writers of the letter ask somebody to do something."""

WISHES_TO_SEE = re.compile(
    any_of(
        rf"\b{_WE} {_ALSO}(?:need|expect|expecting|like|want) (?:it |this |that |them |these |all "
        rf"|both )?(?:to be|to see"
        r"|to have|to receive|to hear)\b",
        r"\b(?:we|i)(?:['’]d| would)? (?:also )?expect (?:it|this|that|them|these|the [\w ’'-]{3,40}?) to\b",
    ),
    re.IGNORECASE,
)
"""The writers say what they want to see; nobody is named who should do it."""

ASKS_OTHERS = re.compile(
    any_of(
        rf"(?:^|[.;:,–—-] |\b(?:and|so|that|therefore|but) ){_ANYBODY},? {_ALSO}{_MUST}\b",
        r"^(?:but |and |this |these |that |it |the |your |each |all |every )?[^.;]{2,90}?\b(?:must|needs? to)\b",
        r"\b(?:must|needs? to) (?:now |also )?(?:start|begin|quicken|improve|be)\b",
        r"\b(?:whose|which|this|these) [\w ’'-]{3,40} (?:should|must|needs? to) (?:now )?improve\b",
        r"\b(?:further|more|additional|continued) (?:work|action|effort|attention) (?:is|will be"
        r"|remains) (?:now |still )?"
        r"(?:needed|required|necessary) to\b",
        r"\b(?:it )?remains (?:a |our |your )?(?:high |key |top )?(?:priority|important|essential"
        r"|vital)(?: for [\w ’'-]+?)?"
        r" to\b",
        r"\bthere (?:is|remains) (?:still )?(?:a|an urgent|a clear) need (?:for [\w ’'-]+? )?to\b",
        r"\b(?:is|are) to be (?:reviewed|completed?|finished|published|sent|signed|agreed|done|in place)\b[^.;]*\bby\b",
    ),
    re.IGNORECASE,
)
"""Somebody, or something, must be or do what it is not or does not yet."""

UNDERTAKES = re.compile(
    any_of(
        rf"(?:^|[.;,] |\b(?:and|that) )(?:{_ANYBODY}) (?:have |has )?(?:also )?(?:agreed|undertook|undertaken|committed"
        r"|promised|pledged|offered)(?: itself| themselves| yourselves)?(?: with us| at the meeting)? to (?P<done>\w+)",
        r"\b(?:we|it was) (?:also )?agreed (?:with you )?that [^.;:]{3,60}? (?:would|will|should) (?P<will>\w+)",
    ),
    re.IGNORECASE,
)
"""What the area said at the meeting that it will do."""

RETURNS_TO_US = re.compile(
    r"\b(?:send|submit|provide|supply|return|forward|write|report|let|give|share)\b[^.;]{0,40}?\b(?:us|me"
    r"|the department"
    r"|dfe|nhs england|officials)\b|\b(?:we|i) (?:should|would like to|will|shall|need to|expect to) (?:have|receive)\b"
    r"|\b(?:we|i) need\b(?! to\b)",
    re.IGNORECASE,
)
"""Papers and answers that the writers want on a day: a next step, when the day is said."""

REPORTED = re.compile(
    r"\b(?:inspect\w+|ofsted|cqc|leaders?|parents?|families|famil(?:y|ies)|carers?|staff|officers?|colleagues"
    r"|pupils|people"
    r"|children|schools|head ?teachers?|clinicians|the (?:forum|council|icb|plan|report|inspection|partnership"
    r"|board|area)"
    r"|you|your plan|we (?:were|are)|i was|the report)\b[^.;]{0,50}?\b(?:said|says?|told|(?<!is )(?<!are )asked"
    r"|(?<!is )(?<!are )required|found|wrote|states?|stated"
    r"|identified|recogni[sz]e[ds]?|reported|acknowledged?|accept(?:ed|s)?|knows?|explained|heard|felt|feels?"
    r"|described|believe[ds]?|understands?|agree that|stress(?:ed)?|wanted|wants?|aware|clear|honest|open|candid)\b"
    r"[^.;,]*?(?:\bthat\b|\bhow\b|\bwhat\b|\bwhere\b|\bto\b|$)",
    re.IGNORECASE,
)
"""What others say before the words of asking: their account, not an ask."""
CONDITION = re.compile(r"\b(?:if|unless|whether|had to|did not|didn[’']t|no longer|need not|used to)\b", re.IGNORECASE)
TELLS = re.compile(
    r"\b(?:there|this|that|it|these|they|which|families|parents|children|pupils|young people)"
    r" (?:should|must|ought to)\b(?! (?:now )?(?:start|begin|improve|be (?:told|given|asked|offered|sent|put|signed"
    r"|published|completed|done|reviewed|in place)))"
    r"|\bshould (?:now |then |also )?(?:be|have been) (?:able|felt|clearer|easier|further)\b|\bwill be important to\b"
    r"|\b(?:should|must) (?:all )?be (?:pleased|proud|glad|thanked|congratulated|commended|encouraged|reassured)\b"
    r"|\byou (?:should|can|may|must) (?:also |now )?expect (?!to\b)[^.;]{2,80}? to\b",
    re.IGNORECASE,
)
"""What is hoped for or explained: nobody is asked to do it."""
QUOTED = re.compile(r"“[^”]{15,}”|\"[^\"]{15,}\"|(?<!\w)['‘].{15,}?['’](?!\w)", re.DOTALL)
"""What others said, such as the inspectors' wording."""
COURTESY = re.compile(
    r"\b(?:contact|speak to|talk to|get in touch|hesitate|call (?:on|upon)|let (?:me|us) know|turn to)\b.*"
    r"\b(?:if|should you|any|require|questions?|queries|unclear)\b|\bplease (?:contact|see|note|find|accept|pass on)\b"
    r"|\b(?:may|might|will) (?:wish|want|like) to (?:share|circulate|pass on|show) (?:this|it|our letter|our thanks)\b",
    re.IGNORECASE | re.DOTALL,
)
"""How a letter offers help or thanks: nothing is asked of the area."""
