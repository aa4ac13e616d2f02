// <dateline-keep data-kept="…">: a form around which nothing is lost either: a copy of it stays on this machine until it is taken.
import { copyOf, putBack } from "newsroom/copy.js";
import { Kept } from "newsroom/kept.js";
import { say } from "newsroom/words.js";

class DatelineKeep extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.kept = new Kept(this.dataset.kept);
    // Its parts are set up when the browser gets to them.
    queueMicrotask(() => this.start());
  }

  async start() {
    // What was sent and refused is nobody's but this machine's.
    this.untouched = this.dataset.sent === "true" ? "" : JSON.stringify(copyOf(this.form));
    this.form.addEventListener("input", () => this.keep());
    // The page that follows says whether it was taken: only then does the copy go.
    this.form.addEventListener("submit", () => this.keep());
    this.addEventListener("click", event => { if (event.target.closest("[data-forget]")) this.forget(); });
    if (this.dataset.sent === "true") return this.keep();
    const copy = await this.kept.restore();
    // Whoever typed before the copy was found goes on with what was typed.
    if (JSON.stringify(copyOf(this.form)) !== this.untouched) this.keep();
    else if (copy && words(copy) !== words(JSON.parse(this.untouched))) this.restore(copy);
    else this.kept.clear();
  }

  /** What is written here is thrown away: it is not kept any more. */
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
    // Changed meanwhile, it is sent over the version it was made from: the answer shows both, and nothing is saved.
    const changed = this.form.elements.version && copy.fields.version !== this.form.elements.version.value;
    if (changed) return this.offerToCompare(copy);
    putBack(this.form, copy);
    this.tell(say("restored"));
    this.querySelectorAll("[data-forget]").forEach(button => { button.hidden = false; });
  }

  /** What was kept was made from a version that a colleague has changed: it comes back only beside theirs. */
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

  /** Shows what stands on the server, and offers what was written back for a minute. */
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

/** What was written, whichever version it was written over. */
function words({ fields: { version, base, ...fields }, rows }) {
  return JSON.stringify([fields, rows]);
}

customElements.define("dateline-keep", DatelineKeep);

// A page that says something was done tells which copy is not needed any more.
const taken = document.querySelector("[data-taken]")?.dataset.taken;
if (taken) new Kept(taken).clear();
