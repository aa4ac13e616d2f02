// <dateline-embeds>: link cards, each with a title looked up by the server or typed by the editor.
import { Rows } from "newsroom/rows.js";
import { say } from "newsroom/words.js";

class DatelineEmbeds extends Rows {
  /** Adds a card for the link. Its title is looked up, and can be edited. */
  async take(url) {
    if (this.rows.some(row => row.querySelector("[name$='.url']").value === url)) return;
    const row = this.add({ url });
    row.querySelector("[data-state]").textContent = say("card.asking");
    this.changed();
    const answer = await fetch(`/newsroom/card?url=${encodeURIComponent(url)}`).catch(() => null);
    const card = answer?.ok && !answer.redirected ? await answer.json() : null;
    if (!row.isConnected) return;
    const title = row.querySelector("[name$='.title']");
    row.querySelector("[data-state]").textContent = card?.title ? "" : say("card.unknown");
    title.value ||= card?.title ?? "";
    row.querySelector("[name$='.provider']").value = card?.provider ?? "";
    this.show(row);
    this.changed();
  }

  add(values) {
    const row = super.add(values);
    this.show(row);
    return row;
  }

  show(row) {
    const url = row.querySelector("[name$='.url']").value;
    row.querySelector("[data-url]").textContent = url;
    row.querySelector("[data-provider]").textContent = row.querySelector("[name$='.provider']").value || (URL.canParse(url) ? new URL(url).host : "");
  }

  isBlank() {
    return false;
  }
}

customElements.define("dateline-embeds", DatelineEmbeds);
