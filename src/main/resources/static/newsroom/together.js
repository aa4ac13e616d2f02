// <dateline-together data-story="…">: who else is at this desk and what each writes on, and what others change, as it happens.
import { refreshDesk } from "newsroom/swaps.js";
import { list, say } from "newsroom/words.js";

const RENEW = 10_000;
const client = crypto.randomUUID?.() ?? `page-${Math.random().toString(36).slice(2)}${Date.now()}`;

class DatelineTogether extends HTMLElement {
  connectedCallback() {
    this.address = `/newsroom/stories/${this.dataset.story}`;
    this.here = [];
    this.renew();
    this.clock = setInterval(() => this.renew(), RENEW);
    this.focused = () => setTimeout(() => { if (this.entry !== this.told) this.renew(); });
    document.addEventListener("focusin", this.focused);
    this.left = () => this.leave();
    addEventListener("pagehide", this.left);
    this.swapped = () => this.show();
    document.addEventListener("dateline:swapped", this.swapped);
    this.listen();
  }

  disconnectedCallback() {
    clearInterval(this.clock);
    this.events?.close();
    document.removeEventListener("focusin", this.focused);
    document.removeEventListener("dateline:swapped", this.swapped);
    removeEventListener("pagehide", this.left);
  }

  /** The number of the update somebody writes on here. */
  get entry() {
    const panel = document.querySelector(".row__panel dateline-composer")?.closest(".row");
    return panel?.id.replace("entry-", "") ?? "";
  }

  listen() {
    this.events = new EventSource(`${this.address}/events`);
    this.events.addEventListener("presence", event => {
      this.here = JSON.parse(event.data).filter(other => other.client !== client);
      this.show();
    });
    this.events.addEventListener("desk", event => {
      const known = this.state;
      this.state = event.data;
      if (known !== undefined && known !== event.data) this.refresh();
    });
  }

  async refresh() {
    // Not the page's own address: what it was to be told once, this request would take from it.
    const answer = await fetch(`${this.address}/now${location.search}`).catch(() => null);
    if (!answer?.ok || answer.redirected) return;
    refreshDesk(new DOMParser().parseFromString(await answer.text(), "text/html"));
    this.show();
  }

  show() {
    const names = [...new Set(this.here.map(other => other.name))];
    const line = this.querySelector(".together__who");
    const text = names.length ? say("here", list(names)) : "";
    if (line.textContent !== text) line.textContent = text;
    document.querySelectorAll("[data-editing]").forEach(slot => {
      const number = Number(slot.closest(".row")?.id.replace("entry-", ""));
      const editing = [...new Set(this.here.filter(other => other.entry === number).map(other => other.name))];
      const said = editing.length ? say(editing.length > 1 ? "editing.several" : "editing", list(editing)) : "";
      if (slot.textContent !== said) slot.textContent = said;
    });
  }

  renew() {
    this.told = this.entry;
    return this.send({ client, ...(this.told && { entry: this.told }) });
  }

  leave() {
    const body = new URLSearchParams({ client, remove: "true", _csrf: this.token });
    navigator.sendBeacon(`${this.address}/presence`, body);
  }

  send(fields) {
    return fetch(`${this.address}/presence`, { method: "POST", body: new URLSearchParams({ ...fields, _csrf: this.token }) }).catch(() => null);
  }

  get token() {
    return document.querySelector("input[name=_csrf]")?.value ?? "";
  }
}

customElements.define("dateline-together", DatelineTogether);
