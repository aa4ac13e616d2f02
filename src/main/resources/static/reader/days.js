// The order of the timeline: entries grouped by day, newest or oldest first, as on the page. Remembers what was changed,
// so that nothing else has to be looked at after a change.
import { element } from "./words.js";

const feedOf = day => day.querySelector(".day__entries");

function mark(entry, name, number) {
  if (entry.getAttribute(name) !== String(number)) entry.setAttribute(name, number);
}

export class Days {
  /** Days in which entries were added, replaced or removed since the last `tidy`. */
  touched = new Set();
  /** Entries and other parts of the page that were added since then. */
  fresh = new Set();

  constructor(timeline) {
    this.timeline = timeline;
    this.oldestFirst = timeline.dataset.order === "oldest";
    this.begin();
  }

  /** Takes the page as it was rendered. */
  begin() {
    const days = this.all();
    const oldest = this.oldestFirst ? days[0]?.querySelector(".entry") : days.length && feedOf(days.at(-1)).lastElementChild;
    /** The sort key at which this page begins: older entries belong on older pages. Empty at the start of coverage. */
    this.from = this.timeline.dataset.older && oldest ? oldest.dataset.sort : "";
    for (const day of days) this.touched.add(day);
  }

  all() {
    return [...this.timeline.children].filter(part => part.matches(".day"));
  }

  entries() {
    return this.all().flatMap(day => [...feedOf(day).children]);
  }

  /** The labels of days and the entries, in the order of the page. */
  parts() {
    return this.all().flatMap(day => [day.firstElementChild, ...feedOf(day).children]);
  }

  newest() {
    const days = this.all();
    return this.oldestFirst ? days.length && feedOf(days.at(-1)).lastElementChild : days[0]?.querySelector(".entry");
  }

  /** Whether one sort key comes after another on this page. */
  isAfter(one, other) {
    return this.oldestFirst ? one > other : one < other;
  }

  /** Inserts an entry into its day, and the day among the days. */
  place(entry, change) {
    if (entry.isConnected) this.touched.add(entry.closest(".day"));
    const day = this.all().find(one => one.dataset.day === change.day) ?? this.open(change);
    const feed = feedOf(day);
    // The search begins at the end where new entries belong.
    let next = this.oldestFirst ? null : feed.firstElementChild;
    if (this.oldestFirst) {
      let last = feed.lastElementChild;
      while (last && (last === entry || this.isAfter(last.dataset.sort, change.sort))) {
        next = last;
        last = last.previousElementSibling;
      }
    } else while (next && (next === entry || !this.isAfter(next.dataset.sort, change.sort))) next = next.nextElementSibling;
    feed.insertBefore(entry, next);
    this.touch(entry);
  }

  /** Notes that an entry is new on the page. */
  touch(entry) {
    this.touched.add(entry.closest(".day"));
    this.fresh.add(entry);
  }

  remove(entry) {
    this.touched.add(entry.closest(".day"));
    entry.remove();
  }

  open(change) {
    const label = element("h2", { className: "day__label", id: `day-${change.day}`, textContent: change.dayLabel });
    const feed = element("div", { className: "day__entries", role: "feed" });
    const day = element("section", { className: "day" }, element("div", { className: "day__bar" }, label), feed);
    day.dataset.day = change.day;
    for (const part of [day, feed]) part.setAttribute("aria-labelledby", label.id);
    const next = this.all().find(one => this.isAfter(one.dataset.day, change.day)) ?? this.end();
    if (next) next.before(day);
    else this.timeline.append(day);
    return day;
  }

  /** What follows the last day: the start of coverage, or the link to another page. */
  end() {
    return [...this.timeline.children].find(part => part.matches(".timeline__start, .timeline__older"));
  }

  /** Whether the entry belongs on this page: one older than the page's beginning belongs on an older page. */
  holds(change) {
    return change.sort >= this.from;
  }

  /** The entries older than a sort key, the newest first, on a page with the newest entry first. */
  olderThan(sort) {
    const older = [];
    for (const day of this.all().reverse()) {
      for (let entry = feedOf(day).lastElementChild; entry; entry = entry.previousElementSibling) {
        if (entry.dataset.sort >= sort) return older.reverse();
        older.push(entry);
      }
    }
    return older.reverse();
  }

  /**
   * Restores the invariants after a change: removes empty days, and sets each entry's position within the feed (ARIA).
   * Says what was changed in the event "timeline-changed".
   */
  tidy() {
    for (const day of this.touched) {
      const entries = [...feedOf(day).children];
      if (!entries.length) day.remove();
      day.classList.toggle("day--key", entries.some(entry => entry.matches(".entry--key")));
      entries.forEach((entry, at) => {
        mark(entry, "aria-posinset", at + 1);
        mark(entry, "aria-setsize", entries.length);
      });
    }
    if (this.touched.size) {
      const days = this.all();
      this.timeline.classList.toggle("timeline--empty", !days.length);
      this.timeline.classList.toggle("timeline--keyless", !days.some(day => day.matches(".day--key")));
    }
    const detail = { days: [...this.touched].filter(day => day.isConnected), parts: [...this.fresh] };
    this.touched.clear();
    this.fresh.clear();
    document.dispatchEvent(new CustomEvent("timeline-changed", { detail }));
  }
}
