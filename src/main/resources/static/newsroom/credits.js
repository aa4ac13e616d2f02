// <dateline-credits>: rows of credits, each with a preview of its printed line. The server formats it, so that there is
// only one formatter.
import { suggest } from "newsroom/known.js";
import { Rows } from "newsroom/rows.js";

const KNOWN = ["agency", "title", "place"];

class DatelineCredits extends Rows {
  connectedCallback() {
    if (this.list) return;
    super.connectedCallback();
    // The server renders these lines in English.
    if (!this.language.startsWith("en")) this.rows.forEach(row => this.print(row));
    this.addEventListener("focusin", event => {
      const field = event.target.name?.split(".").pop();
      if (KNOWN.includes(field)) suggest(event.target, field);
    });
    this.addEventListener("input", event => {
      const row = event.target.closest(".credit");
      if (!row) return;
      clearTimeout(row.wait);
      row.wait = setTimeout(() => this.print(row), 200);
    });
  }

  add(values) {
    const row = super.add(values);
    if (values) this.print(row);
    return row;
  }

  isBlank(row) {
    return [...row.querySelectorAll("input")].every(field => !field.value.trim());
  }

  /** The story's language, in which readers see the line. */
  get language() {
    return document.getElementById("story-language")?.value || this.closest("[data-language]")?.dataset.language || "en";
  }

  async print(row) {
    const asked = new URLSearchParams({ language: this.language });
    for (const field of row.querySelectorAll("[name]")) asked.set(field.name.split(".").pop(), field.value);
    const answer = await fetch(`/newsroom/credit-line?${asked}`).catch(() => null);
    if (answer?.ok && !answer.redirected) row.querySelector("[data-line]").textContent = await answer.text();
  }
}

customElements.define("dateline-credits", DatelineCredits);
