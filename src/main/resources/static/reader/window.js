// Keeps an open page as short as the story's newest page: older entries give way to the link to the older page that
// begins with them. What is at the reader's place or above it stays.
import { element, say } from "./words.js";

/** Entries that begin within this many heights of the window are not removed. */
const NEAR = 2;

export class PageWindow {
  /** Where older pages begin, the newest first, as changes have told since the page was opened. */
  cuts = [];
  due = false;

  constructor(timeline, days) {
    this.timeline = timeline;
    this.days = days;
  }

  /** The sort key at which the story's newest page begins; empty while that is not known. */
  get from() {
    return this.cuts[0]?.from ?? "";
  }

  /** Takes note of where the story's newest page begins, and of the page before it. */
  learn(older) {
    if (!older || this.days.oldestFirst || older.from <= this.from) return;
    if (older.path === this.timeline.dataset.older) this.days.from = older.from;
    else {
      this.cuts.unshift(older);
      this.due = true;
    }
  }

  /** Removes as much as older pages hold and the reader is not near to. */
  trim() {
    this.due = false;
    for (const cut of this.cuts) {
      const older = this.days.olderThan(cut.from);
      if (!older.length) return;
      if (this.isFar(older)) return this.drop(older, cut);
    }
  }

  isFar(entries) {
    const first = entries.find(entry => entry.offsetHeight);
    const selection = getSelection();
    return !(first?.getBoundingClientRect().top < NEAR * innerHeight)
      && !entries.some(entry => entry.contains(document.activeElement) || !selection.isCollapsed && selection.containsNode(entry, true));
  }

  drop(entries, cut) {
    for (const entry of entries) this.days.remove(entry);
    this.days.from = cut.from;
    this.cuts.length = this.cuts.indexOf(cut) + 1;
    this.lead(cut);
    this.days.tidy();
  }

  /** Ends the timeline with the link to the older page, and finds the start of coverage there. */
  lead({ path, start }) {
    this.timeline.dataset.older = path;
    const end = this.days.end();
    const link = element("a", { className: "pager", rel: "next", href: path, textContent: say("older") });
    if (end?.matches(".timeline__older")) end.firstElementChild.href = path;
    else {
      const line = element("p", { className: "timeline__older" }, link);
      if (end) end.replaceWith(line);
      else this.timeline.append(line);
    }
    this.timeline.querySelector(".switch a[href$='#start']")?.setAttribute("href", start);
    document.querySelector(".story__opened")?.removeAttribute("hidden");
  }

  /** Takes over where another rendering of the page ends. */
  renew(page) {
    const { older } = page.dataset;
    if (!older || older === this.timeline.dataset.older || this.days.oldestFirst) return;
    this.cuts = [];
    this.lead({ path: older, start: page.querySelector(".switch a[href$='#start']")?.getAttribute("href") ?? "" });
  }
}
