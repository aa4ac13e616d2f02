// Applies a story's changes to its open page, each once and in the order of seq. A paused page holds changes back, but
// removes retracted content at once. Changes come from live-stream.js.
import { count, element, remember, remembered, say } from "./words.js";
import { note } from "./bar.js";
import { keepPlace, parse, swap } from "./swap.js";
import { Days } from "./days.js";
import { PageWindow } from "./window.js";
import { Arrivals } from "./arrivals.js";

const MARKS = { edited: "changed", updated: "updated", corrected: "corrected" };
const PAUSED = "dateline.paused";

class LiveTimeline extends HTMLElement {
  held = [];
  withdrawn = 0;

  connectedCallback() {
    this.seq = Number(this.dataset.seq);
    this.days = new Days(this);
    this.days.tidy();
    if (!this.dataset.changes) return;
    // An older page has a fixed set of entries and only applies changes to them.
    this.fixed = !this.dataset.live;
    document.documentElement.classList.toggle("follows", !this.fixed);
    this.page = new PageWindow(this, this.days);
    this.arrivals = new Arrivals(this, this.days, this.page);
    this.lead = this.leadNumber();
    this.paused = this.live && !this.fixed && remembered(PAUSED) !== null;
    this.querySelector(".switch__pause")?.addEventListener("click", () => this.pause(!this.paused));
    document.addEventListener("visibilitychange", () => this.arrivals.settle());
    // Scrolling may make it possible to show waiting entries, and the filter changes how many count as new.
    document.addEventListener("scrollend", () => {
      if (this.arrivals.waiting.size) this.arrivals.settle();
      if (!this.paused) this.page.trim();
    });
    this.addEventListener("change", () => this.arrivals.settle());
    this.show();
  }

  get live() {
    return this.dataset.status !== "ended";
  }

  entry(number) {
    return this.querySelector(`#entry-${number}`);
  }

  /** Applies or holds back a change from the server; ignores one that was received before. */
  receive(change) {
    if (change.seq <= this.seq) return;
    this.seq = change.seq;
    if (change.kind === "ended") this.dataset.status = "ended";
    if (change.kind === "opened") this.dataset.status = "live";
    if (!this.fixed) this.page.learn(change.older);
    if (change.language && change.language !== document.documentElement.lang) return location.reload();
    if (this.paused) this.hold(change);
    else this.make(change);
    this.arrivals.settle();
    if (this.page.due && !this.paused) this.page.trim();
    if (change.zone && change.zone !== this.dataset.zone && !this.paused) this.renew(change.zone);
    if (change.kind === "ended" || change.kind === "opened") note("ended", this.live ? "" : say("ended"));
    this.show();
  }

  hold(change) {
    this.held.push(change);
    // A lead photo that was changed or removed must not be shown any longer, either.
    if (change.regions?.["story-lead"]) keepPlace(this.days, () => this.swapRegion("story-lead", change.regions["story-lead"]));
    const fresh = change.html ? parse(change.html) : null;
    const old = change.number != null && this.entry(change.number);
    if (!change.html || !this.days.holds(change)) this.arrivals.forget(change.number);
    else if (!old) this.arrivals.hold(change);
    if (change.number == null || fresh && !fresh.matches(".entry--retracted")) return;
    keepPlace(this.days, () => {
      if (old && fresh) this.exchangeEntry(old, fresh);
      else if (old) this.days.remove(old);
      // Its text also appears in the summary, the key events, and maybe the heading.
      for (const link of document.querySelectorAll(`:is(.briefing, .heading) a[href$="/${change.number}"]`)) {
        // Other times in the list of key events may name their day only now.
        if (link.closest("li")) this.days.fresh.add(link.closest("section"));
        (link.closest("li") ?? link).remove();
      }
      this.querySelector(`.pinned [data-number="${change.number}"]`)?.closest(".pinned").setAttribute("hidden", "");
    });
    if (old && !old.matches(".entry--retracted")) {
      this.withdrawn++;
      this.arrivals.announce("retractions", 1);
    }
    this.days.tidy();
  }

  /** Applies the changes that were held back. */
  release() {
    const held = this.held.splice(0);
    this.make(...held);
    const zone = held.findLast(change => change.zone)?.zone;
    if (zone && zone !== this.dataset.zone) this.renew(zone);
  }

  swapRegion(id, html) {
    const old = document.getElementById(id);
    // The pinned entry is shown only on the story's first page.
    if (!old || this.fixed && id === "story-pinned") return;
    const fresh = parse(html);
    swap(old, fresh);
    this.days.fresh.add(fresh);
    if (id === "story-key-events") this.querySelector(".switch__show").hidden = fresh.hidden;
  }

  exchangeEntry(old, fresh) {
    swap(old, fresh);
    this.days.touch(fresh);
  }

