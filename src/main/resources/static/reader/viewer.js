// Shows photos at the size of the window, with caption and credit. Operated by touch or arrow keys; Escape closes.
import { element, say } from "./words.js";

let dialog;

function open(chosen) {
  const home = chosen.closest("[id]");
  const photos = [...(chosen.closest(".entry__figures") ?? chosen.parentElement.parentElement).querySelectorAll("[data-photo]")];
  const strip = element("div", { className: "viewer__strip", tabIndex: photos.length > 1 ? 0 : -1 }, ...photos.map(frame));
  const step = by => strip.scrollBy({ left: by * strip.clientWidth * (getComputedStyle(strip).direction === "rtl" ? -1 : 1) });
  const close = button("close", "×", () => dialog.close());
  dialog = element("dialog", { className: "viewer", ariaLabel: chosen.ariaLabel }, strip, close);
  if (photos.length > 1) dialog.append(button("previous", "‹", () => step(-1)), button("next", "›", () => step(1)));
  dialog.addEventListener("keydown", event => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by) strip.scrollBy({ left: by * strip.clientWidth });
  });
  dialog.addEventListener("click", event => { if (event.target.matches(".viewer__photo, .viewer__strip")) dialog.close(); });
  dialog.addEventListener("close", () => {
    dialog.remove();
    // The entry may have been rendered again meanwhile.
    const now = chosen.isConnected ? chosen : document.getElementById(home.id)?.querySelectorAll("[data-photo]")[photos.indexOf(chosen)];
    now?.focus({ preventScroll: true });
  });
  document.body.append(dialog);
  dialog.showModal();
  strip.children[photos.indexOf(chosen)].scrollIntoView({ behavior: "instant", inline: "start" });
  close.focus();
}

function frame(link) {
  // The same image files, selected for the full window width.
  const picture = link.querySelector("picture").cloneNode(true);
  for (const one of picture.children) one.sizes = `min(100vw, ${picture.lastElementChild.getAttribute("width")}px)`;
  picture.className = "viewer__picture";
  picture.lastElementChild.className = "viewer__image";
  const words = link.parentElement.querySelector("figcaption")?.cloneNode(true);
  return element("figure", { className: "viewer__photo" }, picture, ...(words ? [words] : []));
}

function button(name, sign, act) {
  const made = element("button", { type: "button", className: `viewer__button viewer__${name}`, textContent: sign, ariaLabel: say(name) });
  made.addEventListener("click", act);
  return made;
}

document.addEventListener("click", event => {
  const link = event.target.closest("[data-photo]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  open(link);
});
