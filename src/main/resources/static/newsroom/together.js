// <dateline-together data-story="…">: shows who else is at this desk and what they edit, and refreshes the desk when
// others change something.
import { isSignIn } from "newsroom/address.js";
import { connection, report } from "newsroom/connection.js";
import { freshTokens } from "newsroom/sign-in.js";
import { Stream, pause } from "newsroom/stream.js";
import { asked, joinedDesk, refreshDesk } from "newsroom/swaps.js";
import { uniqueId } from "newsroom/windows.js";
import { list, say } from "newsroom/words.js";

const RENEW = 10_000;
/** Timeout in ms, after which the connection counts as lost. */
const PATIENCE = 8000;
const GONE = new Set([502, 503, 504]);
const client = uniqueId();

class DatelineTogether extends HTMLElement {
  connectedCallback() {
    this.address = `/newsroom/stories/${this.dataset.story}`;
    this.here = [];
    this.failures = 0;
    this.heard = {
      focusin: () => setTimeout(() => { if (this.entry !== this.told) this.renew(); }),
      "dateline:swapped": () => this.show(),
      "dateline:refresh": () => this.refresh(),
      "dateline:doubt": () => this.renew(),
      "dateline:connected": () => this.back(),
      visibilitychange: () => { if (!document.hidden) this.renew(); },
    };
    for (const [name, act] of Object.entries(this.heard)) document.addEventListener(name, act);
    this.left = () => this.leave();
    this.cut = () => this.failed();
    this.reachable = () => this.renew();
    addEventListener("pagehide", this.left);
    addEventListener("offline", this.cut);
    addEventListener("online", this.reachable);
    this.renew();
    this.listen();
  }

  disconnectedCallback() {
    clearTimeout(this.clock);
    clearTimeout(this.refreshClock);
    this.stream?.close();
    for (const [name, act] of Object.entries(this.heard)) document.removeEventListener(name, act);
    removeEventListener("pagehide", this.left);
    removeEventListener("offline", this.cut);
    removeEventListener("online", this.reachable);
  }

  /** The number of the entry being edited on this page; empty for none. */
  get entry() {
    const panel = document.querySelector(".row__panel dateline-composer")?.closest(".row");
    return panel?.id.replace("entry-", "") ?? "";
  }

  listen() {
    this.stream = new Stream(`${this.address}/events`, {
      heard: {
        presence: data => {
          this.here = JSON.parse(data).filter(other => other.client !== client);
          this.show();
        },
        desk: data => {
          const known = this.state;
          this.state = data;
          if (known !== undefined && known !== data) this.refresh();
        },
      },
      cut: () => this.renew(),
      missed: () => this.refresh(),
    });
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
    if (done && this.again) this.refresh();
    else if (!done) this.refreshClock = setTimeout(() => this.refresh(), pause(3));
  }

  async fetchDesk() {
    const order = asked();
    const { search } = location;
    // A URL other than the page's own, because a request for that one would consume the notice meant for the next page.
    const page = await this.page(`${this.address}/now${search}`);
    if (!page) return false;
    const whole = await joinedDesk(page, address => this.page(address));
    // Another list was selected while the request was under way.
    if (location.search !== search) return false;
    const shown = refreshDesk(whole, order);
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

  /** The server can be reached again: reopens the stream and fetches what was missed. */
  back() {
    this.stream.hurry();
    this.renew();
    this.refresh();
  }

  show() {
    const names = [...new Set(this.here.map(other => other.name))];
    const line = this.querySelector(".together__who");
    // Without a connection, it is unknown who else is here.
    const text = names.length && connection() === "up" ? say("here", list(names)) : "";
    if (line.textContent !== text) line.textContent = text;
    document.querySelectorAll("[data-editing]").forEach(slot => {
      const number = Number(slot.closest(".row")?.id.replace("entry-", ""));
      const editing = [...new Set(this.here.filter(other => other.entry === number).map(other => other.name))];
      const said = editing.length ? say(editing.length > 1 ? "editing.several" : "editing", list(editing)) : "";
      if (slot.textContent !== said) slot.textContent = said;
    });
  }

  /**
   * Renews this page's presence, and learns from the response whether the server can be reached and the session is
   * valid.
   */
  async renew() {
    this.told = this.entry;
    clearTimeout(this.clock);
    const turn = this.turn = (this.turn ?? 0) + 1;
    const state = navigator.onLine === false ? "down" : await this.send({ client, ...(this.told && { entry: this.told }) });
    if (turn !== this.turn || !this.isConnected) return;
    if (state === "down") return this.failed();
    this.failures = 0;
    report(state);
    this.clock = setTimeout(() => this.renew(), RENEW);
  }

  failed() {
    report("down");
    this.show();
    clearTimeout(this.clock);
    this.clock = setTimeout(() => this.renew(), pause(this.failures++));
  }

  leave() {
    const body = new URLSearchParams({ client, remove: "true", _csrf: this.token });
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