  /**
   * Fetches the page again and replaces the timeline with the fetched one, because all its times are in another zone.
   */
  async renew(zone, tries = 5) {
    this.dataset.zone = zone;
    try {
      const answer = await fetch(location.href, { cache: "no-cache" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.querySelector("live-timeline");
      if (fresh.dataset.zone === zone && (this.fixed || fresh.dataset.seq >= this.seq)) return this.exchange(page, fresh);
    } catch {
      // Retried below.
    }
    if (tries) setTimeout(() => this.renew(zone, tries - 1), 2000);
  }

  exchange(page, fresh) {
    keepPlace(this.days, () => {
      for (const part of page.querySelectorAll("[id^='story-']")) {
        const old = document.getElementById(part.id);
        if (old) swap(old, part);
        this.days.fresh.add(part);
      }
      this.page.renew(fresh);
      const end = this.days.end() ?? null;
      this.days.all().forEach(day => day.remove());
      for (const day of fresh.querySelectorAll(".day")) {
        this.insertBefore(day, end);
        this.days.fresh.add(day);
      }
      this.days.begin();
      this.arrivals.clear();
      this.days.tidy();
    });
  }

  /** Applies changes, except that an entry new to this page only waits to be shown. */
  make(...changes) {
    keepPlace(this.days, () => {
      const regions = Object.assign({}, ...changes.map(change => change.regions));
      for (const [id, html] of Object.entries(regions)) this.swapRegion(id, html);
      for (const change of changes) {
        if (change.headline) this.arrivals.rename(change.headline);
        if (change.number != null) this.makeEntry(change);
      }
      this.markLead();
      this.days.tidy();
    });
  }

  makeEntry(change) {
    const old = this.entry(change.number);
    if (!change.html || !this.days.holds(change)) {
      this.arrivals.forget(change.number);
      if (old && change.kind === "retracted") this.arrivals.announce("retractions", 1);
      if (old) this.days.remove(old);
    } else if (old) {
      if (!change.kind.endsWith("pinned")) this.replace(old, change);
    } else if (!this.fixed) this.arrivals.add(change);
  }

  replace(old, change) {
    const fresh = parse(change.html);
    if (change.kind === "corrected") this.arrivals.announce("corrections", 1);
    if (fresh.matches(".entry--retracted") && !old.matches(".entry--retracted")) this.arrivals.announce("retractions", 1);
    if (old.classList.contains("entry--new")) fresh.classList.add("entry--new");
    else if (MARKS[change.kind]) {
      fresh.classList.add("entry--changed");
      fresh.querySelector(".entry__when")?.append(element("span", { className: "entry__mark", textContent: say(MARKS[change.kind]) }));
    }
    this.exchangeEntry(old, fresh);
    if (fresh.dataset.sort !== old.dataset.sort) this.days.place(fresh, change);
  }

  leadNumber() {
    return document.querySelector(".heading__lead")?.dataset.number;
  }

  /** Marks the lead entry, since a new headline may be about another entry. */
  markLead() {
    const before = this.lead;
    const lead = this.lead = this.leadNumber();
    const entries = [before, lead].map(number => number && this.entry(number)).concat([...this.days.fresh]);
    for (const entry of entries.filter(one => one?.matches(".day .entry"))) {
      const isLead = entry.dataset.number === lead;
      if (isLead === entry.classList.toggle("entry--lead", isLead) && isLead !== Boolean(entry.querySelector(".entry__lead"))) {
        if (isLead) entry.querySelector(".entry__when").append(element("span", { className: "entry__lead", textContent: say("lead") }));
        else entry.querySelector(".entry__lead").remove();
      }
    }
  }

  pause(paused) {
    this.paused = paused;
    remember(PAUSED, paused ? "yes" : null);
    if (!paused) {
      this.withdrawn = 0;
      this.release();
      if (!this.arrivals.hasGap() || this.arrivals.isFree()) this.arrivals.show(true);
    }
    this.arrivals.tell();
    this.show();
  }

  /** Shows the message "connection lost"; without words, removes it. */
  say(words) {
    note("lost", words && say("lost"));
  }

  /** Updates the pause button and the message about the pause. */
  show() {
    const button = this.querySelector(".switch__pause");
    if (button) {
      button.hidden = !this.live && !this.paused;
      button.textContent = say(this.paused ? "resume" : "pause");
    }
    const words = this.withdrawn ? `${say("paused")} ${count("retractions", this.withdrawn)}` : say("paused.retracted");
    if (!this.paused) return note("paused", "");
    const resume = element("button", { className: "bar__way", type: "button", textContent: say("resume") });
    resume.addEventListener("click", () => this.pause(false));
    note("paused", words, resume);
  }

  /** Offers a reload: the page has missed too many changes to catch up one by one. */
  reset() {
    this.arrivals.clear();
    this.held = [];
    this.arrivals.tell();
    this.prepend(element("a", { className: "pill", href: location.pathname, textContent: say("reload") }));
  }
}

customElements.define("live-timeline", LiveTimeline);
