// <dateline-reach data-address="…">: shows how long it took until readers had what was just published.
import { say } from "newsroom/words.js";

class DatelineReach extends HTMLElement {
  connectedCallback() {
    this.tries = 0;
    this.look();
  }

  async look() {
    const answer = await fetch(this.dataset.address).catch(() => null);
    if (!this.isConnected) return;
    const reach = answer?.ok && !answer.redirected ? await answer.json() : null;
    if (reach?.complete) this.textContent = reach.seconds ? say("reached.in", reach.seconds) : say("reached");
    else if (++this.tries < 40) setTimeout(() => this.look(), Math.min(2000, 60 * this.tries));
    else this.textContent = say("reached.not");
  }
}

customElements.define("dateline-reach", DatelineReach);

// <dateline-effect>: refreshes the report of where a change is live, until it is live on all nodes.
customElements.define("dateline-effect", class extends HTMLElement {
  connectedCallback() {
    setTimeout(() => this.again(), 700);
  }

  async again() {
    const card = this.closest("#reach");
    const answer = await fetch(location.href).catch(() => null);
    const fresh = answer?.ok ? new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("reach") : null;
    if (fresh && card?.isConnected) card.replaceWith(document.importNode(fresh, true));
    else if (this.isConnected) setTimeout(() => this.again(), 2000);
  }
});
