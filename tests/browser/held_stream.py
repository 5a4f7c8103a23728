"""An answer's stream that a test lets through event by event, so that "meanwhile" can be looked at.

The page's own `fetch` is wrapped before its scripts run: what it reads comes from the server, only
later. Nothing of the page is replaced.
"""

from __future__ import annotations

from playwright.sync_api import Page

_WRAP = """
(() => {
  const real = window.fetch;
  let allowed = 0;
  let wake = () => {};
  window.letThrough = (events) => {
    allowed += events;
    wake();
  };
  const turn = (signal) => new Promise((resolve, reject) => {
    wake = () => {
      if (allowed < 1) return;
      allowed -= 1;
      wake = () => {};
      resolve();
    };
    signal?.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')));
    wake();
  });
  window.fetch = async (address, options) => {
    const response = await real(address, options);
    if (!String(address).endsWith('/ask') || !response.body) return response;
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let blocks = [], rest = '';
    const body = new ReadableStream({
      async pull(controller) {
        while (!blocks.length) {
          const read = await reader.read();
          if (read.done) return controller.close();
          blocks = (rest + read.value).split('\\n\\n');
          rest = blocks.pop();
        }
        await turn(options.signal);
        controller.enqueue(new TextEncoder().encode(`${blocks.shift()}\\n\\n`));
      },
    }, {highWaterMark: 0});
    return new Response(body, {status: response.status, headers: response.headers});
  };
})();
"""
ALL = 1000
"""More events than an answer has."""


def hold_streams(page: Page) -> None:
    """Hold every answer asked for on the pages opened in `page` from here on."""
    page.add_init_script(_WRAP)


def let_through(page: Page, events: int = 1) -> None:
    """Let the next events reach the page, those that have not come yet as soon as they do."""
    page.evaluate("(events) => letThrough(events)", events)
