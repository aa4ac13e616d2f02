// <dateline-together data-story="…">: shows who else is at this desk, what they edit, and what they change. The desk's
// event stream brings it. When this page missed something, it fetches the desk.
import { isSignIn } from "newsroom/address.js";
import { GONE, PATIENCE, connection, report } from "newsroom/connection.js";
import { freshTokens } from "newsroom/sign-in.js";
import { Stream, pause } from "newsroom/stream.js";
import { answered, asked, isActing, joinedDesk, refreshDesk, showUpdate, shownState } from "newsroom/swaps.js";
import { uniqueId } from "newsroom/windows.js";
import { list, say } from "newsroom/words.js";

const RENEW = 10_000;
/** In ms. A request with a session, so that it does not end while its page is open. */
const KEEP = 1_800_000;
/** In ms. Whatever this page lacks then, the stream does not bring. Pages that lack the same differ by a random time. */
const MISSED = 1000;
const SPREAD = 1500;
/** In ms. A search changes the list with each word. */
const SETTLED = 500;
const client = uniqueId();
// Counts the requests about this page, because they may arrive in another order.
let turn = 0;

class DatelineTogether extends HTMLElement {
  connectedCallback() {
    this.address = `/newsroom/stories/${this.dataset.story}`;
    this.people = new Map();
    this.updates = [];
    this.failures = 0;
    this.heard = {
      focusin: () => setTimeout(() => { if (this.entry !== this.told) this.renew(); }),
      "dateline:swapped": () => { this.show(); this.check(); },
      "htmx:afterSettle": () => {
        // What an action of this page brought may be older than what was fetched.
        this.fetched = undefined;
        this.check();
      },
      "htmx:pushedIntoHistory": () => this.check(),
      "dateline:refresh": () => this.refresh(),
      "dateline:connection": () => this.renew(),
      "dateline:connected": () => this.back(),
      visibilitychange: () => { if (!document.hidden) this.renew(); },
    };
    for (const [name, act] of Object.entries(this.heard)) document.addEventListener(name, act);
    this.left = () => this.leave();
    this.cut = () => this.failed();
    this.reachable = () => this.renew();
    // The browser's back button shows the page as it was left.
    this.shown = event => { if (event.persisted) this.renew(); };
    addEventListener("pagehide", this.left);
    addEventListener("pageshow", this.shown);
    addEventListener("offline", this.cut);
    addEventListener("online", this.reachable);
    this.renew();
    this.listen();
  }

  disconnectedCallback() {
    clearTimeout(this.clock);
    clearTimeout(this.refreshClock);
    clearTimeout(this.missedClock);
    clearTimeout(this.searchClock);
    this.stream?.close();
    for (const [name, act] of Object.entries(this.heard)) document.removeEventListener(name, act);
    removeEventListener("pagehide", this.left);
    removeEventListener("pageshow", this.shown);
    removeEventListener("offline", this.cut);
    removeEventListener("online", this.reachable);
  }

  /** The number of the entry being edited on this page; empty for none. */
  get entry() {
    const panel = document.querySelector(".row__panel dateline-composer")?.closest(".row");
    return panel?.id.replace("entry-", "") ?? "";
  }

  listen() {
    this.stream = new Stream(() => this.streamAddress(), {
      heard: {
        presence: data => {
          const { whole, people, gone } = JSON.parse(data);
          if (whole) this.people.clear();
          for (const other of people) if (other.client !== client) this.people.set(other.client, other);
          for (const other of gone) this.people.delete(other);
          this.show();
        },
        desk: data => this.receive(JSON.parse(data)),
      },
      cut: () => this.renew(),
    });
  }

  /** The stream's address: what this page lists, and the state that it shows. */
  streamAddress() {
    this.search = location.search;
    this.opened = performance.now();
    this.latest = undefined;
    this.fetched = undefined;
    this.updates = [];
    this.told = this.entry;
    const query = new URLSearchParams(this.search);
    query.delete("before");
    query.set("state", shownState() ?? "");
    for (const [name, value] of Object.entries(this.here())) query.set(name, value);
    return `${this.address}/events?${query}`;
  }

  receive(update) {
    this.latest = update.to;
    this.updates.push(update);
    this.showUpdates();
  }

  /** Shows updates one after the other, but none while an action of this page is under way. */
  async showUpdates() {
    if (this.isShowing) return;
    this.isShowing = true;
    while (this.updates.length && this.isConnected) {
      if (isActing()) await answered();
      const update = this.updates.shift();
      if (update && this.search === location.search) showUpdate(update);
    }
    this.isShowing = false;
    this.check();
  }

  /** Fetches the desk when this page goes on showing another state than the latest, and follows the list shown. */
  check() {
    if (this.search !== location.search) {
      clearTimeout(this.searchClock);
      const wait = performance.now() - this.opened > SETTLED ? 0 : SETTLED;
      this.searchClock = setTimeout(() => { if (this.search !== location.search) this.stream.open(); }, wait);
    }
    if (this.latest === undefined || this.latest === shownState() || this.latest === this.fetched) {
      clearTimeout(this.missedClock);
      this.missedClock = undefined;
    } else {
      this.missedClock ??= setTimeout(() => {
        this.missedClock = undefined;
        if (this.refreshing) this.check();
        else this.refresh();
      }, MISSED + Math.random() * SPREAD);
    }
  }

