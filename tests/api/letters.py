"""Short invented letters for the tests of the server; places and people do not exist."""

from __future__ import annotations

from pathlib import Path

QUENTHORPE = """Department for Schools
14 March 2025

Alice Fenwick, Director of Children's Services, Quenthorpe Council

Dear colleagues

STOCKTAKE MEETING: QUENTHORPE LOCAL AREA PARTNERSHIP

Thank you for meeting us on 3 March 2025. The meeting was chaired by Doctor Imran Bellweather.

Priority Action 1: waiting times for speech and language therapy

The longest wait for a first appointment fell from 41 weeks to 26 weeks. The partnership has appointed four
therapists and opened a clinic at Marlow Street.

Priority Action 2: quality of education, health and care plans

The partnership has audited 60 plans since January 2025. Parents told us that plans are still issued late.

Next steps

- The partnership will publish its audit findings by 30 May 2025.
- We will meet again in September 2025.

Yours sincerely

Rowena Tallis
"""

SKELBROOK = """Department for Schools
2 June 2025

Dear colleagues

STOCKTAKE MEETING: SKELBROOK LOCAL AREA PARTNERSHIP

The meeting was chaired by Marguerite Oakes.

Area for improvement 1: part-time timetables

Skelbrook has reduced the number of children on part-time timetables from 90 to 52.

Yours sincerely

Peter Lovelace
"""

HTML = """<!doctype html><html><head><title>Skelbrook improvement plan</title><script>alert(1)</script></head>
<body><h1>Skelbrook improvement plan</h1>
<p>The plan was agreed on 4 February 2025 by the partnership board.</p></body></html>"""


def write_letters(folder: Path) -> None:
    """Write the letters into `folder`, with a manifest that says what they are."""
    (folder / "quenthorpe-march-2025.txt").write_text(QUENTHORPE, encoding="utf-8")
    (folder / "skelbrook-june-2025.txt").write_text(SKELBROOK, encoding="utf-8")
    (folder / "skelbrook-plan.html").write_text(HTML, encoding="utf-8")
    (folder / "manifest.csv").write_text(
        "file,area,date,kind\n"
        "quenthorpe-march-2025.txt,Quenthorpe,2025-03-14,stocktake_letter\n"
        "skelbrook-june-2025.txt,Skelbrook,2025-06-02,stocktake_letter\n"
        "skelbrook-plan.html,Skelbrook,2025-02-04,improvement_plan\n",
        encoding="utf-8",
    )
