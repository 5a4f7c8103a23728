"""The words that letters ask with: verbs in the form they command in, and who is asked.

A verb that is a noun as well ("report", "plan") commands only where an object follows it.
"""

from __future__ import annotations

from ingest.word_sets import word_set

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
    "accelerate accept amend approve assemble book brief budget cascade cease chair chase co-design coach cost compile",
    "comply conduct contribute curb delegate detail disseminate distribute document draft draw eliminate embark",
    "attract bolster bridge catch commit connect curtail debate diversify double fast-track harness lengthen moderate",
    "modernise nurture offset pause plug press rebalance recalculate reconnect redouble rethink sharpen unblock",
    "underpin unify unlock upskill",
    "empower enable enforce enrol escalate expedite facilitate file flag forecast foster formulate fulfil grow guide",
    "harmonise host incorporate initiate install integrate interview log maximise merge mitigate nominate observe",
    "optimise overhaul pair partner pass post print process procure profile programme propose query question rank rate",
    "ratify re-establish read realign reallocate reassess reassure reconcile reconvene recommission redeploy redraft",
    "refer refocus reinvest relaunch remedy reopen reorganise reprint resource restructure resubmit resume retrain",
    "revisit reword safeguard sample scale scope screen sequence shape shift sift signpost solve source sponsor",
    "structure supervise supplement sustain switch tailor teach trace transfer transform transition trial unblock",
    "upgrade uphold urge value weigh",
    "undertake update use validate verify visit watch welcome widen work write",
)
"""Verbs that letters ask with, in the form they command in."""

NOUNS_TOO = word_set(
    "act advance answer audit challenge change check contact cover cut design drive end evidence fit focus fund",
    "help issue lead line link match measure model move name note offer open phase pilot place plan progress",
    "record register release repair reply report return review ring roll run schedule share show sign speed",
    "spread staff start state step stop study supply support survey target test track train turn update use visit",
    "brief budget book cost chair coach detail document draft draw file flag forecast grow guide host interview log",
    "pair partner pass post print process profile programme query question rank rate read resource sample scale scope",
    "screen sequence shape shift source sponsor structure switch trace transfer transition trial value urge",
    "watch welcome work complete present direct clear own separate catch bridge double pause plug press debate",
)
"""Verbs of asking that are nouns or adjectives as often."""
