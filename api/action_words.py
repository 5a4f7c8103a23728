"""The register's codes into the words people read: kinds, the scale of status words, who says so, what is missing.

A word of the scale is our reading: whatever shows one shows the document's own words beside it, and never a
colour that the document does not print.
"""

from __future__ import annotations

from assistant.register.tracked import Assessor, Missing, Relation, Scale
from corpus.actions import ActionKind, FigureRole
from corpus.decisions import Verdict

KINDS = {
    ActionKind.PRIORITY_ACTION: "Priority action",
    ActionKind.IMPROVEMENT_AREA: "Area for improvement",
    ActionKind.CONTINUED_FOCUS: "Continued focus",
    ActionKind.NEXT_STEP: "Next step",
    ActionKind.PLAN_ACTION: "Plan action",
}
SCALES = {
    Scale.COMPLETE: "Complete",
    Scale.ON_TRACK: "On track",
    Scale.SOME_PROGRESS: "Some progress",
    Scale.NOT_STARTED: "Not started",
    Scale.AT_RISK: "At risk",
    Scale.DELAYED: "Delayed",
    Scale.NO_JUDGEMENT: "No judgement",
    Scale.UNCLEAR: "Cannot be judged as written",
}
"""Best first, and last what is no judgement at all."""
ASSESSORS = {
    Assessor.AREA: "The area’s own account",
    Assessor.DFE_NHSE: "DfE and NHS England",
    Assessor.INSPECTORS: "Inspectors",
}
MISSING = {Missing.OWNER: "No owner", Missing.DUE: "No date", Missing.MEASURE: "No measure"}
RELATIONS = {
    Relation.SAME: "Same action",
    Relation.REWORDED: "Reworded",
    Relation.RENUMBERED: "Renumbered",
    Relation.SPLIT: "Split",
    Relation.MERGED: "Merged",
    Relation.TAKEN_UP: "Taken up",
}
VERDICTS = {
    Verdict.CONFIRMED: "Confirmed by a person",
    Verdict.REJECTED: "Rejected by a person",
    Verdict.ADDED: "Added by a person",
}
ROLES = {
    FigureRole.BASELINE: "Baseline",
    FigureRole.TARGET: "Target",
    FigureRole.MILESTONE: "Milestone",
    FigureRole.ACTUAL: "Actual",
}
