"""Two versions of an invented plan and a letter about it, for the tests of actions; places and people do not exist.

From the first to the second, 1.1 is put back by 183 days, 1.2 and 1.3 stay as they are, and 1.4 is dropped.
"""

from __future__ import annotations

from pathlib import Path

FORMULA = '=HYPERLINK("http://evil.example","Print the leaflet")'
_HEAD = ("Ref", "Action", "Owner", "Accountable officer", "Due date", "Success measure", "Status")
_LINE = "Open a family advice line in every town", "Alice Fenwick", "Omar Teale"
_TRAINED = ("1.2", "Train school leaders in graduated support", "Bo Larch", "Omar Teale", "autumn 2025", "", "Green")
_PRINTED = ("1.3", FORMULA, "@Carys Moon", "", "May 2025", "9 in 10", "Complete")
_VAGUE = ("1.4", "Review the short breaks offer with parents", "", "", "", "", "")
_FIRST = (("1.1", *_LINE, "31 March 2025", "500 calls", "Amber"), _TRAINED, _PRINTED, _VAGUE)
_SECOND = (("1.1", *_LINE, "30 September 2025", "500 calls", "Red"), _TRAINED, _PRINTED)
_MEASURES = """<h2>Key performance indicators</h2><table>
<tr><th>Measure</th><th>Baseline (May 2024)</th><th>Target</th><th>Actual January 2025</th></tr>
<tr><td>Plans issued within 20 weeks</td><td>44%</td><td>70%</td><td>-5%</td></tr></table>"""
_LETTER = """Department for Schools
12 June 2025

Dear colleagues

STOCKTAKE MEETING: TARNWOLD LOCAL AREA PARTNERSHIP

Thank you for meeting us on 5 June 2025.

Priority Action 1: advice for families

Progress on the advice line has been delayed and no town has one yet.

Next steps

- The next stocktake meeting will take place on 27 January 2026.

Yours sincerely

Rowena Tallis
"""


def write_plans(folder: Path) -> None:
    """Write the documents into `folder`, with a manifest that says what they are."""
    (folder / "plan-february.html").write_text(plan(_FIRST), encoding="utf-8")
    (folder / "plan-july.html").write_text(plan(_SECOND), encoding="utf-8")
    (folder / "letter.txt").write_text(_LETTER, encoding="utf-8")
    (folder / "manifest.csv").write_text(
        "file,area,date,kind\n"
        "plan-february.html,Tarnwold,2025-02-03,action_plan\n"
        "plan-july.html,Tarnwold,2025-07-01,action_plan\n"
        "letter.txt,Tarnwold,2025-06-12,stocktake_letter\n",
        encoding="utf-8",
    )


def plan(rows: tuple[tuple[str, ...], ...]) -> str:
    """Return a plan as a web page."""
    head = "".join(f"<th>{cell}</th>" for cell in _HEAD)
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    table = f"<table><tr>{head}</tr>{body}</table>"
    return f"<html><body><h1>SEND action plan</h1><h2>Priority Action 1: advice</h2>{table}{_MEASURES}</body></html>"
