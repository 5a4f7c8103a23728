"""A table row as one line of words: "Header: cell; Header: cell".

This is for reading and searching; the verbatim words are those at the cells' spans.
"""

from __future__ import annotations

from ingest.lines import TableLine


def row_text(line: TableLine) -> str:
    """Return the row's cells, each after its column's head, empty cells left out."""
    header = line.header.cells
    parts = []
    for index, cell in enumerate(line.row.cells):
        if not cell.text.strip():
            continue
        head = header[index].text.strip().rstrip(":") if index < len(header) and not line.is_header else ""
        parts.append(f"{head}: {cell.text.strip()}" if head else cell.text.strip())
    return "; ".join(parts)
