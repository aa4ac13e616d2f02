// A menu of the hours of each day, as links to entries. Updated when entries or the chosen time zone change.
import { element, say } from "./words.js";
import { hourLabel } from "./times.js";

/** The label of each entry's hour, until the chosen time zone changes. */
let labels = new WeakMap();

function labelOf(entry) {
  const label = labels.get(entry) ?? hourLabel(entry);
  labels.set(entry, label);
  return label;
}

function list(day) {
  const hours = new Map();
  for (const entry of day.querySelectorAll(".day__entries > .entry")) {
    const label = labelOf(entry);
    if (!hours.has(label)) hours.set(label, entry.id);
  }
  const signature = [...hours].join();
  if (day.hours === signature) return;
  day.hours = signature;
  let menu = day.querySelector(".hours");
  if (hours.size < 2) return menu?.remove();
  if (!menu) {
    menu = element("details", { className: "hours" }, element("summary", { className: "hours__label", textContent: say("hours") }),
      element("ul", { className: "hours__list" }));
    day.querySelector(".day__bar").append(menu);
  }
  const links = [...hours].map(([label, id]) => element("li", {}, element("a", { href: `#${id}`, textContent: label })));
  if (!menu.open || !menu.contains(document.activeElement)) menu.querySelector(".hours__list").replaceChildren(...links);
}

document.addEventListener("timeline-changed", event => event.detail?.days.forEach(list));
document.addEventListener("times-changed", () => {
  labels = new WeakMap();
  document.querySelectorAll(".day").forEach(list);
});
document.addEventListener("click", event => {
  const chosen = event.target.closest(".hours a");
  for (const menu of document.querySelectorAll(".hours[open]")) if (chosen || !menu.contains(event.target)) menu.open = false;
});
document.addEventListener("keydown", event => {
  const menu = event.key === "Escape" && event.target.closest(".hours[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});
