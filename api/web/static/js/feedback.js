// Sends what a person thinks of an answer without loading the page again. The server's own form comes back and takes
// the old one's place; the status beside it stays where it is, because only then do screen readers say what changes in it.

const FRAGMENT = "text/vnd.stocktake.fragment";
const FAILED = "This could not be kept. Check that the service is running and try again.";

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.matches("[data-feedback]") || !event.submitter) return;
  event.preventDefault();
  if (form.getAttribute("aria-busy") !== "true") send(form, event.submitter);
});

async function send(form, button) {
  const status = form.parentElement.querySelector("[role=status]");
  const fields = new URLSearchParams(new FormData(form));
  fields.set(button.name, button.value);
  form.setAttribute("aria-busy", "true");
  status.textContent = "";
  try {
    const response = await fetch(form.action, { method: "POST", body: fields, headers: { Accept: FRAGMENT } });
    if (!response.ok) throw new Error(await refusal(response));
    show(form, button, status, await response.text());
  } catch (error) {
    form.removeAttribute("aria-busy");
    status.textContent = error instanceof TypeError ? FAILED : error.message;
  }
}

async function refusal(response) {
  const problem = await response.json().catch(() => ({}));
  return problem.detail || FAILED;
}

function show(form, button, status, html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const renewed = document.adoptNode(page.querySelector("form[data-feedback]"));
  const place = [...form.querySelectorAll("button")].indexOf(button);
  const details = form.querySelector("details");
  const hadFocus = form.contains(document.activeElement);
  if (details.open && details.contains(button)) renewed.querySelector("details").open = true;
  form.replaceWith(renewed);
  if (hadFocus) renewed.querySelectorAll("button")[place]?.focus();
  status.textContent = page.querySelector("[role=status]").textContent;
}
