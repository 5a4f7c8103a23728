"""A page as laid out into what a person who zooms, or uses only a keyboard, would run into.

400 % zoom of a 1280 by 1024 window is a viewport of 320 by 256 CSS pixels; that is how it is tried,
because headless chromium has no zoom of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Page

ZOOMED = {"width": 320, "height": 256}
_TOO_WIDE = """() => {
  const limit = document.documentElement.clientWidth;
  const scrolls = (element) => ['auto', 'scroll'].includes(getComputedStyle(element).overflowX);
  const inScroller = (element) => {
    for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) if (scrolls(at)) return at;
    return null;
  };
  const name = (element) =>
    `${element.tagName.toLowerCase()}.${element.className} “${(element.textContent || '').trim().slice(0, 40)}”`;
  const wide = [...document.body.querySelectorAll('*')].filter((element) => {
    const box = element.getBoundingClientRect();
    if (box.width === 0 || box.height === 0 || element.closest('.govuk-visually-hidden')) return false;
    const scroller = inScroller(element);
    if (scroller) return !scroller.querySelector('table, img, svg') && (box.right > limit + 1);
    return box.right > limit + 1 || box.left < -1;
  }).map((element) => `reaches beyond the screen: ${name(element)}`);
  const cut = [...document.body.querySelectorAll('p, li, h1, h2, h3, a, button, td, th, label, dt, dd, figcaption')]
    .filter((element) => !element.closest('.govuk-visually-hidden') && element.clientWidth > 2)
    .filter((element) => ['hidden', 'clip'].includes(getComputedStyle(element).overflowX)
      && element.scrollWidth > element.clientWidth + 1)
    .map((element) => `cuts its words: ${name(element)}`);
  const page = document.documentElement.scrollWidth > limit ? ['the page scrolls sideways'] : [];
  return [...page, ...wide, ...cut];
}"""
_FROM_THE_TOP = """() => {
  const root = document.documentElement;
  root.tabIndex = -1;
  root.focus();
  root.removeAttribute('tabindex');
  scrollTo(0, 0);
}"""
_FOCUSED = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const name = `${element.tagName.toLowerCase()} “${(element.getAttribute('aria-label') || element.textContent
    || element.name || element.id || '').trim().replace(/\\s+/g, ' ').slice(0, 50)}”`;
  const seen = (box) => {
    const left = Math.max(box.left, 0), right = Math.min(box.right, innerWidth);
    const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
    if (right - left < 1 || bottom - top < 1) return false;
    const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return over && (element.contains(over) || over.contains(element) && over.closest('label') === over
      || (element.labels && [...element.labels].some((label) => label.contains(over))));
  };
  const boxes = [...element.getClientRects(), ...(element.labels ? [...element.labels].flatMap(
    (label) => [...label.getClientRects()]) : [])];
  const drawn = (style) => style.boxShadow !== 'none'
    || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 && !/, 0\\)$/.test(style.outlineColor));
  const looks = [getComputedStyle(element), ...(element.labels ? [...element.labels].flatMap((label) =>
    [getComputedStyle(label), getComputedStyle(label, '::before')]) : [])];
  if (!element.dataset.visited) element.dataset.visited = String(++window.visits || (window.visits = 1));
  // The link that skips the navigation is marked by being there at all.
  const marked = looks.some(drawn) || element.matches('.govuk-skip-link');
  return {name, number: element.dataset.visited, hidden: !boxes.some(seen), marked};
}"""


_NAME = """() => {
  const element = document.activeElement;
  const words = element.getAttribute('aria-label') || (element.labels && element.labels[0] || element).textContent;
  return element === document.body ? '' : words.trim().replace(/\\s+/g, ' ').replace(/ ([:,])/g, '$1');
}"""


def named_by(page: Page) -> str:
    """Return what a screen reader calls the element that has the focus, "" for none."""
    return page.evaluate(_NAME)


def sideways_faults(page: Page) -> list[str]:
    """Return what needs scrolling in two directions, or is cut off; tables and pictures may scroll in a box."""
    return page.evaluate(_TOO_WIDE)


def tab_stops(page: Page, at_most: int = 150) -> Iterator[dict]:
    """Press Tab from the top of the page until focus leaves it; yield how each stop looks while focused."""
    page.evaluate(_FROM_THE_TOP)
    seen = set()
    for _ in range(at_most):
        page.keyboard.press("Tab")
        stop = page.evaluate(_FOCUSED)
        if stop is None or stop["number"] in seen:
            return
        seen.add(stop["number"])
        yield stop


def focus_faults(page: Page) -> list[str]:
    """Return the stops whose focus is hidden behind something (WCAG 2.4.11) or not marked (2.4.7)."""
    stops = list(tab_stops(page))
    assert stops, "nothing on this page takes focus"
    hidden = [f"focused but hidden: {stop['name']}" for stop in stops if stop["hidden"]]
    return hidden + [f"focus not marked: {stop['name']}" for stop in stops if not stop["marked"]]
