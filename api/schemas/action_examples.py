"""An action, and a list of one, as the OpenAPI document shows them; the place and the people are invented."""

from __future__ import annotations

from typing import Any

from assistant.register.overdue import OVERDUE_RULE

_LETTER: dict[str, Any] = {
    "document_id": "4b0f4e6d2f9b1c3a",
    "document": "Stocktake letter: Quenthorpe",
    "file": "quenthorpe-2025-06.pdf",
    "area": "Quenthorpe",
    "kind": "stocktake_letter",
    "date": "2025-06-12",
    "page": 2,
    "section": "Priority Action 1",
}
_PLAN = {
    **_LETTER,
    "document_id": "9a3c1d5e7f204b68",
    "document": "Priority action plan",
    "file": "quenthorpe-plan.docx",
    "kind": "action_plan",
    "date": "2025-02-14",
    "section": "Priority Action 1",
}


def _cited(number: int, source: dict[str, Any], quote: str, start: int) -> dict[str, Any]:
    end = start + len(quote)
    url = f"/documents/{source['document_id']}/pages/{source['page']}?start={start}&end={end}"
    passage = {"passage_id": "1f0e2d3c4b5a6978", "url": url}
    return {"number": number, **source, "quote": quote, "start": start, "end": end, **passage}


def _update(source: dict[str, Any], **said: Any) -> dict[str, Any]:
    return {**{name: source[name] for name in ("date", "document_id", "document")}, "colour": None, **said}


_FIRST = {"words": "31 March 2025", "start": "2025-03-31", "end": "2025-03-31", "precision": "day"}
_REVISED = {"words": "autumn 2025", "start": "2025-09-01", "end": "2025-11-30", "precision": "season"}
_THEIRS = _update(_PLAN, assessor="area", words="Green", scale="on_track", colour="Green", citations=[4])
_OURS = _update(_LETTER, assessor="dfe_nhse", words="The posts remain unfilled.", scale="delayed", citations=[5])
ACTION: dict[str, Any] = {
    "action_id": "c0ffee1234567890",
    "area": "Quenthorpe",
    "document_id": _PLAN["document_id"],
    "kind": "plan_action",
    "ref": "1.2",
    "title": "Fill the three therapy posts",
    "text": "Fill the three therapy posts",
    "owner": "Alice Fenwick, Head of Inclusion",
    "accountable": None,
    "body": None,
    "due": _FIRST,
    "revised_due": _REVISED,
    "slip_days": 244,
    "overdue": True,
    "as_of": "2025-07-01",
    "success": None,
    "milestones": [],
    "status": {"words": "The posts remain unfilled.", "scale": "delayed", "colour": None},
    "assessor": "dfe_nhse",
    "says_now": [_THEIRS, _OURS],
    "disputed": True,
    "dropped": False,
    "dropped_since": None,
    "closed": False,
    "missing": ["measure"],
    "first_seen": "2024-11-08",
    "last_seen": "2025-02-14",
    "updates": [_THEIRS, _OURS],
    "links": [
        {
            "earlier": "c0ffee1234567890",
            "later": "d15ea5e123456789",
            "relation": "same",
            "reason": "same ref and words",
            "confidence": 1.0,
            "verdict": None,
        }
    ],
    "proof": {"text": [1], "owner": [2], "due": [3], "revised_due": [6]},
    "citations": [
        _cited(1, _PLAN, "Fill the three therapy posts", 310),
        _cited(2, _PLAN, "Alice Fenwick, Head of Inclusion", 341),
        _cited(3, _PLAN, "31 March 2025", 392),
        _cited(4, _PLAN, "Green", 406),
        _cited(5, _LETTER, "The posts remain unfilled.", 1204),
        _cited(6, _PLAN, "autumn 2025", 376),
    ],
}
ACTIONS: dict[str, Any] = {
    "items": [ACTION],
    "total": 1,
    "next": None,
    "as_of": "2025-07-01",
    "overdue_rule": OVERDUE_RULE,
}
