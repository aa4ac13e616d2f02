// Signing out deletes this account's copies of unsent text in this browser. If there are any, a dialog shows them and
// asks first.
import { forgetAll, ownCopies } from "newsroom/kept.js";
import { firstWords } from "newsroom/copy.js";

/** The form that waits for the answer of the dialog. */
let waiting;

document.addEventListener("submit", event => {
  const form = event.target;
  if (form.getAttribute("action") !== "/newsroom/sign-out" || event.defaultPrevented) return;
  const unsent = ownCopies();
  const dialog = document.getElementById("sign-out-unsent");
  if (!unsent.length || !dialog) return forgetAll();
  event.preventDefault();
  dialog.querySelector("[data-unsent]").replaceChildren(...unsent.slice(0, 5).map(copy => {
    const line = document.createElement("li");
    line.textContent = firstWords(copy) || "…";
    return line;
  }));
  waiting = form;
  dialog.showModal();
});

document.addEventListener("click", event => {
  if (!event.target.closest("#sign-out-unsent [data-delete]")) return;
  forgetAll();
  waiting.submit();
});
