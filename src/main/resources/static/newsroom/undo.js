// <dateline-undo>: undoes the last action, for some seconds.
import { isSignIn } from "newsroom/address.js";
import { SIGNED_OUT, swapDesk } from "newsroom/swaps.js";
import { say } from "newsroom/notice.js";
import { say as words } from "newsroom/words.js";

const SECONDS = 60;

class DatelineUndo extends HTMLElement {
  connectedCallback() {
    this.clock = setTimeout(() => this.remove(), SECONDS * 1000);
    this.addEventListener("submit", event => this.undo(event));
  }

  disconnectedCallback() {
    clearTimeout(this.clock);
  }

  async undo(event) {
    const form = event.target;
    const number = form.getAttribute("action").match(/entries\/(\d+)\/publication/)?.[1];
    const here = document.querySelector(".lists__tab[aria-current]");
    if (!document.getElementById("timeline") || !here) return;
    event.preventDefault();
    const body = new FormData(form, event.submitter);
    // Undoing on a desk returns to the list that is shown.
    body.set("list", new URL(here.href).searchParams.get("list") ?? "timeline");
    const answer = await fetch(form.getAttribute("action"), { method: "POST", body }).catch(() => null);
    if (!answer) return say(words("unchanged"), { wrong: true });
    if (isSignIn(answer.url)) return say(SIGNED_OUT, { wrong: true });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!answer.ok) return say(page.querySelector(".refusal__sentence")?.textContent.trim() ?? words("failed"), { wrong: true });
    if (!page.getElementById("timeline")) return location.assign(answer.url);
    if (number) document.getElementById(`entry-${number}`)?.remove();
    swapDesk(page);
    if (number) document.dispatchEvent(new CustomEvent("dateline:undone", { detail: { number } }));
  }
}

customElements.define("dateline-undo", DatelineUndo);
