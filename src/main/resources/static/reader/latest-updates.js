// The list of the newest entries of all live stories, kept up to date on an open front page by polling one short list
// that is the same for all readers. A refresh never moves anything outside the list, and nothing inside it while the
// reader uses it. Retracted entries are always removed at once.
import { count, remember, remembered, say } from "./words.js";
import { note } from "./bar.js";
import { parse } from "./swap.js";

const PAUSED = "dateline.paused";
/** Failed requests before the message "connection lost". */
const PATIENCE = 2;
const MOST_SECONDS = 60;
const still = matchMedia("(prefers-reduced-motion: reduce)");
const pointer = matchMedia("(hover: hover)");

class LatestUpdates extends HTMLElement {
  failures = 0;
  told = 0;
  wait = 10;

  connectedCallback() {
    this.list = this.querySelector(".latest__list");
    this.status = this.querySelector("[role=status]");
    this.pill = this.querySelector(".latest__waiting");
    this.button = this.querySelector(".latest__pause");
    this.newest = this.list.firstElementChild?.dataset.sort ?? "";
    this.paused = remembered(PAUSED) !== null;
    this.button.addEventListener("click", () => this.pause(!this.paused));
    this.pill.addEventListener("click", () => this.catchUp());
    this.addEventListener("pointerleave", () => this.settle());
    this.addEventListener("focusout", () => setTimeout(() => this.settle()));
    document.addEventListener("selectionchange", () => this.settle());
    document.addEventListener("visibilitychange", () => this.look());
    addEventListener("online", () => this.look());
    addEventListener("pageshow", event => { if (event.persisted) this.look(); });
    addEventListener("resize", () => this.unbind());
    this.label();
    this.later();
  }

  later() {
    clearTimeout(this.timer);
    if (!document.hidden) this.timer = setTimeout(() => this.ask(), this.wait * 1000 * (1 + Math.random() / 4));
  }

  /** Stops polling while the page is hidden; polls at once when it is visible again. */
  look() {
    clearTimeout(this.timer);
    if (!document.hidden) this.ask();
  }

  async ask() {
    clearTimeout(this.timer);
    try {
      const answer = await fetch(this.dataset.path);
      if (!answer.ok) throw new Error(answer.statusText);
      this.receive(await answer.json());
      this.failures = 0;
      note("lost", "");
    } catch {
      this.wait = Math.min(MOST_SECONDS, 5 * 2 ** this.failures++);
      if (this.failures >= PATIENCE) note("lost", say("lost"));
    }
    this.later();
  }

  receive(answer) {
    this.wait = answer.pollAfter;
    this.answer = answer;
    this.withdraw(answer.standing);
    this.settle();
  }

  /**
   * Removes the text of entries that are no longer public. Their rows keep their height until the list is next
   * rendered.
   */
  withdraw(standing) {
    const stands = path => {
      const [, story, number] = /^\/stories\/([^/]+)\/(\d+)$/.exec(path);
      return standing[decodeURIComponent(story)]?.includes(Number(number));
    };
    for (const row of this.rows()) if (!stands(row.dataset.path)) this.empty(row);
    for (const line of document.querySelectorAll(".card__latest")) {
      const path = line.querySelector("a")?.getAttribute("href");
      if (path && !stands(path) && !this.isOld(line)) this.empty(line);
    }
  }

  /** The card of a story that is not live may link to an entry that the response no longer lists. */
  isOld(line) {
    return !line.closest(".card").querySelector(".badge--live");
  }

  empty(element) {
    const focused = element.contains(document.activeElement);
    element.style.blockSize = `${element.offsetHeight}px`;
    element.replaceChildren();
    element.removeAttribute("data-path");
    if (focused) this.label().focus({ preventScroll: true });
  }

  rows() {
    return [...this.list.querySelectorAll(".latest__row[data-path]")];
  }

  isFree() {
    const selection = getSelection();
    return !this.paused && !document.hidden && !this.list.contains(document.activeElement) && !(pointer.matches && this.list.matches(":hover"))
      && (selection.isCollapsed || !this.list.contains(selection.anchorNode) && !this.list.contains(selection.focusNode));
  }

  /** Shows the new list if that does not disturb the reader; otherwise shows the number of new entries. */
  settle() {
    if (this.answer && this.isFree()) this.show();
    this.tell();
  }

  show() {
    const list = parse(this.answer.html);
    this.answer = undefined;
    if (!list.firstElementChild || this.same(list)) return 0;
    const fresh = [...list.children].filter(row => row.dataset.sort > this.newest);
    this.newest = fresh[0]?.dataset.sort ?? this.newest;
    this.bind();
    this.list.replaceChildren(...list.children);
    while (this.list.childElementCount > 1 && this.list.scrollHeight > this.list.clientHeight) this.list.lastElementChild.remove();
    document.dispatchEvent(new Event("timeline-changed"));
    if (fresh.length) this.announce(fresh.length);
    if (!still.matches) {
      for (const row of fresh) row.animate([{ opacity: 0, transform: "translateY(-.5rem)" }, { opacity: 1, transform: "none" }],
        { duration: 360, easing: "ease-out" });
    }
    return fresh.length;
  }

  /** Whether the new list shows the same as the page. */
  same(list) {
    const told = row => row.dataset.path + row.querySelector(".latest__title").textContent + row.querySelector(".latest__story")?.textContent
      + row.className;
    const rows = this.rows();
    return rows.length === this.list.childElementCount && rows.every((row, at) => list.children[at] && told(list.children[at]) === told(row));
  }

  /** Fixes the list's height while something below it is visible, so that new entries do not move it. */
  bind() {
    const { height, bottom } = this.list.getBoundingClientRect();
    this.list.style.blockSize = bottom < innerHeight ? `${height}px` : "";
  }

  /** Releases the height when the window's size changes. */
  unbind() {
    this.list.style.blockSize = "";
  }

  /** The number of entries that are new to the reader. */
  count() {
    return this.answer ? [...parse(this.answer.html).children].filter(row => row.dataset.sort > this.newest).length : 0;
  }

  tell() {
    const waiting = this.count();
    this.pill.textContent = this.updates(waiting);
    this.pill.hidden = waiting === 0;
    if (waiting > this.told) this.announce(waiting);
    this.told = waiting;
  }

  /** The list is short: when all of it is new, there may be more new entries. */
  updates(number) {
    return count("updates", number, number >= 8);
  }

  announce(number) {
    if (document.hidden) return;
    this.status.textContent = "";
    clearTimeout(this.speech);
    this.speech = setTimeout(() => { this.status.textContent = this.updates(number); }, 250);
  }

  catchUp() {
    this.show();
    this.told = 0;
    this.tell();
    this.label().focus({ preventScroll: true });
  }

  pause(paused) {
    this.paused = paused;
    remember(PAUSED, paused ? "yes" : null);
    this.settle();
    this.label();
  }

  label() {
    this.button.textContent = say(this.paused ? "resume" : "pause");
    return this.querySelector(".latest__label");
  }
}

customElements.define("latest-updates", LatestUpdates);
