// Inserts new entries into the timeline. They slide in when the reader is at the end of the timeline where they belong.
// Otherwise they wait, and a button shows their number.

import { count, element } from './words.js';
import { keepPlace, parse } from './swap.js';

/** Distance from that end, in px, within which the reader counts as being there. */
const NEAR = 64;
/** Announcements are collected until nothing happened for BURST ms, but for at most LONGEST_BURST ms. */
const BURST = 400;
const LONGEST_BURST = 2000;
const still = matchMedia('(prefers-reduced-motion: reduce)');

export class Arrivals {
  waiting = new Map();
  told = 0;
  /** Events to announce, counted by phrase. */
  unspoken = new Map();

  constructor(timeline, days) {
    this.timeline = timeline;
    this.days = days;
    this.title = document.title;
    this.about = this.title.slice(document.querySelector('h1').textContent.length);
    this.status = element('p', { className: 'hidden', role: 'status' });
    this.pill = element('button', { className: 'pill', type: 'button', hidden: true });
    this.pill.addEventListener('click', () => this.catchUp());
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
    const first = this.timeline.querySelector('.day .entry');
    const there = !first || (this.days.oldestFirst ? this.timeline.getBoundingClientRect().bottom < innerHeight + NEAR
      : scrollY < NEAR || first.getBoundingClientRect().top > innerHeight);
    return there && !this.timeline.paused && !document.hidden && !document.activeElement?.closest('.day .entry, dialog')
      && getSelection().isCollapsed;
  }

  /** Whether the entry would be visible: with the filter "key events", only key events are. */
  wouldShow(change) {
    return !this.timeline.querySelector('input[value="key"]')?.checked || parse(change.html).matches('.entry--key');
  }

  show(slide) {
    const fresh = [...this.waiting.values()].map(change => {
      const entry = parse(change.html);
      entry.classList.add('entry--new');
      this.days.place(entry, change);
      return entry;
    });
    this.waiting.clear();
    this.days.tidy();
    const seen = fresh.filter(entry => entry.offsetHeight);
    if (slide && seen.length) {
      this.announce('updates', seen.length);
      if (!still.matches) for (const entry of seen) this.slide(entry);
    }
    return seen;
  }

  slide(entry) {
    const height = `${entry.offsetHeight}px`;
    const shut = { height: 0, opacity: 0, overflow: 'clip' };
    const room = { height, opacity: 0, overflow: 'clip', offset: .6 };
    entry.animate([shut, room, { height, opacity: 1 }], { duration: 360, easing: 'ease-out' });
  }

  /** Shows the waiting entries at the reader's request, and moves to the first of them. */
  catchUp() {
    this.timeline.release();
    let fresh = [];
    keepPlace(this.timeline, () => { fresh = this.show(false); });
    this.tell();
    const first = this.days.entries().find(entry => fresh.includes(entry));
    first?.focus({ preventScroll: true });
    first?.scrollIntoView({ behavior: still.matches ? 'auto' : 'smooth' });
  }

  /** The number of entries that are new to the reader. */
  count() {
    const numbers = new Set([...this.waiting.values()].filter(change => this.wouldShow(change)).map(change => change.number));
    for (const change of this.timeline.held) {
      if (change.number == null || this.timeline.entry(change.number)) continue;
      if (change.html && this.days.holds(change) && this.wouldShow(change)) numbers.add(change.number);
      else numbers.delete(change.number);
    }
    return numbers.size;
  }

  tell() {
    const waiting = this.count();
    this.pill.textContent = count('updates', waiting);
    this.pill.hidden = waiting === 0;
    document.title = waiting ? `(${waiting}) ${this.title}` : this.title;
    if (waiting > this.told) this.announce('updates', waiting - this.told);
    this.told = waiting;
  }

  /** Announces to screen readers, after a burst of changes, how many events of each kind happened. */
  announce(phrase, number) {
    if (document.hidden) return;
    if (!this.unspoken.size) {
      this.status.textContent = '';
      this.since = Date.now();
    }
    this.unspoken.set(phrase, (this.unspoken.get(phrase) ?? 0) + number);
    clearTimeout(this.speech);
    this.speech = setTimeout(() => {
      this.status.textContent = [...this.unspoken].map(([kind, sum]) => count(kind, sum)).join('. ').replaceAll('.. ', '. ');
      this.unspoken.clear();
    }, Math.max(0, Math.min(BURST, this.since + LONGEST_BURST - Date.now())));
  }
}
