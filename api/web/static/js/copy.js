// Copies an answer with its references, as plain text and as simple HTML, from what the page shows of it.

const tidy = (element) => element.textContent.replace(/\s+/g, " ").trim();
document.documentElement.classList.add("app-has-script");

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const turn = button.closest("article");
  const lines = written(turn);
  const text = lines.map((line) => line.text).join("\n");
  let outcome = "Copied";
  try {
    await navigator.clipboard.write([
      new ClipboardItem({ "text/plain": plain(text), "text/html": new Blob([html(lines)], { type: "text/html" }) }),
    ]);
  } catch {
    // Some browsers take no HTML; some pages, by their address, may not copy at all.
    outcome = await navigator.clipboard?.writeText(text).then(() => "Copied", () => null) ?? "Could not copy";
  }
  document.getElementById("announced").textContent = outcome === "Copied" ? "Answer copied." : `${outcome}.`;
  button.firstChild.textContent = outcome;
  setTimeout(() => (button.firstChild.textContent = "Copy"), 3000);
});

function written(turn) {
  const all = (selector) => [...turn.querySelectorAll(selector)];
  const lines = all("[data-question]").map((each) => ({ text: tidy(each), tag: "h2" }));
  lines.push(...all("[data-message]").map((each) => ({ text: tidy(each), tag: "p" })));
  for (const statement of all(".app-statement")) {
    const numbers = [...statement.querySelectorAll("[data-number]")].map((each) => `[${each.dataset.number}]`);
    lines.push({ text: `${tidy(statement.querySelector("[data-text]"))} ${numbers.join("")}`.trim(), tag: "p" });
  }
  lines.push(...all("[data-as-at]").map((each) => ({ text: tidy(each), tag: "p" })));
  for (const source of all("[data-references] > li")) {
    const number = source.querySelector("[data-number]").dataset.number;
    const place = tidy(source.querySelector("[data-reference]"));
    lines.push({ text: `[${number}] ${place}: “${tidy(source.querySelector("[data-quote]"))}”`, tag: "p" });
  }
  return lines;
}

function plain(text) {
  return new Blob([text], { type: "text/plain" });
}

function html(lines) {
  const body = document.createElement("div");
  for (const { text, tag } of lines) body.append(Object.assign(document.createElement(tag), { textContent: text }));
  return body.innerHTML;
}
