// <dateline-keep data-kept="…">: keeps a copy of a form's unsaved text in the browser until the form is saved.
import { copyOf, putBack } from "newsroom/copy.js";
import { Kept } from "newsroom/kept.js";
import { say } from "newsroom/words.js";

class DatelineKeep extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.kept = new Kept(this.dataset.kept);
    // Child elements are upgraded first.
    queueMicrotask(() => this.start());
  }

  async start() {
    // A refused text exists only in this browser, so it is kept even if it was not changed since.
    this.untouched = this.dataset.sent === "true" ? "" : JSON.stringify(copyOf(this.form));
    this.form.addEventListener("input", () => this.keep());
    // The copy is deleted by the next page, which knows whether the form was saved.
    this.form.addEventListener("submit", () => this.keep());
    this.addEventListener("click", event => { if (event.target.closest("[data-forget]")) this.forget(); });
    if (this.dataset.sent === "true") return this.keep();
    const copy = await this.kept.restore();
    // Input made before the copy was found takes precedence.
    if (JSON.stringify(copyOf(this.form)) !== this.untouched) this.keep();
    else if (copy && words(copy) !== words(JSON.parse(this.untouched))) this.restore(copy);
    else this.kept.clear();
  }

  /** Discards the text: deletes its copy and stops keeping one. */
  abandon() {
    this.kept.clear();
    this.abandoned = true;
  }

  keep() {
    if (this.abandoned) return;
    const copy = copyOf(this.form);
    if (JSON.stringify(copy) === this.untouched) this.kept.clear();
    else this.tell(say(this.kept.write(copy) ? "kept" : "kept.not"));
  }

  restore(copy) {
    // When the saved version has changed meanwhile, the copy is submitted with its old version. The server then shows
    // both and saves nothing.
    const changed = this.form.elements.version && copy.fields.version !== this.form.elements.version.value;
    if (changed) return this.offerToCompare(copy);
    putBack(this.form, copy);
    this.tell(say("restored"));
    this.querySelectorAll("[data-forget]").forEach(button => { button.hidden = false; });
  }

  /** Offers to compare a copy of an outdated version with the current one. */
  offerToCompare(copy) {
    this.tell(say("kept.changed"));
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button--quiet";
    button.textContent = say("kept.compare");
    button.addEventListener("click", () => {
      putBack(this.form, { ...copy, fields: { version: "-1", ...copy.fields } });
      this.form.requestSubmit();
    });
    this.querySelector("[data-kept-state]")?.after(button);
    this.querySelectorAll("[data-forget]").forEach(forget => { forget.hidden = false; });
  }

  /** Reloads the server's version, and offers to restore the discarded text for a minute. */
  forget() {
    const copy = this.kept.read() ?? copyOf(this.form);
    const address = location.pathname;
    this.abandon();
    sessionStorage.setItem("dateline-forgotten", JSON.stringify({ name: this.dataset.kept, copy, address }));
    location.reload();
  }

  tell(text) {
    const line = this.querySelector("[data-kept-state]");
    if (line) line.textContent = text;
  }
}

/** The text of a copy, regardless of the version it is based on. */
function words({ fields: { version, base, ...fields }, rows }) {
  return JSON.stringify([fields, rows]);
}

customElements.define("dateline-keep", DatelineKeep);

// A page that confirms a save names the copy that is no longer needed.
const taken = document.querySelector("[data-taken]")?.dataset.taken;
if (taken) new Kept(taken).clear();
