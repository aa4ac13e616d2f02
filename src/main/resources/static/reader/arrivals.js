// Inserts new entries into the timeline. They slide in when the reader is at the end of the timeline where they belong.
// Otherwise they wait, and a button shows their number.
import { count, element } from "./words.js";
import { keepPlace, parse } from "./swap.js";

/** Distance from that end, in px, within which the reader counts as being there. */
const NEAR = 64;
/** Announcements are collected until nothing happened for BURST ms, but for at most LONGEST_BURST ms. */
const BURST = 400;
const LONGEST_BURST = 2000;
/** Milliseconds in which new entries appear. */
const SLIDE = 360;
const still = matchMedia("(prefers-reduced-motion: reduce)");

export class Arrivals {
  /** Changes whose entries may be shown at once, by number. */
  waiting = new Map();
  /** The same, and those that a paused page holds back: what is new to the reader. */
  unseen = new Map();
  told = 0;
  /** Events to announce, counted by phrase. */
  unspoken = new Map();

  constructor(timeline, days, page) {
    this.timeline = timeline;
    this.days = days;
    this.page = page;
    this.keyOnly = timeline.querySelector("input[value='key']");
    this.title = document.title;
    this.about = this.title.slice(document.querySelector("h1").textContent.length);
    this.status = element("p", { className: "hidden", role: "status" });
    this.pill = element("button", { className: "pill", type: "button", hidden: true });
    this.pill.addEventListener("click", () => this.catchUp());
    timeline.prepend(this.status, this.pill);
  }

  rename(headline) {
    this.title = headline + this.about;
  }

  /** Shows the waiting entries if that does not disturb the reader; otherwise shows their number. */
  settle() {
    if (this.waiting.size && this.isFree()) this.show(true);
    this.tell();
  }

  isFree() {
    const first = this.days.all()[0]?.querySelector(".entry");
    const there = !first || (this.days.oldestFirst ? this.timeline.getBoundingClientRect().bottom < innerHeight + NEAR
      : scrollY < NEAR || first.getBoundingClientRect().top > innerHeight);
    return there && !this.timeline.paused && !document.hidden && !document.activeElement?.closest(".day .entry, dialog")
      && getSelection().isCollapsed;
  }

  /** Whether the entry would be visible: with the filter "key events", only key events are. */
  wouldShow(change) {
    return !this.keyOnly?.checked || (change.isKey ??= parse(change.html).matches(".entry--key"));
  }

  /** Lets an entry wait. */
  add(change) {
    this.waiting.set(change.number, change);
    this.unseen.set(change.number, change);
  }

  /** Holds an entry of a paused page back. */
  hold(change) {
    this.unseen.set(change.number, change);
  }

  /** Forgets an entry that is not to be shown any more. */
  forget(number) {
    this.waiting.delete(number);
    this.unseen.delete(number);
  }

  clear() {
    this.waiting.clear();
    this.unseen.clear();
  }

  /** Whether entries that are newer than all on this page belong on an older page by now. */
  hasGap() {
    const newest = this.page.from && this.days.newest();
    return newest && [...this.waiting.values()].some(change => change.sort < this.page.from && change.sort > newest.dataset.sort);
  }

  show(slide) {
    // With a gap, what stood here before is on older pages, and so is what came first of all that waits.
    const gap = this.hasGap();
    const before = slide && !still.matches ? this.inView() : [];
    const fresh = [...this.waiting.values()].filter(change => !gap || change.sort >= this.page.from).map(change => {
      const entry = parse(change.html);
      entry.classList.add("entry--new");
      this.days.place(entry, change);
      return entry;
    });
    this.clear();
    this.timeline.markLead();
    if (gap) this.page.drop(this.days.olderThan(this.page.from), this.page.cuts[0]);
    this.days.tidy();
    const seen = fresh.filter(entry => entry.offsetHeight);
    if (slide && seen.length) {
      this.announce("updates", seen.length);
      if (!still.matches) this.slide(seen, before);
    }
    return seen;
  }

  /** The entries and labels of days that begin above the bottom of the window, each with its distance from the top. */
  inView() {
    const parts = [];
    for (const part of this.days.parts()) {
      const { top } = part.getBoundingClientRect();
      if (top > innerHeight) break;
      parts.push([part, top]);
    }
    return parts;
  }

  /**
   * Moves what is below new entries from its former place, and then lets the entries appear. The browser can do both
   * without computing the layout of the page for each frame.
   */
  slide(fresh, before) {
    for (const [part, top] of before) {
      const by = part.isConnected ? top - part.getBoundingClientRect().top : 0;
      if (by) part.animate([{ transform: `translateY(${by}px)` }, { transform: "none" }], { duration: .6 * SLIDE, easing: "ease-out" });
    }
    const appear = [{ opacity: 0 }, { opacity: 0, offset: .6 }, { opacity: 1 }];
    for (const entry of fresh) entry.animate(appear, { duration: SLIDE, easing: "ease-out" });
  }

  /** Shows the waiting entries at the reader's request, and moves to the first of them. */
  catchUp() {
    this.timeline.release();
    let fresh = [];
    keepPlace(this.days, () => { fresh = this.show(false); });
    this.tell();
    const first = this.days.entries().find(entry => fresh.includes(entry));
    first?.focus({ preventScroll: true });
    first?.scrollIntoView({ behavior: still.matches ? "auto" : "smooth" });
  }

  /** The number of entries that are new to the reader. */
  count() {
    return this.keyOnly?.checked ? [...this.unseen.values()].filter(change => this.wouldShow(change)).length : this.unseen.size;
  }

  tell() {
    const waiting = this.count();
    const title = waiting ? `(${waiting}) ${this.title}` : this.title;
    if (waiting !== this.told) this.pill.textContent = count("updates", waiting);
    this.pill.hidden = waiting === 0;
    if (document.title !== title) document.title = title;
    if (waiting > this.told) this.announce("updates", waiting - this.told);
    this.told = waiting;
  }

  /** Announces to screen readers, after a burst of changes, how many events of each kind happened. */
  announce(phrase, number) {
    if (document.hidden) return;
    if (!this.unspoken.size) {
      this.status.textContent = "";
      this.since = Date.now();
    }
    this.unspoken.set(phrase, (this.unspoken.get(phrase) ?? 0) + number);
    clearTimeout(this.speech);
    this.speech = setTimeout(() => {
      this.status.textContent = [...this.unspoken].map(([kind, sum]) => count(kind, sum)).join(". ").replaceAll(".. ", ". ");
      this.unspoken.clear();
    }, Math.max(0, Math.min(BURST, this.since + LONGEST_BURST - Date.now())));
  }
}
