// <dateline-keep data-kept="…">: keeps a copy of a form's unsaved text in the browser until the form is saved.
import { isSignIn } from "newsroom/address.js";
import { probe, report } from "newsroom/connection.js";
import { copyOf, putBack } from "newsroom/copy.js";
import { discard } from "newsroom/discarded.js";
import { tellElsewhere } from "newsroom/elsewhere.js";
import { Kept } from "newsroom/kept.js";
import { signInAgain } from "newsroom/sign-in.js";
import { SIGNED_OUT } from "newsroom/swaps.js";
import { say } from "newsroom/words.js";

/** Time in ms in which a second press of a button does not send the form again. */
const LEAVING = 5000;

// A page that confirms a save names the copy that is no longer needed.
const taken = document.querySelector("[data-taken]")?.dataset.taken;
if (taken) {
  const saved = new Kept(taken);
  saved.clear();
  saved.dropSent();
}

class DatelineKeep extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.kept = new Kept(this.dataset.kept);
    // Child elements are upgraded first.
    queueMicrotask(() => this.start());
  }

  disconnectedCallback() {
    removeEventListener("storage", this.looked);
    removeEventListener("focus", this.looked);
    document.removeEventListener("dateline:connected", this.connected);
  }

  async start() {
    if (this.looked || !this.isConnected) return;
    // A refused text exists only in this browser, so it is kept even if it was not changed since.
    this.untouched = this.dataset.sent === "true" ? "" : JSON.stringify(copyOf(this.form));
    this.form.addEventListener("input", () => this.keep());
    this.form.addEventListener("submit", event => this.submitted(event));
    this.form.addEventListener("htmx:beforeOnLoad", event => this.answered(event.detail.xhr));
    this.form.addEventListener("htmx:sendError", () => { this.failed = true; });
    this.addEventListener("click", event => { if (event.target.closest("[data-forget]")) this.forget(); });
    this.looked = event => { if (!event.key || event.key.startsWith(this.kept.start)) tellElsewhere(this, this.kept); };
    this.connected = () => this.back();
    addEventListener("storage", this.looked);
    addEventListener("focus", this.looked);
    document.addEventListener("dateline:connected", this.connected);
    if (this.dataset.sent === "true") {
      this.kept.dropSent();
      this.keep();
    } else await this.restoreKept();
    tellElsewhere(this, this.kept);
  }

  async restoreKept() {
    const copy = await this.kept.restore();
    // Input made before the copy was found takes precedence.
    if (JSON.stringify(copyOf(this.form)) !== this.untouched) this.keep();
    else if (copy && words(copy) !== words(JSON.parse(this.untouched))) this.restore(copy);
    else this.kept.clear();
  }

  /** Sends the form only when the server can be reached and the editor is signed in: the next page replaces this one. */
  async submitted(event) {
    // The copy is deleted by the next page, which knows whether the form was saved.
    this.keep();
    // htmx sends these forms without leaving the page.
    if (this.form.hasAttribute("hx-post")) return;
    if (this.isReachable) {
      this.isReachable = false;
      return;
    }
    event.preventDefault();
    if (this.isAsking || Date.now() < this.leavingUntil) return;
    this.isAsking = true;
    try {
      await this.send(event.submitter);
    } finally {
      this.isAsking = false;
    }
  }

  async send(button) {
    const state = await probe();
    report(state);
    if (state === "down") {
      document.dispatchEvent(new Event("dateline:connection"));
      this.failed = true;
      return this.tell(say("sending.notSaved"), true);
    }
    if (state === "signedOut" && !await signInAgain()) return this.tell(SIGNED_OUT, true);
    report("up");
    this.failed = false;
    this.leavingUntil = Date.now() + LEAVING;
    this.isReachable = true;
    this.kept.noteSent();
    this.form.requestSubmit(button);
    // Still set when the browser refused a field of the form.
    if (this.isReachable) this.leavingUntil = 0;
    this.isReachable = false;
  }

  /** Handles the response to a form that htmx sent. */
  answered(request) {
    if (request.status >= 200 && request.status < 300 && !isSignIn(request.responseURL)) this.abandon();
  }

  /** The server can be reached again, so a form that was not sent can be. */
  back() {
    if (!this.failed) return;
    this.failed = false;
    this.tell(say("sending.back"));
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
    else if (!this.kept.write(copy)) this.tell(say("kept.not"), true);
    else if (!this.failed) this.tell(say("kept"));
  }

  restore(copy) {
    // When the saved version has changed meanwhile, the copy is submitted with its old version. The server then shows
    // both and saves nothing.
    const changed = this.form.elements.version && copy.fields.version !== this.form.elements.version.value;
    if (changed) return this.offerToCompare(copy);
    putBack(this.form, copy);
    this.closest("details")?.setAttribute("open", "");
    this.querySelector("[data-said]")?.dispatchEvent(new Event("input", { bubbles: true }));
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

  /** Discards the text when its panel is closed, and offers to restore it for a minute. */
  cancel() {
    const copy = copyOf(this.form);
    const isChanged = JSON.stringify(copy) !== this.untouched;
    this.abandon();
    if (!isChanged) return;
    const action = this.form.getAttribute("action");
    const number = action.match(/entries\/(\d+)/)?.[1];
    discard({ name: this.dataset.kept, copy, address: action.replace(/\/\d+$/, ""), text: say("discarded", `#${number}`) });
  }

  /** Reloads the server's version, and offers to restore the discarded text for a minute. */
  forget() {
    const copy = this.kept.read() ?? copyOf(this.form);
    const address = location.pathname;
    this.abandon();
    sessionStorage.setItem("dateline-forgotten", JSON.stringify({ name: this.dataset.kept, copy, address }));
    location.reload();
  }

  tell(text, wrong = false) {
    const line = this.querySelector("[data-kept-state]");
    if (!line) return;
    if (line.textContent !== text) line.textContent = text;
    line.classList.toggle("composer__state--wrong", wrong);
  }
}

/** The text of a copy, regardless of the version it is based on. */
function words({ fields: { version, base, ...fields }, rows }) {
  return JSON.stringify([fields, rows]);
}

customElements.define("dateline-keep", DatelineKeep);
