"""`python -m tests.benchmarks.web`: how long a person waits in a browser, and how much a page weighs.

Times are this machine's, taken in the page itself from the key press to the words being drawn; they
are printed and never asserted. The server and the documents are those of the browser tests.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import Browser, Page

from corpus.settings import CorpusSettings
from corpus.store import Corpus
from ingest.given import Given
from ingest.pipeline import ingest
from tests.api.live import serving
from tests.benchmarks.__main__ import LETTERS
from tests.benchmarks.figures import Figure
from tests.browser import files, screens
from tests.browser.chromium import MISSING, find_chromium, launched

ROUNDS = 9
QUESTIONS = (screens.PDF_QUESTION, screens.TEXT_QUESTION, screens.HTML_QUESTION, files.FACT_QUESTION)
_WATCH = """
window.drawn = {};
const note = (name, selector) => {
  if (!(name in window.drawn) && document.querySelector(selector)) {
    window.drawn[name] = null;
    requestAnimationFrame(() => setTimeout(() => { window.drawn[name] = performance.now(); }));
  }
};
new MutationObserver(() => {
  note('statement', '.app-statement');
  note('answer', 'article.app-turn[id]');
  note('source', '#source-panel:not([hidden]) #source');
}).observe(document, {subtree: true, childList: true, attributes: true});
addEventListener('keydown', (event) => { if (event.key === 'Enter') window.pressed = event.timeStamp; }, true);
addEventListener('click', (event) => { window.clicked = event.timeStamp; }, true);
"""
_SINCE = "([begun, name]) => window.drawn[name] ? window.drawn[name] - window[begun] : null"


def main() -> int:
    """Measure and print; the exit code says whether the run happened."""
    executable = find_chromium()
    if not executable:
        print(MISSING, file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory(prefix="stocktake-benchmark-") as folder:
        data_dir = Path(folder) / "data"
        _fill(Path(folder), data_dir)
        with serving(data_dir) as (_, url), launched(executable) as browser:
            for figure in figures(browser, url):
                print(figure.line)
    return 0


def figures(browser: Browser, url: str) -> list[Figure]:
    """Measure everything on a server that has just started."""
    began = time.perf_counter()
    urlopen(url, timeout=300).close()
    first_page = (time.perf_counter() - began) * 1000
    rounds = [_asked(browser, url, QUESTIONS[each % len(QUESTIONS)]) for each in range(ROUNDS + 1)][1:]
    statement, answer = (sorted(each[name] for each in rounds) for name in ("statement", "answer"))
    source = sorted(_source_opened(browser, url, each) for each in range(ROUNDS))
    return [
        Figure("first start page after starting", first_page, "ms", "while the model loads"),
        _of_times("Enter to first statement drawn, warm", statement, 300),
        _of_times("Enter to complete answer drawn, warm", answer, None),
        _of_times("click to source drawn, PDF of 100 pages", source, 500),
        Figure(
            "answer and its source, without its picture", _kilobytes(browser, url), "KB", "empty cache", at_most=300
        ),
    ]


def _fill(folder: Path, data_dir: Path) -> None:
    (folder / files.LONG).write_bytes(files.long_pdf())
    with Corpus.open(CorpusSettings(_env_file=None, data_dir=data_dir)) as corpus:
        ingest([LETTERS], corpus)
        ingest([folder / files.LONG], corpus, given=Given(area="Marsholm"))


def _opened(browser: Browser, url: str) -> Page:
    page = browser.new_context(base_url=url, viewport={"width": 1280, "height": 800}).new_page()
    page.add_init_script(_WATCH)
    page.goto("/")
    return page


def _asked(browser: Browser, url: str, question: str) -> dict[str, float]:
    page = _opened(browser, url)
    screens.ask(page, question)
    times = {name: _waited(page, "pressed", name) for name in ("statement", "answer")}
    page.context.close()
    return times


def _source_opened(browser: Browser, url: str, number: int) -> float:
    """Open a page of the long PDF that was not drawn before: each round another one."""
    page = _opened(browser, url)
    screens.ask(page, files.FACT_QUESTION)
    href = screens.citation(page).get_attribute("href")
    other = href.partition("?")[0].rpartition("/")[0] + f"/{10 + 7 * number}?start=0&end=8"
    screens.citation(page).evaluate("(link, href) => link.setAttribute('href', href)", other)
    screens.open_source(page)
    waited = _waited(page, "clicked", "source")
    page.context.close()
    return waited


def _waited(page: Page, begun: str, name: str) -> float:
    return page.wait_for_function(_SINCE, arg=[begun, name]).json_value()


def _kilobytes(browser: Browser, url: str) -> float:
    page = browser.new_context(base_url=url).new_page()
    finished = []
    page.on("requestfinished", lambda request: finished.append(request))
    screens.ask(page, files.FACT_QUESTION)
    screens.open_source(page)
    page.wait_for_load_state("networkidle")
    sizes = [each.sizes()["responseBodySize"] for each in finished if not each.url.endswith("/image")]
    page.context.close()
    return sum(sizes) / 1024


def _of_times(name: str, times: list[float], at_most: float | None) -> Figure:
    spread = f"median of {len(times)}; {times[0]:.0f} to {times[-1]:.0f}"
    return Figure(name, statistics.median(times), "ms", spread, at_most=at_most)


if __name__ == "__main__":
    sys.exit(main())
