// A form that takes seconds (`data-once` holds the words to show meanwhile) is sent once, however often it is pressed.

for (const form of document.querySelectorAll("form[data-once]")) {
  const button = form.querySelector("button");
  const status = form.querySelector("[data-status]");

  form.addEventListener("submit", () => {
    // After this turn: a button disabled at once would not be sent with the form.
    setTimeout(() => {
      button.disabled = true;
      status.textContent = form.dataset.once;
    });
  });

  // Coming back to the page shows it as it was left.
  addEventListener("pageshow", () => {
    button.disabled = false;
    status.textContent = "";
  });
}
