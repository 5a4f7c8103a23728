// Files chosen or dropped on /documents into uploads: one request each, two at a time, each with its receipt in place.
// The server answers a request with events while it reads (see api/web/taking.py). Without this script the same form
// posts all files together and the receipts come on a page of their own.

const AT_ONCE = 2;
const MB = 1024 * 1024;
const CANCELLED = "Cancelled";
const STAGES = { waiting: "Waiting while other files are read", reading: "Reading" };

const panel = document.querySelector("[data-upload]");
const form = panel.querySelector("form");
const input = form.querySelector("input[type=file]");
const part = (name, within = panel) => within.querySelector(`[data-${name}]`);

const waiting = [];
const underWay = new Set();
const tally = { all: 0, done: 0, same: 0, unread: 0, failed: 0, cancelled: 0 };

part("only-script").hidden = false;

form.addEventListener("submit", (event) => {
  // Without a file the server says what is missing, in the page's own words.
  if (!input.files.length) return;
  event.preventDefault();
  const words = [...new FormData(form)].filter(([name]) => name !== input.name);
  for (const file of input.files) add(file, words);
  // What was said of these files stays: it may hold for the next ones, or have to be put right.
  input.value = "";
  clearMistake();
  part("uploads").hidden = false;
  next();
});

function add(file, words) {
  const line = part("line").content.cloneNode(true).firstElementChild;
  const upload = { file, words, line, request: null, stage: "waiting" };
  part("file", line).textContent = file.name;
  part("bar", line).setAttribute("aria-label", `Sending ${file.name}`);
  const cancel = part("cancel", line);
  cancel.setAttribute("aria-label", `Cancel ${file.name}`);
  cancel.addEventListener("click", () => stop(upload));
  part("list").append(line);
  tally.all += 1;
  const tooLarge = refusal(file);
  if (tooLarge) {
    fail(upload, tooLarge);
  } else {
    show(upload, "Waiting");
    waiting.push(upload);
  }
}

// Said before anything is sent: a server that stops reading may not get to say it.
function refusal(file) {
  const most = Math.min(Number(panel.dataset.maxFileMb), Number(panel.dataset.maxUploadMb));
  if (file.size <= most * MB) return "";
  const size = (file.size / MB).toFixed(1);
  return `It has ${size} MB, and at most ${most} MB can be taken in. Split it, or save it with smaller pictures.`;
}

function next() {
  while (underWay.size < AT_ONCE && waiting.length) send(waiting.shift());
  told();
}

function send(upload) {
  const body = new FormData();
  for (const [name, value] of upload.words) body.append(name, value);
  body.append(input.name, upload.file);

  const request = new XMLHttpRequest();
  upload.request = request;
  upload.stage = "sending";
  underWay.add(upload);
  request.upload.addEventListener("progress", ({ loaded, total }) => {
    const percent = Math.floor((100 * loaded) / (total || 1));
    part("bar", upload.line).value = percent;
    show(upload, `Sending, ${percent}%`);
  });
  request.upload.addEventListener("load", () => beyondSending(upload, "reading", "Sent"));
  let read = 0;
  request.addEventListener("progress", () => {
    if (request.status !== 200) return;
    const end = request.responseText.lastIndexOf("\n\n") + 2;
    if (end < 2) return;
    for (const event of request.responseText.slice(read, end).split("\n\n")) take(upload, event);
    read = end;
  });
  request.addEventListener("load", () => {
    if (request.status !== 200) fail(upload, detail(request));
    else if (underWay.has(upload)) fail(upload, "The server stopped before it was done. Look at the list, and add it again.");
  });
  request.addEventListener("error", () =>
    fail(upload, "The server cannot be reached, or stopped the sending. Check that it runs, and add the file again."),
  );
  request.open("POST", form.action);
  request.setRequestHeader("Accept", "text/event-stream");
  request.send(body);
}

function take(upload, event) {
  // Lines are cut by hand: an expression's “.” and “$” stop at U+2028 too, which a document may hold.
  const line = (named) => event.split("\n").find((each) => each.startsWith(`${named}: `))?.slice(named.length + 2);
  const [name, data] = [line("event"), line("data")];
  if (!name || !data) return;
  const told = JSON.parse(data);
  if (name === "stage") beyondSending(upload, told.stage, STAGES[told.stage]);
  else if (name === "done") finish(upload, told);
  else if (name === "error") fail(upload, told.detail);
}

function beyondSending(upload, stage, words) {
  upload.stage = stage;
  part("bar", upload.line)?.removeAttribute("value");
  part("bar", upload.line)?.setAttribute("aria-label", `Reading ${upload.file.name}`);
  show(upload, words);
}

