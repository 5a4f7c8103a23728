"""An HTML file's elements worth reading: which are left out, which stand alone, and where the words begin.

Menus, banners and scripts are no part of a document; what a page shows only by script is not seen.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from corpus.errors import CorruptFileError

HEADINGS = {f"h{level}": level for level in range(1, 7)}
BLOCKS = frozenset(
    """
    address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure form
    header hgroup hr html legend li main menu ol p pre section summary table tbody td tfoot th thead tr ul
    """.split()  # noqa: SIM905 - one word list reads better than fifty strings
)
_LEFT_OUT_TAGS = frozenset(
    """
    audio base button canvas datalist embed head iframe input link meta nav noscript object script select style
    svg template textarea video
    """.split()  # noqa: SIM905 - as above
)
_PAGE_FURNITURE_TAGS = frozenset({"footer", "header", "aside"})
_LEFT_OUT_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "dialog", "alertdialog"})
_COOKIES = re.compile(r"\bcookies?[-_ ]?(?:banner|consent|notice|bar|message)", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_MOST_DEPTH = 1_000
# Elements that HTML closes by itself: their start tags alone say nothing about depth.
_TAG = re.compile(
    r"<(/?)(?!(?:p|li|dt|dd|tr|td|th|thead|tbody|tfoot|option|br|hr|img|input|meta|link|col|wbr|source|area|base|embed"
    r"|html|head|body|colgroup|param|track)\b)[a-z][a-z0-9]*(?:[^<>\"']|\"[^\"]*\"|'[^']*')*?(/?)>",
    re.IGNORECASE,
)


def parse(text: str, name: str) -> LexborHTMLParser:
    """Return the parsed tree; raises CorruptFileError when elements nest deeper than any document's."""
    depth = 0
    for match in _TAG.finditer(text):
        depth = max(0, depth - 1) if match[1] else depth + (not match[2])
        if depth > _MOST_DEPTH:
            raise CorruptFileError(
                f"Expected HTML nested at most {_MOST_DEPTH:,} elements deep, but {name} goes deeper. "
                "Save the page again from the browser, or print it to PDF."
            )
    try:
        return LexborHTMLParser(text)
    except SelectolaxError as error:
        # Any text parses as HTML; what stops this parser is a refusal of memory.
        raise MemoryError(str(error)) from error


def content_root(tree: LexborHTMLParser) -> LexborNode | None:
    """Return the element that holds the document: the main element when it has most of the words."""
    body = tree.body
    if body is None:
        return None
    for selector in ("main", "[role=main]", "article"):
        found = tree.css(selector)
        if len(found) == 1 and 2 * _length(found[0]) > _length(body, inside=found[0]):
            return found[0]
    return body


def is_left_out(node: LexborNode, root: LexborNode) -> bool:
    """Tell whether the words under `node` are no part of the document."""
    if node.tag in _LEFT_OUT_TAGS:
        return True
    attributes = node.attributes
    if (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or _HIDDEN.search(attributes.get("style") or "")
    ):
        return True
    if (attributes.get("role") or "").casefold() in _LEFT_OUT_ROLES:
        return True
    # A header or aside within the main element belongs to the text; beside it, to the web site.
    if node.tag in _PAGE_FURNITURE_TAGS and (node.tag == "footer" or root.tag == "body"):
        return not (node.tag == "header" and node.css_first("h1") is not None)
    named = f"{attributes.get('id') or ''} {attributes.get('class') or ''}"
    return bool(_COOKIES.search(named))


def _length(node: LexborNode, inside: LexborNode | None = None) -> int:
    """Return how many characters of words stand under `node`, what is left out not counted."""
    root = inside or node
    total = 0
    stack = [node]
    while stack:
        here = stack.pop()
        if here.tag == "-text":
            total += len((here.text_content or "").strip())
            continue
        child = here.child
        while child is not None:
            if child.tag.startswith("-text") or not is_left_out(child, root):
                stack.append(child)
            child = child.next
    return total
