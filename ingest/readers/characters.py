"""Characters no page can show, each turned into exactly one that it can: lengths never change.

Only what cannot be stored or seen is touched (NUL, lone surrogates, control characters, the private
places where symbol fonts keep their bullets). Words, quotes, ligatures and spaces stay as they are.
"""

from __future__ import annotations

_KEPT_CONTROLS = "\t\n"
# Where Word's Symbol and Wingdings fonts keep their list bullets.
_SYMBOL_FONTS = {
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf0d8": "➢",
    "\uf0fc": "✓",
    "\uf02d": "–",
    "\uf06f": "○",
    "\uf0a8": "□",
}
_ONE_FOR_ONE = {
    **{code: " " for code in (*range(32), *range(127, 160)) if chr(code) not in _KEPT_CONTROLS},
    **{ord(sign): shown for sign, shown in _SYMBOL_FONTS.items()},
    **{code: "\ufffd" for code in range(0xD800, 0xE000)},
}


def clean(text: str) -> str:
    """Return `text` with each character that cannot be shown replaced by one that can."""
    return text.translate(_ONE_FOR_ONE)


def with_line_ends(text: str) -> str:
    """Return `text` with every sort of line end written as a line feed; form feeds stay."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n").replace("\x85", "\n")
