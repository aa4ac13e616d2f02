// Keyboard shortcuts of every page. They are active while no text field has focus.
import { key } from "newsroom/toolbar.js";

const list = document.getElementById("keys");

list?.querySelectorAll("[data-key]").forEach(shown => { shown.textContent = key(shown.dataset.key); });

document.addEventListener("click", event => {
  if (event.target.closest("[data-open-keys]")) list.showModal();
  event.target.closest("[data-close-dialog]")?.closest("dialog").close();
});

// Closes the language menu, which covers the page, on Escape and on a click outside it.
document.addEventListener("keydown", event => {
  const menu = event.key === "Escape" && event.target.closest(".bar__language[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});
document.addEventListener("click", event => {
  const menu = document.querySelector(".bar__language[open]");
  if (menu && !menu.contains(event.target)) menu.open = false;
});

document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || document.querySelector("dialog[open]")) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const act = ACTS[event.key];
  if (act && act() !== false) event.preventDefault();
});

const ACTS = {
  "?": () => list.showModal(),
  n: () => document.querySelector("#composer-new dateline-editor")?.focus() ?? Boolean(document.querySelector("#composer-new")),
  j: () => go(1),
  k: () => go(-1),
  e: () => document.activeElement.closest(".row")?.querySelector(".row__action")?.click(),
  s: () => search(),
  "/": () => seek(),
};

function go(step) {
  const rows = [...document.querySelectorAll("#timeline .row")];
  const here = rows.indexOf(document.activeElement.closest(".row"));
  const next = rows[here < 0 ? 0 : here + step];
  if (!next) return;
  (next.querySelector(".row__number") ?? next).focus();
  next.scrollIntoView({ block: "nearest" });
}

/** Focuses the search field of this page, or opens the search page. */
function seek() {
  const field = document.querySelector("main [data-search]") ?? document.querySelector("[data-search]");
  if (field) field.focus();
  else location.assign("/newsroom/search");
}

function search() {
  const filter = document.querySelector(".filter");
  if (!filter) return;
  filter.open = true;
  filter.querySelector("[type=search]").focus();
}
