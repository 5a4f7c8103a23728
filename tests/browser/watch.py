"""What a page does behind a reader's back, as lines of complaint: errors, dialogs, policy, other origins.

Every page the tests open is watched, and a test fails at its end when there is a complaint it did
not expect; so a script that runs or a style the policy blocks is noticed on any page, not only
where a test looks for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Dialog, Request

_TELL_VIOLATIONS = """
document.addEventListener('securitypolicyviolation', (event) => {
  tellViolation(`${event.effectiveDirective} blocked ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
});
"""


class Watch:
    """The complaints about every page of one browser context."""

    def __init__(self, context: BrowserContext, origin: str, expecting: Sequence[str] = ()) -> None:
        """Watch `context`; complaints that hold one of the words of `expecting` are let pass."""
        self.complaints: list[str] = []
        self._origin = urlsplit(origin).netloc
        self._expecting = expecting
        context.expose_binding("tellViolation", self._on_violation)
        context.add_init_script(_TELL_VIOLATIONS)
        context.on("console", self._on_console)
        context.on("weberror", lambda error: self._complain(f"script error: {error.error}"))
        context.on("dialog", self._on_dialog)
        context.on("request", self._on_request)

    def _complain(self, complaint: str) -> None:
        if not any(words in complaint for words in self._expecting):
            self.complaints.append(complaint)

    def _on_violation(self, _source: object, words: str) -> None:
        self._complain(f"content security policy: {words}")

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self._complain(f"console {message.type}: {message.text} at {message.location.get('url', '')}")

    def _on_dialog(self, dialog: Dialog) -> None:
        self._complain(f"dialog: {dialog.type} {dialog.message}")
        dialog.dismiss()

    def _on_request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.netloc != self._origin and address.scheme not in ("blob", "about"):
            self._complain(f"request to another origin: {request.url[:200]}")