  get others() {
    return [...this.people.values()].sort((one, other) => one.name.localeCompare(other.name));
  }

  /** Fetches the desk, one request at a time. A request made meanwhile is run afterwards. */
  async refresh() {
    if (this.refreshing) {
      this.again = true;
      return;
    }
    this.refreshing = true;
    this.again = false;
    const done = await this.fetchDesk().catch(() => false);
    this.refreshing = false;
    if (!this.isConnected) return;
    clearTimeout(this.refreshClock);
    this.check();
    if (done && this.again) this.refresh();
    else if (!done) this.refreshClock = setTimeout(() => this.refresh(), pause(3));
  }

  async fetchDesk() {
    await answered();
    const order = asked();
    // The answer shows this state, or a later one that the stream has not named yet.
    const { latest } = this;
    const { search } = location;
    // A URL other than the page's own, because a request for that one would consume the notice meant for the next page.
    const page = await this.page(`${this.address}/now${search}`);
    if (!page) return false;
    const whole = await joinedDesk(page, address => this.page(address));
    // Another list was selected while the request was under way.
    if (location.search !== search) return false;
    // An action began while the request was under way. Its answer comes first, and may be newer.
    if (isActing()) return this.fetchDesk();
    const shown = refreshDesk(whole, order);
    if (shown) this.fetched = latest;
    this.show();
    return shown;
  }

  async page(address) {
    const answer = await fetch(address, { signal: AbortSignal.timeout(3 * PATIENCE) });
    if (!answer.ok || isSignIn(answer.url)) {
      this.renew();
      return null;
    }
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  }

  /** The server can be reached again: reopens the stream, which begins with what was missed. */
  back() {
    this.stream.open();
    this.renew();
  }

  show() {
    const names = [...new Set(this.others.map(other => other.name))];
    const line = this.querySelector(".together__who");
    // Without a connection, it is unknown who else is here.
    const text = names.length && connection() === "up" ? say("here", list(names)) : "";
    if (line.textContent !== text) line.textContent = text;
    document.querySelectorAll("[data-editing]").forEach(slot => {
      const number = Number(slot.closest(".row")?.id.replace("entry-", ""));
      const editing = [...new Set(this.others.filter(other => other.entry === number).map(other => other.name))];
      const said = editing.length ? say(editing.length > 1 ? "editing.several" : "editing", list(editing)) : "";
      if (slot.textContent !== said) slot.textContent = said;
    });
  }

  /** What this page says of itself. */
  here() {
    return { client, turn: ++turn, ...(this.told && { entry: this.told }) };
  }

  /**
   * Renews this page's presence, and learns from the response whether the server can be reached and the session is
   * valid.
   */
  async renew() {
    this.told = this.entry;
    const sent = this.sent = {};
    clearTimeout(this.clock);
    const state = navigator.onLine === false ? "down" : await this.send(this.here());
    if (sent !== this.sent || !this.isConnected) return;
    if (state !== "down") this.renewed = Date.now();
    this.learned(state);
  }

  /**
   * Says that this page is there: a request without a session, to be answered by the node that has this page's stream.
   * Another node does not know the page.
   */
  async keep() {
    if (Date.now() - this.renewed > KEEP) return this.renew();
    const sent = this.sent = {};
    clearTimeout(this.clock);
    const answer = navigator.onLine === false ? null
      : await fetch(`/newsroom/alive?client=${client}`, { method: "POST", signal: AbortSignal.timeout(PATIENCE) }).catch(() => null);
    if (sent !== this.sent || !this.isConnected) return;
    if (!answer || GONE.has(answer.status)) return this.learned("down");
    if (answer.status !== 204) return this.renew();
    this.learned(connection() === "down" ? "up" : connection());
  }

  learned(state) {
    if (state === "down") return this.failed();
    this.failures = 0;
    report(state);
    clearTimeout(this.clock);
    this.clock = setTimeout(() => this.keep(), RENEW);
  }

  failed() {
    report("down");
    this.show();
    clearTimeout(this.clock);
    this.clock = setTimeout(() => this.renew(), pause(this.failures++));
  }

  leave() {
    const body = new URLSearchParams({ client, turn: ++turn, remove: "true", _csrf: this.token });
    navigator.sendBeacon(`${this.address}/presence`, body);
  }

  async send(fields, again = true) {
    const body = new URLSearchParams({ ...fields, _csrf: this.token });
    const answer = await fetch(`${this.address}/presence`, { method: "POST", body, signal: AbortSignal.timeout(PATIENCE) }).catch(() => null);
    if (!answer || GONE.has(answer.status)) return "down";
    if (isSignIn(answer.url) || answer.status === 401) return "signedOut";
    if (answer.status !== 403 || !again) return answer.status === 403 ? "signedOut" : "up";
    const renewed = await freshTokens().catch(() => null);
    return renewed === null ? "down" : renewed ? this.send(fields, false) : "signedOut";
  }

  get token() {
    return document.querySelector("input[name=_csrf]")?.value ?? "";
  }
}

customElements.define("dateline-together", DatelineTogether);
