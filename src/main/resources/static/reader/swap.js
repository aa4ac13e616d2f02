// Puts new renderings in the place of old ones without disturbing who reads.

/** The height of what sticks to the top of the window. */
const STICKY = 56;
/** An entry that begins within this share of the window is the one being read, whatever is left of the entry above it. */
const NEAR = .35;

export function parse(html) {
  const template = document.createElement('template');
  template.innerHTML = html;
  return template.content.firstElementChild;
}

/** Puts one element in another's place; the focus stays where it was, folds stay open or shut. */
export function swap(old, fresh) {
  const focus = old.contains(document.activeElement) && document.activeElement;
  const shell = part => part.cloneNode(false).outerHTML;
  const same = focus && [...fresh.querySelectorAll(focus.tagName)].find(part => shell(part) === shell(focus));
  const folds = [...old.querySelectorAll('details')].map(fold => fold.open);
  fresh.querySelectorAll('details').forEach((fold, at) => { fold.open = folds[at]; });
  old.replaceWith(fresh);
  if (focus) (same || fresh).focus({ preventScroll: true });
}

/** Does its work without moving what the reader sees. */
// The entry that begins near the top of the window keeps its place, even if the end of the one above is still in view; where none begins there,
// the entry that reaches into the window from above does.
export function keepPlace(timeline, work) {
  const seen = [...timeline.querySelectorAll('.day .entry')].filter(entry => entry.getBoundingClientRect().bottom > STICKY);
  const tops = seen.map(entry => entry.getBoundingClientRect().top);
  const begun = tops.findIndex(top => top >= STICKY);
  const first = begun > 0 && tops[begun] < STICKY + innerHeight * NEAR ? begun : 0;
  work();
  if (scrollY === 0 || !(tops[0] < innerHeight)) return;
  const order = [...seen.keys()].slice(first).concat(first ? [0] : []);
  const at = order.find(index => document.getElementById(seen[index].id));
  if (at === undefined) return;
  scrollBy({ top: document.getElementById(seen[at].id).getBoundingClientRect().top - tops[at], behavior: 'instant' });
}
