// A click on a scope chip changes what the next question is asked over, and leaves the page and a question half typed.

document.addEventListener("click", async (event) => {
  const chip = event.target.closest("a[data-scope]");
  if (!chip || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  try {
    const response = await fetch(chip.href);
    if (!response.ok) throw new Error();
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const scope = document.getElementById("scope");
    scope.replaceChildren(...document.adoptNode(page.getElementById("scope")).childNodes);
    history.replaceState(null, "", chip.href.split("#")[0]);
    const set = [...scope.querySelectorAll("[data-scope-label]")].map((label) => label.textContent);
    document.getElementById("announced").textContent = set.length
      ? `Asking only about ${set.join(", ")}.`
      : "Asking about everything held.";
    document.getElementById("question").focus();
  } catch {
    location.assign(chip.href);
  }
});
