"""What a page shows: its words without the markup, as a reader would take them."""

from __future__ import annotations

import html
import re

from httpx2 import Response


def words(response: Response) -> str:
    """Return the words in the page's main part, on one line, each tag a space."""
    main = response.text.partition("<main")[2].partition("</main>")[0] or response.text
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", main)).split())
