// Shows the page a citation stands on beside the conversation, on a narrow screen over it. What is shown is the element
// `#source` of the page the link leads to: HTML this server made, with everything from documents escaped.

const panel = document.getElementById("source-panel");
const isNarrow = matchMedia("(max-width: 63.99em)");
const UNREACHABLE = "The server cannot be reached. Check that it is running, then follow the link again.";
const REFUSED = "The server did not send this page. Follow the link again, or open it as a page of its own.";
let opener = null;
let loading = null;

document.documentElement.classList.add("app-has-script");

const close = made("button", "govuk-button govuk-button--secondary app-panel__close", "Close");
close.type = "button";
close.append(made("span", "govuk-visually-hidden", " the source"));
const alone = made("a", "govuk-link", "Open as a page");
const status = made("p", "govuk-visually-hidden");
status.setAttribute("role", "status");
const bar = made("div", "app-panel__bar");
bar.append(close, alone);
const body = made("div", "app-panel__body");
const sheet = made("div", "app-panel");
sheet.append(bar, status, body);
const dialog = made("dialog", "app-panel__dialog");
dialog.setAttribute("aria-label", "Source");

if (panel) {
  // A page loaded again comes without its panel, whatever the history says.
  if (history.state?.source) history.replaceState(null, "");
  document.addEventListener("click", followed);
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select") && !panel.contains(event.target);
    if (event.key === "Escape" && isOpen() && !dialog.open && !typing && !event.defaultPrevented) leave();
  });
  panel.addEventListener("submit", (event) => {
    if (!event.target.matches("form[data-source]")) return;
    event.preventDefault();
    show(`${event.target.action}?${new URLSearchParams(new FormData(event.target))}`);
  });
  // At the foot of the page the panel is pushed up, and browsers take its bar, which sticks, for being in view.
  // What is in view stays where it is: a page that moved under the pointer would lose the click.
  panel.addEventListener("focusin", ({ target }) => {
    if (target.getBoundingClientRect().top < 0) scrollBy({ top: Math.min(panel.getBoundingClientRect().top, 0) });
  });
  close.addEventListener("click", leave);
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    leave();
  });
  isNarrow.addEventListener("change", () => isOpen() && settle());
  addEventListener("popstate", (event) => {
    if (event.state?.source) show(event.state.source);
    else if (isOpen() && dialog.open) shut();
  });
}
document.addEventListener("click", copied);

function followed(event) {
  const link = event.target.closest("a[data-source]");
  if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  if (!panel.contains(link)) opener = link;
  // On a phone, Back takes away what lies over the page.
  if (isNarrow.matches && !isOpen()) history.pushState({ source: link.href }, "");
  show(link.href);
}

// Loads a source and shows it; of several asked for quickly, the last.
async function show(href) {
  loading?.abort();
  const mine = (loading = new AbortController());
  settle();
  if (history.state?.source) history.replaceState({ source: href }, "");
  alone.href = href;
  status.textContent = "Opening the source…";
  body.setAttribute("aria-busy", "true");
  let source;
  try {
    const response = await fetch(href, { headers: { Accept: "text/html" }, signal: mine.signal });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    source = page.getElementById("source") ?? told(REFUSED);
    if (response.redirected) alone.href = response.url;
  } catch (error) {
    if (error.name === "AbortError") return;
    source = told(UNREACHABLE);
  }
  if (loading !== mine) return;
  loading = null;
  status.textContent = "";
  body.removeAttribute("aria-busy");
  body.replaceChildren(document.adoptNode(source));
  for (const link of document.querySelectorAll("a[data-source]:not(#source a)")) {
    if (link.href === href) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  take();
}

// Moves the focus to what was opened, unless somebody is doing something else by now, and the marked words into view:
// at once, since a panel that still moves takes clicks meant for something else.
function take() {
  const heading = body.querySelector("#source-heading");
  const focused = document.activeElement;
  sheet.parentElement.scrollTop = 0;
  if (focused === document.body || focused === opener || sheet.contains(focused) || focused === dialog) {
    heading.focus({ preventScroll: true });
  }
  const marked = [...body.querySelectorAll("[data-mark], mark")];
  const words = marked.find((each) => !each.closest("details:not([open])"));
  if (!words || getComputedStyle(heading.parentElement).position !== "sticky") return;
  for (const scroller of [sheet.parentElement, words.closest(".app-scroll")]) {
    if (!scroller) continue;
    const [at, within] = [words.getBoundingClientRect(), scroller.getBoundingClientRect()];
    scroller.scrollBy({
      top: at.top - within.top - scroller.clientHeight * 0.4,
      left: at.left - within.left - scroller.clientWidth * 0.1,
    });
  }
}

// Puts the panel where the width of the window wants it: beside the page, or over it. What is moved loses the focus.
function settle() {
  panel.hidden = false;
  const place = isNarrow.matches ? dialog : panel;
  if (sheet.parentElement !== place) {
    if (dialog.open) dialog.close();
    place.append(sheet);
    panel.replaceChildren(isNarrow.matches ? dialog : sheet);
  }
  if (isNarrow.matches && !dialog.open) dialog.showModal();
}

function leave() {
  const isInHistory = dialog.open && history.state?.source;
  shut();
  if (isInHistory) history.back();
}

function shut() {
  loading?.abort();
  loading = null;
  if (dialog.open) dialog.close();
  panel.hidden = true;
  body.replaceChildren();
  for (const link of document.querySelectorAll("a[data-source][aria-current]")) link.removeAttribute("aria-current");
  const back = opener?.isConnected ? opener : document.getElementById("main-content");
  back.focus({ preventScroll: back !== opener });
}

function isOpen() {
  return !panel.hidden;
}

function told(words) {
  const article = made("article", "app-source-page");
  const heading = made("h2", "govuk-heading-m", "The source could not be opened");
  heading.id = "source-heading";
  heading.tabIndex = -1;
  article.append(heading, made("p", "govuk-body", words));
  return article;
}

function made(tag, className, text = "") {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}

async function copied(event) {
  const button = event.target.closest("[data-copy-words]");
  if (!button) return;
  const words = button.closest("figure").querySelector("[data-words]").textContent;
  const outcome = await (navigator.clipboard?.writeText(words) ?? Promise.reject()).then(() => "Copied", () => "Could not copy");
  status.textContent = `${outcome}.`;
  button.firstChild.textContent = outcome;
  setTimeout(() => (button.firstChild.textContent = "Copy"), 3000);
}
