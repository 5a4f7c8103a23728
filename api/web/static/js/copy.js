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
  // Headings, statements and what the glossary says, in the order of the page.
  for (const each of all("[data-under], .app-statement, [data-term]")) {
    const stated = each.querySelector("[data-text]");
    const numbers = [...each.querySelectorAll("[data-number]")].map((one) => `[${one.dataset.number}]`);
    const parts = stated ? [stated, ...each.querySelectorAll("[data-note]")].map(tidy) : [tidy(each)];
    lines.push({ text: `${parts.join(" ")} ${numbers.join("")}`.trim(), tag: each.matches("h3") ? "h3" : "p" });
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
