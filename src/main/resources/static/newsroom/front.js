// <dateline-front>: keeps the newsroom's overview up to date while it is open. Elements in use are not replaced.
import { isSignIn } from "newsroom/address.js";
import { report } from "newsroom/connection.js";
import { Stream } from "newsroom/stream.js";
import { answered, swap } from "newsroom/swaps.js";

class DatelineFront extends HTMLElement {
  connectedCallback() {
    if (this.classList.contains("front--older")) return;
    // What the page was made from: a change since then is news.
    this.state = this.dataset.state;
    this.stream = new Stream(() => "/newsroom/events", {
      heard: {
        front: state => {
          const known = this.state;
          this.state = state;
          if (known !== undefined && known !== state) this.refresh();
        },
      },
      cut: () => this.refresh(),
      missed: () => this.refresh(),
    });
    this.again = () => this.stream.hurry();
    document.addEventListener("dateline:connected", this.again);
  }

  disconnectedCallback() {
    this.stream?.close();
    document.removeEventListener("dateline:connected", this.again);
  }

  async refresh() {
    await answered();
    const order = this.asked = (this.asked ?? 0) + 1;
    // A URL other than the page's own, because a request for that one would consume the notice meant for the next page.
    const answer = await fetch(`/newsroom/now${location.search}`).catch(() => null);
    if (!answer || [502, 503, 504].includes(answer.status)) return report("down");
    if (isSignIn(answer.url) || answer.status === 401) return report("signedOut");
    report("up");
    await answered();
    // A late response to an earlier request must not overwrite newer rows.
    if (!answer.ok || order < this.asked) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const theirs of page.querySelectorAll("[data-live]")) {
      const ours = document.getElementById(theirs.id);
      if (ours) this.settle(ours, theirs);
      else this.querySelector(".front__side")?.prepend(document.importNode(theirs, true));
    }
    this.settleStories(page.getElementById("stories"));
  }

  settle(ours, theirs) {
    const at = ours.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
    const fresh = swap(ours, theirs);
    if (at !== null) [...fresh.querySelectorAll("a")].find(link => link.getAttribute("href") === at)?.focus();
  }

  /** Does not shorten a list that was extended or is in use; replaces only its rows. */
  settleStories(theirs) {
    const ours = document.getElementById("stories");
    const longer = ours.querySelectorAll(".stories__row").length > theirs.querySelectorAll(".stories__row").length + 1;
    if (!longer && !ours.querySelector("select:focus")) return this.settle(ours, theirs);
    for (const row of theirs.querySelectorAll(".stories__row")) {
      const old = document.getElementById(row.id);
      if (old && !old.contains(document.activeElement)) swap(old, row);
    }
  }
}

customElements.define("dateline-front", DatelineFront);
