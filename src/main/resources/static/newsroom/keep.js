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

  keep() {
    const copy = copyOf(this.form);
    if (JSON.stringify(copy) === this.untouched) this.kept.clear();
    else this.tell(say(this.kept.write(copy) ? "kept" : "kept.not"));
  }

  restore(copy) {
    putBack(this.form, copy);
    this.tell(say("restored"));
    this.querySelectorAll("[data-forget]").forEach(button => { button.hidden = false; });
  }

  forget() {
    this.kept.clear();
    location.reload();
  }

  tell(text) {
    const line = this.querySelector("[data-kept-state]");
    if (line) line.textContent = text;
  }
}

/** What was written, whichever version it was written over. */
function words({ fields: { version, ...fields }, rows }) {
  return JSON.stringify([fields, rows]);
}

customElements.define("dateline-keep", DatelineKeep);

// A page that says something was done tells which copy is not needed any more.
const taken = document.querySelector("[data-taken]")?.dataset.taken;
if (taken) new Kept(taken).clear();
