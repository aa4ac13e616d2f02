// Signing out deletes this account's copies of unsent text in this browser. If there are any, a dialog shows them and
// asks first.
import { forgetAll, ownCopies } from "newsroom/kept.js";
import { firstWords } from "newsroom/copy.js";

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
  dialog.querySelector("[data-delete]").onclick = () => {
    forgetAll();
    form.submit();
  };
  dialog.showModal();
});
