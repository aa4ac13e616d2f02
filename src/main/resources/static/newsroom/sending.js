// Sends what a composer holds, and brings back what the newsroom answers.
import { isSignIn } from "newsroom/address.js";
import { copyOf } from "newsroom/copy.js";
import { sayAs } from "newsroom/notice.js";
import { closePanel } from "newsroom/panel.js";
import { freshTokens, signInAgain } from "newsroom/sign-in.js";
import { SIGNED_OUT, swap, swapDesk } from "newsroom/swaps.js";
import { say } from "newsroom/words.js";

// What went out last, for whoever takes it back at once.
let last = null;

export const lastSent = () => last;

export class Sending {
  constructor(composer) {
    this.composer = composer;
  }

  async send(button) {
    document.getElementById("notice").replaceChildren();
    this.composer.credits.prune();
    if (this.composer.figures.underway.size) this.composer.tell(say("sending.photos"));
    await this.composer.figures.settled();
    if (this.composer.figures.broken) return this.composer.tell(say("sending.broken"), true);
    this.composer.keep();
    // What goes out is what stands here now: whoever goes on writing begins the next.
    this.sent = copyOf(this.composer.form);
    this.body = new FormData(this.composer.form);
    this.body.set("action", button.value);
    this.composer.tell(say(button.value === "draft" ? "sending.draft" : "sending"));
    try {
      await this.answered(await this.post());
    } catch (failure) {
      console.debug(failure);
      this.composer.tell(say("sending.offline"), true);
    }
  }

  post() {
    const { form } = this.composer;
    if (form.elements._csrf) this.body.set("_csrf", form.elements._csrf.value);
    // form.action would be the buttons of that name.
    return fetch(form.getAttribute("action"), { method: "POST", body: this.body, headers: { Accept: "text/html" } });
  }

  async answered(answer, again = true) {
    const out = isSignIn(answer.url) || answer.status === 401;
    if (again && (out || answer.status === 403)) {
      // The same key goes out again: were it taken already, it would not be posted twice.
      if (!out && await freshTokens()) return this.answered(await this.post(), false);
      this.composer.tell(SIGNED_OUT, true);
      if (await signInAgain()) return this.answered(await this.post(), false);
    }
    if (out || answer.status === 403) return this.composer.tell(SIGNED_OUT, true);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (answer.ok) this.done(page, answer.url);
    else this.refused(page, answer.status);
  }

  done(page, address) {
    const row = this.composer.closest(".row");
    const rest = this.composer.since(this.sent);
    if (!row) last = this.sent;
    this.composer.kept.clear();
    const empty = page.getElementById(this.composer.id);
    if (row && page.getElementById(row.id) && rest) {
      sayAs(page);
      this.composer.goOnOver(page.getElementById(row.id).dataset.state.split(" ")[0]);
    } else if (row && page.getElementById(row.id)) {
      sayAs(page);
      swap(row, page.getElementById(row.id)).querySelector(".row__action")?.focus();
    } else if (empty && document.getElementById("timeline")) {
      swapDesk(page);
      const fresh = swap(this.composer, empty);
      queueMicrotask(() => {
        if (rest) fresh.goOn(rest);
        fresh.editor.focus();
      });
    } else {
      this.leave(page, address);
    }
  }

  /** The page that answered takes this one's place: fetched once more, its notice would be gone. */
  leave(page, address) {
    history.pushState(null, "", address);
    window.addEventListener("popstate", () => location.reload(), { once: true });
    sayAs(page);
    document.title = page.title;
    swap(document.getElementById("bar"), page.getElementById("bar"));
    const main = swap(document.getElementById("main"), page.getElementById("main"));
    scrollTo(0, 0);
    queueMicrotask(() => (main.querySelector("dateline-editor") ?? main).focus());
  }

  refused(page, status) {
    const theirs = page.getElementById(this.composer.id);
    if (!theirs) {
      const sentence = page.querySelector(".refusal__sentence")?.textContent.trim();
      return this.composer.tell(sentence ?? say("sending.failed"), true);
    }
    const merge = page.querySelector(".merge");
    this.composer.parentElement.querySelector(":scope > .merge")?.remove();
    if (merge) {
      const shown = document.importNode(merge, true);
      this.composer.before(shown);
      shown.querySelector("[data-theirs]")?.addEventListener("click", event => { this.composer.kept.clear(); shown.remove(); closePanel(event); });
      swap(this.composer, theirs);
      shown.focus();
      return;
    }
    this.takeErrors(theirs);
    this.composer.tell(say(status === 409 ? "sending.stale" : "sending.refused"), true);
  }

  /** What is wrong comes to stand at our own fields: they keep their text, their cursor and their undo. */
  takeErrors(theirs) {
    for (const slot of this.composer.querySelectorAll("[data-error]")) {
      const told = theirs.querySelector(`[data-error="${CSS.escape(slot.dataset.error)}"]`);
      slot.textContent = told?.textContent ?? "";
      this.composer.querySelectorAll(`[aria-describedby~="${CSS.escape(slot.id)}"]`).forEach(field => {
        if (slot.textContent) field.setAttribute("aria-invalid", "true");
        else field.removeAttribute("aria-invalid");
      });
    }
    for (const part of ["[data-errors]", "[data-choices]"]) {
      this.composer.querySelector(part).replaceChildren(...document.importNode(theirs.querySelector(part), true).childNodes);
    }
    const fresh = theirs.querySelector("input[name=key]");
    if (fresh) this.composer.form.elements.key.value = fresh.value;
    const time = theirs.querySelector(".composer__time");
    if (time.open) this.composer.querySelector(".composer__time").open = true;
    this.composer.keep();
    const first = this.composer.querySelector("[aria-invalid=true]:not(textarea[hidden]):not([role=textbox])");
    if (first) first.focus();
    else if (theirs.querySelector("[data-error=body]").textContent) this.composer.editor.focus();
    else this.composer.querySelector("[data-errors]").focus();
  }
}
