// Replaces elements with new renderings without disturbing the reader.

/** The height in px of what sticks to the top of the window. */
const STICKY = 56;
/** An entry that begins within this share of the window's height counts as the one being read. */
const NEAR = .35;

export function parse(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content.firstElementChild;
}

/** Replaces one element with another; keeps the focus, and which details are open. */
export function swap(old, fresh) {
  const focus = old.contains(document.activeElement) && document.activeElement;
  const shell = part => part.cloneNode(false).outerHTML;
  const same = focus && [...fresh.querySelectorAll(focus.tagName)].find(part => shell(part) === shell(focus));
  const folds = [...old.querySelectorAll("details")].map(fold => fold.open);
  fresh.querySelectorAll("details").forEach((fold, at) => { fold.open = folds[at]; });
  old.replaceWith(fresh);
  if (focus) (same || fresh).focus({ preventScroll: true });
}

/** The index of the first entry that ends below what sticks to the top. Hidden entries have no height. */
function firstSeen(entries) {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    let at = middle;
    while (at < high && !entries[at].offsetHeight) at++;
    if (at === high) high = middle;
    else if (entries[at].getBoundingClientRect().bottom <= STICKY) low = at + 1;
    else high = middle;
  }
  return low;
}

/**
 * Runs a function that changes the timeline, and then restores the scroll position. The entry that begins near the top
 * of the window keeps its place, even if the end of the previous one is still visible. If none begins there, the entry
 * that extends into the window from above keeps its place.
 */
export function keepPlace(days, work) {
  if (scrollY === 0) return work();
  const entries = days.entries();
  const seen = [];
  const tops = [];
  for (let at = firstSeen(entries); at < entries.length && !(tops.at(-1) > 2 * innerHeight); at++) {
    if (!entries[at].offsetHeight) continue;
    seen.push(entries[at]);
    tops.push(entries[at].getBoundingClientRect().top);
  }
  const begun = tops.findIndex(top => top >= STICKY);
  const first = begun > 0 && tops[begun] < STICKY + innerHeight * NEAR ? begun : 0;
  work();
  if (scrollY === 0 || !(tops[0] < innerHeight)) return;
  const order = [...seen.keys()].slice(first).concat(first ? [0] : []);
  const at = order.find(index => document.getElementById(seen[index].id));
  if (at === undefined) return;
  scrollBy({ top: document.getElementById(seen[at].id).getBoundingClientRect().top - tops[at], behavior: "instant" });
}
