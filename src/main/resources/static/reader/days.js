// The order of the timeline: entries grouped by day, newest or oldest first, as on the page.

import { element } from './words.js';

export class Days {
  constructor(timeline) {
    this.timeline = timeline;
    this.oldestFirst = timeline.dataset.order === 'oldest';
  }

  all() {
    return [...this.timeline.querySelectorAll('.day')];
  }

  entries() {
    return [...this.timeline.querySelectorAll('.day .entry')];
  }

  /** Whether one sort key comes after another on this page. */
  isAfter(one, other) {
    return this.oldestFirst ? one > other : one < other;
  }

  /** Inserts an entry into its day, and the day among the days. */
  place(entry, change) {
    const feed = (this.all().find(day => day.dataset.day === change.day) ?? this.open(change)).querySelector('.day__entries');
    feed.insertBefore(entry, [...feed.children].find(one => one !== entry && this.isAfter(one.dataset.sort, change.sort)) ?? null);
  }

  open(change) {
    const label = element('h2', { className: 'day__label', id: `day-${change.day}`, textContent: change.dayLabel });
    const feed = element('div', { className: 'day__entries', role: 'feed' });
    const day = element('section', { className: 'day' }, element('div', { className: 'day__bar' }, label), feed);
    day.dataset.day = change.day;
    for (const part of [day, feed]) part.setAttribute('aria-labelledby', label.id);
    const next = this.all().find(one => this.isAfter(one.dataset.day, change.day))
      ?? this.timeline.querySelector('.timeline__start, .timeline__older');
    if (next) next.before(day);
    else this.timeline.append(day);
    return day;
  }

  /** Whether the entry belongs on this page: one older than the page's oldest entry belongs on an older page. */
  holds(change) {
    const sorts = this.entries().filter(entry => entry.dataset.number !== String(change.number)).map(entry => entry.dataset.sort).sort();
    return !this.timeline.dataset.older || !sorts.length || change.sort > sorts[0];
  }

  // Restores the invariants after a change: removes empty days, and sets each entry's position within the feed (ARIA).
  tidy() {
    for (const day of this.all()) if (!day.querySelector('.entry')) day.remove();
    for (const feed of this.timeline.querySelectorAll('.day__entries')) {
      [...feed.children].forEach((entry, at) => {
        entry.setAttribute('aria-posinset', at + 1);
        entry.setAttribute('aria-setsize', feed.children.length);
      });
    }
    document.dispatchEvent(new Event('timeline-changed'));
  }
}
