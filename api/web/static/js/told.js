// What a form came to is where reading begins: a list of mistakes, or what was done, has the focus when the page opens.

const told = document.querySelector(".govuk-error-summary, .govuk-notification-banner--success");
if (told) {
  told.tabIndex = -1;
  told.focus();
}