function detail(request) {
  try {
    return JSON.parse(request.responseText).detail;
  } catch {
    return "The server could not take it in. Add it again.";
  }
}

function finish(upload, told) {
  const receipt = new DOMParser().parseFromString(told.html, "text/html").body.firstElementChild;
  settle(upload, told.tone, receipt);
  announce(told.announced);
}

function fail(upload, words) {
  settle(upload, "failed", note("Not taken in", upload.file.name, words));
  announce(`${upload.file.name}: not taken in. ${words}`);
}

function stop(upload) {
  const wasRead = upload.stage === "reading";
  const words = wasRead
    ? "If it had been read already, it is among the documents held."
    : "It was not taken in.";
  const focus = focusAfter(upload);
  upload.request?.abort();
  settle(upload, "cancelled", note(CANCELLED, upload.file.name, words));
  announce(`${upload.file.name}: cancelled. ${words}`);
  focus.focus();
}

// The button pressed goes, so the keyboard is led to the next one, or to how far all of it is.
function focusAfter(upload) {
  const buttons = [...part("list").querySelectorAll("[data-cancel]")];
  const at = buttons.indexOf(part("cancel", upload.line));
  return buttons[at + 1] ?? buttons[at - 1] ?? part("progress");
}

function settle(upload, tone, receipt) {
  const hadFocus = upload.line.contains(document.activeElement);
  const focus = hadFocus ? focusAfter(upload) : null;
  underWay.delete(upload);
  const at = waiting.indexOf(upload);
  if (at >= 0) waiting.splice(at, 1);
  upload.line.replaceChildren(receipt);
  tally[tone] += 1;
  focus?.focus();
  next();
}

// What becomes of a file that the server has no receipt for; looks as `_receipt.html` does.
function note(tag, name, words) {
  const article = element("article", "app-receipt app-receipt--failed");
  const heading = element("h3", "app-receipt__file");
  const tone = tag === CANCELLED ? "grey" : "red";
  heading.append(element("strong", `govuk-tag govuk-tag--${tone}`, tag), " ", element("span", "app-receipt__name", name));
  article.append(heading, element("p", "govuk-body", words));
  return article;
}

function element(name, className, text = "") {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

function show(upload, words) {
  const state = part("state", upload.line);
  if (state) state.textContent = words;
}

function announce(words) {
  part("announce").append(element("p", "", words));
}

function told() {
  const left = waiting.length + underWay.size;
  const counts = [
    [tally.done + tally.unread, "taken in"],
    [tally.same, "held already"],
    [tally.failed, "not taken in"],
    [tally.cancelled, "cancelled"],
  ].filter(([count]) => count);
  const done = counts.map(([count, words]) => `${count} ${words}`).join(", ");
  const files = tally.all === 1 ? "1 file" : `${tally.all} files`;
  part("progress").textContent = done ? `${files}: ${done}${left ? `, ${left} to go` : ""}` : `Adding ${files}`;
  if (!left && tally.all) refresh();
}

// The list below shows what has just come, unless somebody is using it.
async function refresh() {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  if (!answer.ok) return;
  const held = document.getElementById("held");
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("held");
  if (fresh && !held.contains(document.activeElement)) held.replaceWith(fresh);
}

function clearMistake() {
  document.querySelector(".govuk-error-summary")?.remove();
  form.querySelectorAll(".govuk-error-message").forEach((words) => words.remove());
  form.querySelectorAll(".govuk-form-group--error").forEach((group) => group.classList.remove("govuk-form-group--error"));
}

// Files may be dropped anywhere: one that misses must not take the browser away from the page.
const bringsFiles = (event) => event.dataTransfer?.types.includes("Files");

addEventListener("dragover", (event) => {
  if (!bringsFiles(event)) return;
  event.preventDefault();
  panel.classList.add("app-add--over");
});
addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) panel.classList.remove("app-add--over");
});
addEventListener("drop", (event) => {
  if (!bringsFiles(event)) return;
  event.preventDefault();
  panel.classList.remove("app-add--over");
  const chosen = new DataTransfer();
  for (const file of input.files) chosen.items.add(file);
  for (const item of event.dataTransfer.items) {
    const entry = item.webkitGetAsEntry?.();
    if (entry?.isDirectory) announce(`${entry.name} is a folder. Open it and drop the files in it.`);
    else if (item.kind === "file") chosen.items.add(item.getAsFile());
  }
  input.files = chosen.files;
  announce(`${input.files.length} chosen. Press “Add documents” to send them.`);
  part("add").focus();
});

addEventListener("beforeunload", (event) => {
  if (waiting.length || underWay.size) event.preventDefault();
});
