"""The chromium of this machine, driven by Playwright; what to do when there is none.

Playwright's own downloaded browsers are never used: the one the system packages is what people run,
and a set-up behind a firewall can install it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MISSING = (
    f"no browser found: none of {', '.join(NAMES)} is on the PATH. Install one (on Debian or Ubuntu: "
    "apt install chromium), or name one: CHROMIUM=/path/to/chromium"
)


def find_chromium() -> str | None:
    """Return the path of a chromium, or None."""
    candidates = (os.environ.get("CHROMIUM"), *NAMES)
    return next((found for name in candidates if name and (found := shutil.which(name))), None)


@contextmanager
def launched(executable: str) -> Iterator[Browser]:
    """Run a headless chromium until the block ends.

    Playwright keeps an event loop running in the thread for as long, so nothing asynchronous may be
    run beside it: keep the block as short as one test module.
    """
    with sync_playwright() as playwright:
        # No sandbox: it needs user namespaces, which containers forbid; only our own server is visited.
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()
