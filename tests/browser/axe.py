"""A page as it stands into the faults axe-core finds in it.

The source is evaluated through the browser's debugging door, which the content security policy does
not guard; a script tag would be refused, as it should.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Page

SOURCE = Path(__file__).parents[2] / "api" / "web" / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
_RUN = """async (tags) => {
  const found = await axe.run(document, {runOnly: tags, resultTypes: ['violations']});
  return found.violations.flatMap((rule) => rule.nodes.map((node) =>
    `${rule.id} (${rule.impact}): ${node.target.join(' ')}: ${node.failureSummary.replace(/\\s+/g, ' ')}`));
}"""


def faults(page: Page) -> list[str]:
    """Return one line for each thing at fault in `page`; none is what is wanted."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_source())
    return page.evaluate(_RUN, list(TAGS))


@cache
def _source() -> str:
    if not SOURCE.exists():
        pytest.skip(f"axe-core is not at {SOURCE}: run scripts/setup, which brings it with npm")
    return SOURCE.read_text(encoding="utf-8")
