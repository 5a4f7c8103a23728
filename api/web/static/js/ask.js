// Asks without leaving the page: the question at once, the answer as it arrives, errors in words beside the box.
// Only HTML that this server made from its own templates is put into the page; a question is always text.

const find = (selector, within = document) => within.querySelector(selector);
const form = find("#ask");
const box = find("#question");
const turns = find("#turns");
const title = find("#title");
const { className: titleClass, textContent: titleWords } = title;
const problem = find("[data-problem]", form);
const send = find("[data-send]", form);
const stop = find("[data-stop]", form);
const reducedMotion = matchMedia("(prefers-reduced-motion: reduce)");
// What a new question puts away: the start page's parts, and what was suggested under the answer before.
const BEFORE = "[data-start], [data-next]";
const STOPPED = "You stopped this before it was complete. Should the answer be finished all the same, it is kept in this conversation.";
const CUT_OFF = "The connection ended before the answer was complete. Check that the server is running, then ask again.";
const UNREACHABLE = "The server cannot be reached. Check that it is running, then ask again. Your question is still in the box.";
let asking = null;
let shownPath = location.pathname;

document.addEventListener("submit", (event) => {
  const asked = event.target;
  if (!asked.matches("[data-ask]")) return;
  event.preventDefault();
  if (asking) return;
  const fields = new FormData(form);
  if (asked !== form) {
    const given = new FormData(asked, event.submitter);
    for (const name of ["question", "in_area", "instead_of"]) if (given.has(name)) fields.set(name, given.get(name));
    // With a touch screen the keyboard would come up over the answer.
    if (matchMedia("(hover: hover)").matches) box.focus({ preventScroll: true });
  }
  ask(fields, asked === form);
});

box.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  if (!asking) form.requestSubmit();
});

stop.addEventListener("click", () => asking?.abort());

// Back from a conversation that began on this page: load what the address says.
addEventListener("popstate", () => {
  if (location.pathname !== shownPath) location.reload();
});

async function ask(fields, fromBox) {
  const started = begin(fields.get("question"));
  let told = null;
  try {
    const response = await fetch("/ask", {
      method: "POST",
      headers: { Accept: "text/event-stream" },
      body: new URLSearchParams(fields),
      signal: asking.signal,
    }).catch((error) => Promise.reject(error.name === "AbortError" ? error : new Error(UNREACHABLE)));
    if (!response.ok) throw new Error((await response.json()).detail);
    for await (const [name, data] of events(response.body)) {
      if (name === "meta") open(data, started);
      else if (name === "statement") arrive(data, started);
      else if (name === "done") told = data;
      else if (name === "error") throw new Error(data.detail);
    }
    if (!told) throw new Error(CUT_OFF);
    complete(told, started);
    if (fromBox && box.value === fields.get("question")) box.value = "";
  } catch (error) {
    fail(error.name === "AbortError" ? STOPPED : error.message || CUT_OFF, started, fields.get("question"));
  } finally {
    end();
  }
}

function begin(question) {
  asking = new AbortController();
  problem.textContent = "";
  stop.hidden = false;
  send.setAttribute("aria-disabled", "true");
  for (const part of document.querySelectorAll(BEFORE)) part.hidden = true;
  find(".app-turn--newest")?.classList.remove("app-turn--newest");
  const turn = find("#turn-begun").content.cloneNode(true).firstElementChild;
  find("[data-question]", turn).textContent = question;
  turns.setAttribute("aria-busy", "true");
  turns.append(turn);
  title.className = "govuk-visually-hidden";
  form.classList.add("app-sticky-bottom");
  bringUp(turn);
  return turn;
}

function bringUp(turn) {
  turn.scrollIntoView({ block: "start", behavior: reducedMotion.matches ? "auto" : "smooth" });
}

function open(data, turn) {
  find("[data-question]", turn).textContent = data.question;
  if (!form.elements.conversation_id) {
    const id = Object.assign(document.createElement("input"), { type: "hidden", name: "conversation_id" });
    id.value = data.conversation_id;
    form.prepend(id);
    find("#tools").replaceChildren(parsed(data.tools));
    title.textContent = data.title;
    document.title = `${data.title} – ${document.title}`;
    history.pushState(null, "", data.url);
    shownPath = location.pathname;
    bringUp(turn);
  } else history.replaceState(null, "", data.url);
}

function arrive(data, turn) {
  find("[data-ended]", turn).textContent = "";
  find(".app-statements", turn).append(parsed(data.html));
}

// What streamed in stays where it is, with the focus and the open source that may be on it; the rest comes around it.
function complete(data, turn) {
  for (const part of document.querySelectorAll(BEFORE)) part.remove();
  const whole = parsed(data.html).firstElementChild;
  for (const { name, value } of whole.attributes) if (name !== "class") turn.setAttribute(name, value);
  find("[data-question]", turn).replaceWith(find("[data-question]", whole));
  find("[data-ended]", turn).remove();
  const rest = [...find(".app-answer", whole).childNodes];
  const streamed = rest.findIndex((each) => each.matches?.(".app-statements"));
  const list = find(".app-statements", turn);
  list.before(...rest.slice(0, Math.max(streamed, 0)));
  list.after(...rest.slice(streamed + 1));
  if (streamed < 0) list.remove();
  find("#scope").replaceChildren(parsed(data.scope));
  find("#announced").textContent = data.announced;
}

function fail(words, turn, question) {
  const isPartlyThere = find(".app-statement", turn);
  if (isPartlyThere) find("[data-ended]", turn).textContent = words;
  else {
    turn.remove();
    for (const part of document.querySelectorAll(BEFORE)) part.hidden = false;
    if (!turns.childElementCount) {
      Object.assign(title, { className: titleClass, textContent: titleWords });
      form.classList.remove("app-sticky-bottom");
    }
  }
  (isPartlyThere ? find("#announced") : problem).textContent = words;
  box.value ||= question;
}

function end() {
  asking = null;
  turns.removeAttribute("aria-busy");
  send.removeAttribute("aria-disabled");
  if (document.activeElement === stop || document.activeElement === document.body) box.focus({ preventScroll: true });
  stop.hidden = true;
}

function parsed(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

async function* events(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let held = "";
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    const blocks = (held + read.value).split("\n\n");
    held = blocks.pop();
    for (const block of blocks) {
      // Lines are cut by hand: an expression's “.” and “$” stop at U+2028 too, which a document may hold.
      const line = (name) => block.split("\n").find((each) => each.startsWith(`${name}: `))?.slice(name.length + 2);
      if (line("data")) yield [line("event"), JSON.parse(line("data"))];
    }
  }
}
