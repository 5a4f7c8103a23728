"""Two versions of a short invented plan, for tests of the register's pages; places and people do not exist.

From the first to the second, 1.1 is put back by 183 days, 1.2 is renumbered and reworded, 1.3 is dropped and 1.4 is
said to be complete.
"""

from __future__ import annotations

_HEADINGS = ("Ref", "Action", "Action lead", "Accountable officer", "Due", "Success measure", "RAG")
_FIRST = (
    ("1.1", "Publish waiting times for speech and language therapy each month", "Ada Quill", "Bo Marrin",
     "31 March 2025", "Times on the local offer", "Green"),
    ("1.2", "Recruit two educational psychologists for the northern schools", "Cy Dunmore", "Bo Marrin", "May 2025",
     "Both in post", "Amber"),
    ("1.3", "Write to every family whose review is late", "", "", "", "", "Not started"),
    ("1.4", "Open a drop-in at Tansy Road library", "Ada Quill", "Bo Marrin", "30 April 2025", "Open weekly", "Green"),
)  # fmt: skip
_SECOND = (
    ("1.1", "Publish waiting times for speech and language therapy each month", "Ada Quill", "Bo Marrin",
     "30 September 2025", "Times on the local offer", "Red"),
    ("2.1", "Recruit two educational psychologists for the northern and eastern schools", "Cy Dunmore", "Bo Marrin",
     "May 2025", "Both in post", "Amber"),
    ("1.4", "Open a drop-in at Tansy Road library", "Ada Quill", "Bo Marrin", "30 April 2025", "Open weekly",
     "Complete"),
)  # fmt: skip
_MEASURES = """<h2>Measures</h2><table>
<tr><th>Measure</th><th>Baseline</th><th>Target</th><th>Actual June 2025</th></tr>
<tr><td>Plans issued within 20 weeks</td><td>41%</td><td>65%</td><td>48%</td></tr></table>"""


def plan(area: str, day: str, rows: tuple[tuple[str, ...], ...], more: str = "") -> str:
    """Return a plan as a web page."""
    head = "".join(f"<th>{each}</th>" for each in _HEADINGS)
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return (
        f"<!doctype html><html><head><title>{area} priority action plan</title></head><body>"
        f"<h1>{area} priority action plan</h1><p>{day}</p><h2>Actions</h2>"
        f"<table><tr>{head}</tr>{body}</table>{more}</body></html>"
    )


FIRST = plan("Tansworth", "4 February 2025", _FIRST)
SECOND = plan("Tansworth", "2 June 2025", _SECOND, _MEASURES)
