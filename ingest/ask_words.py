"""The words that letters ask with: verbs in the form they command in, and who is asked.

A verb that is a noun as well ("report", "plan") commands only where an object follows it.
"""

from __future__ import annotations

import re

from ingest.word_sets import any_of, word_set

ASK_VERBS = word_set(
    "achieve act adapt add address adjust adopt advertise agree align allocate analyse answer appoint apply",
    "arrange ask assess assign assure attend audit begin bring broaden build calculate capture carry celebrate",
    "challenge change check circulate clarify clear close co-produce collect combine commission communicate",
    "compare complete conclude confirm consider consolidate consult contact continue convene coordinate correct",
    "count cover create cut decide dedicate deepen define deliver demonstrate deploy describe design determine",
    "develop devise direct discuss drive embed encourage end engage enhance ensure equip establish estimate",
    "evaluate evidence examine expand expect explain explore extend feed fill finalise find finish fit fix focus",
    "follow formalise fund gather get give guarantee halve have hear help hold identify implement improve include",
    "increase inform insist inspect instil intensify introduce invest investigate invite involve issue join keep",
    "launch lay lead learn let lift limit line link listen look lower maintain make manage map match measure meet",
    "minimise mobilise model monitor move name narrow negotiate note notify obtain offer open operate organise",
    "outline oversee own pay phase pilot place plan prepare present prevent prioritise produce progress promote",
    "protect prove provide publicise publish pursue put quantify quicken raise reach rebuild recognise reconsider",
    "record recover recruit rectify redesign reduce refine reflect refresh regain register reinforce reinstate",
    "release remind remove renew repair repeat replace reply report require resolve respond restart restore",
    "retain return review revise rewrite ring roll rotate run satisfy say schedule scrutinise secure see seek",
    "select send separate set settle share shorten show sign simplify speak specify speed spell spread stabilise",
    "staff standardise start state step stop streamline strengthen strive study submit supply support survey",
    "sustain tackle take target tell test think tighten track train translate triage turn uncover understand",
    "undertake update use validate verify visit watch welcome widen work write",
)
"""Verbs that letters ask with, in the form they command in."""

NOUNS_TOO = word_set(
    "act advance answer audit challenge change check contact cover cut design drive end evidence fit focus fund",
    "help issue lead line link match measure model move name note offer open phase pilot place plan progress",
    "record register release repair reply report return review ring roll run schedule share show sign speed",
    "spread staff start state step stop study supply support survey target test track train turn update use visit",
    "watch welcome work complete present direct clear own separate",
)
"""Verbs of asking that are nouns or adjectives as often."""

_ASKED = any_of(
    r"you(?: and your (?:partners|colleagues|teams?))?",
    r"(?:the )?(?:local area )?partnership(?: board)?|(?:the )?(?:local )?area|(?:the|your) plan",
    r"(?:the )?partners|all partners",
    r"leaders(?: (?:in|of|across) [\w ]{3,30})?|(?:the )?(?:council|local authority|board|icb|trust|health partners)",
    r"(?:the )?(?:[A-Z][\w’'&-]*(?: (?:and|of|the|for|with|&))? ?){1,8}",
)
ACTORS = re.compile(
    any_of(
        r"\b(?:we|I|We) (?:would (?:like|ask|urge|encourage|expect|want)|ask|expect|request|recommend|encourage|want"
        rf"|urge)(?: that)? {_ASKED} (?:to|should|will)\b",
        rf"(?:^|[.;,] |\b(?:and|so|that|therefore) ){_ASKED},? (?:should|must|needs? to|will need to|will want to"
        r"|ought to|(?:is|are) (?:asked|expected|required) to)\b",
        r"\b(?:P|p)lease\b",
    )
)
"""Somebody asked by name, in prose."""
