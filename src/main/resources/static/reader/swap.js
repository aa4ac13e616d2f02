// Puts new renderings in the place of old ones without disturbing who reads.

/** The height of what sticks to the top of the window. */
const STICKY = 56;

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
export function keepPlace(timeline, work) {
  const seen = [...timeline.querySelectorAll('.day .entry')].filter(entry => entry.getBoundingClientRect().bottom > STICKY);
  const tops = seen.map(entry => entry.getBoundingClientRect().top);
  work();
  if (scrollY === 0 || !(tops[0] < innerHeight)) return;
  const at = seen.findIndex(entry => document.getElementById(entry.id));
  if (at >= 0) scrollBy({ top: document.getElementById(seen[at].id).getBoundingClientRect().top - tops[at], behavior: 'instant' });
}
