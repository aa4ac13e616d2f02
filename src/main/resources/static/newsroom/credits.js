// <dateline-credits>: rows of credits, each with a preview of its printed line. The server formats and reads credits, so
// that there is only one place that does. A credit that is written out, as agencies send it, can fill in the fields.
import { suggest } from "newsroom/known.js";
import { offer } from "newsroom/notice.js";
import { Rows } from "newsroom/rows.js";
import { say } from "newsroom/words.js";

const KNOWN = ["agency", "title", "place"];
const FIELDS = ["role", "people", "agency", "title", "place"];

/** What no list of plain names has. */
const WRITTEN_OUT = /[/|(]|^\s*[-–—]|\b(by|of|for|contributed|reported|with)\b|s?\s+(in|at|from)\s|\b(writer|reporter|correspondent|journalist|photographer|producer|editor)s?\b|, (The |\p{Lu}\p{Ll}+ )*\p{Lu}/iu;

class DatelineCredits extends Rows {
  connectedCallback() {
    if (this.list) return;
    super.connectedCallback();
    // The server renders these lines in English, and each by itself.
    if (!this.language.startsWith("en") || this.rows.length > 1) this.print();
    this.addEventListener("focusin", event => {
      const field = event.target.name?.split(".").pop();
      if (KNOWN.includes(field)) suggest(event.target, field);
    });
    this.addEventListener("input", event => {
      clearTimeout(this.wait);
      this.wait = setTimeout(() => this.print(), 200);
      const row = event.target.closest(".credit");
      if (!row || event.target !== this.field(row, "people")) return;
      clearTimeout(row.wait);
      row.wait = setTimeout(() => this.read(row), 250);
    });
  }

  add(values) {
    const row = super.add(values);
    if (values) this.print();
    return row;
  }

  isBlank(row) {
    return [...row.querySelectorAll("input")].every(field => !field.value.trim());
  }

  /** The story's language, in which readers see the line. */
  get language() {
    return document.getElementById("story-language")?.value || this.closest("[data-language]")?.dataset.language || "en";
  }

  field(row, name) {
    return row.querySelector(`[name$=".${name}"]`);
  }

  values(row) {
    return Object.fromEntries(FIELDS.map(name => [name, this.field(row, name).value]));
  }

  /** Shows the lines that readers will see; one may say the contributors of several rows. */
  async print() {
    const rows = this.rows;
    const asked = new URLSearchParams({ language: this.language });
    rows.forEach((row, index) => {
      for (const [name, value] of Object.entries(this.values(row))) asked.set(`credits[${index}].${name}`, value);
    });
    const turn = this.turn = (this.turn ?? 0) + 1;
    const lines = await this.ask(`/newsroom/credit-lines?${asked}`);
    if (lines && turn === this.turn) rows.forEach((row, index) => { row.querySelector("[data-line]").textContent = lines[index] ?? ""; });
  }

  /** Offers to fill in the fields from a credit that was typed or pasted as a sentence. */
  async read(row) {
    const field = this.field(row, "people");
    const text = field.value;
    row.querySelector(".credit__offer")?.remove();
    if (text.length > 1000 || !WRITTEN_OUT.test(text)) return;
    const found = await this.ask(`/newsroom/credit-sentence?${new URLSearchParams({ text, role: this.field(row, "role").value, language: this.language })}`);
    if (!found?.credits.length || field.value !== text || !row.isConnected) return;
    row.querySelector(".credit__offer")?.remove();
    const line = document.createElement("p");
    line.className = "credit__offer";
    line.setAttribute("role", "status");
    line.append(say("credit.read", found.lines.join(" ")), " ");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button";
    button.textContent = say("credit.fill");
    button.addEventListener("click", () => this.take(row, found.credits));
    line.append(button);
    row.append(line);
  }

  take(row, credits) {
    const before = this.values(row);
    row.querySelector(".credit__offer")?.remove();
    const whole = credits.map(credit => Object.fromEntries(FIELDS.map(name => [name, credit[name] ?? ""])));
    this.fill(row, whole[0]);
    const more = whole.slice(1).map(values => super.add(values));
    row.after(...more);
    this.changed();
    this.field(row, "people").focus();
    offer(say("credit.filled"), say("undo"), () => {
      if (!row.isConnected) return;
      more.forEach(one => one.remove());
      this.fill(row, before);
      this.changed();
      this.field(row, "people").focus();
    });
  }

  async ask(address) {
    const answer = await fetch(address).catch(() => null);
    return answer?.ok && !answer.redirected ? answer.json() : null;
  }
}

customElements.define("dateline-credits", DatelineCredits);
