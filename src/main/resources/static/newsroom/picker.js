// The photo picker: shows the library's page in a dialog and adds the chosen photo to the form.
import { isSignIn } from "newsroom/address.js";
import { signInAgain } from "newsroom/sign-in.js";
import { say } from "newsroom/words.js";

const LIBRARY = "/newsroom/photos";
let dialog;
let figures;

document.addEventListener("click", event => {
  const button = event.target.closest("[data-library]");
  if (button) open(button.closest("form").querySelector("dateline-figures"));
});

function open(into) {
  figures = into;
  dialog ??= made();
  dialog.showModal();
  dialog.querySelector("input").value = "";
  show(LIBRARY);
}

function made() {
  const shell = document.getElementById("library").content.firstElementChild.cloneNode(true);
  document.body.append(shell);
  let wait;
  shell.querySelector("input").addEventListener("input", event => {
    clearTimeout(wait);
    wait = setTimeout(() => show(`${LIBRARY}?q=${encodeURIComponent(event.target.value)}`), 250);
  });
  shell.addEventListener("click", event => {
    const shot = event.target.closest("[data-photo]");
    const more = event.target.closest("[data-more]");
    if (shot || more) event.preventDefault();
    if (shot) take(shot.dataset);
    if (more) show(more.getAttribute("href"), more.closest("li"));
    if (event.target.closest("[data-close-picker]")) shell.close();
  });
  return shell;
}

function take({ photo, preview, caption, alt, credit, width, height, usage, restriction, animated }) {
  if (Number(figures.dataset.most) === 1) figures.clear();
  const row = figures.add();
  figures.arrived(row, { key: photo, preview, caption, alt, credit, width, height, usage, restriction, animated: animated === "true" });
  dialog.close();
  row.querySelector("textarea, input:not([type=hidden])").focus();
}

/** @param after a row to replace with the photos; without it, they replace all photos shown */
async function show(address, after) {
  const asked = dialog.asked = Symbol("asked");
  const answer = await fetch(address).catch(() => null);
  if (answer && isSignIn(answer.url)) return void ((await signInAgain()) && show(address, after));
  if (dialog.asked !== asked) return;
  const status = dialog.querySelector("[role=status]");
  if (!answer?.ok) return void (status.textContent = say("picker.lost"));
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const found = [...page.querySelectorAll("#found [data-rows] > li")].map(item => document.importNode(item, true));
  found.forEach(item => { item.removeAttribute("id"); item.querySelectorAll("[hx-get]").forEach(link => link.removeAttribute("hx-get")); });
  const grid = dialog.querySelector("[data-grid]");
  if (after) after.replaceWith(...found);
  else grid.replaceChildren(...found);
  status.textContent = page.querySelector("#found .desk__empty")?.textContent ?? "";
  if (after) found[0]?.querySelector("a")?.focus();
}
