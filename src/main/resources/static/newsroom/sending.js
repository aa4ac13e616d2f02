// Saves a change of an existing entry and shows the response. New entries are sent by posting.js.
import { isSignIn } from "newsroom/address.js";
import { putBack } from "newsroom/copy.js";
import { sayAs } from "newsroom/notice.js";
import { freshTokens, signInAgain } from "newsroom/sign-in.js";
import { SIGNED_OUT, swap } from "newsroom/swaps.js";
import { say } from "newsroom/words.js";

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
    this.composer.failed = false;
    this.composer.keep();
    // Snapshot of what is sent: what is written afterwards is a further change.
    this.sent = this.composer.taken();
    this.body = new FormData(this.composer.form);
    this.body.set("action", button.value);
    this.composer.tell(say(button.value === "draft" ? "sending.draft" : "sending"));
    try {
      await this.answered(await this.post());
    } catch (failure) {
      console.debug(failure);
      document.dispatchEvent(new Event("dateline:connection"));
      this.composer.failed = true;
      this.composer.tell(say("sending.notSaved"), true);
    }
  }

  /** Shows a kept text together with the version saved meanwhile. Saves nothing. */
  async compare(copy) {
    const { form } = this.composer;
    putBack(form, { ...copy, fields: { version: "-1", ...copy.fields } });
    this.composer.tell(say("restored.changed"), true);
    const body = new FormData(form);
    const answer = await fetch(`${form.getAttribute("action")}/merge`, { method: "POST", body, headers: { Accept: "text/html" } }).catch(() => null);
    // Without a response, the text remains with its old version; saving it then shows both.
    if (answer?.status === 409 && this.composer.isConnected) this.refused(new DOMParser().parseFromString(await answer.text(), "text/html"), 409);
  }

  post() {
    const { form } = this.composer;
    if (form.elements._csrf) this.body.set("_csrf", form.elements._csrf.value);
    // form.action would be the buttons of that name.
    return fetch(form.getAttribute("action"), { method: "POST", body: this.body, headers: { Accept: "text/html", "X-Requested-With": "composer" } });
  }

  async answered(answer, again = true) {
    const out = isSignIn(answer.url) || answer.status === 401;
    if (again && (out || answer.status === 403)) {
      // Sending again is safe, because the version prevents a second save of the same change.
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
    const rest = this.composer.difference(this.sent).kind !== "same";
    this.composer.kept.clear();
    if (row && page.getElementById(row.id) && rest) {
      sayAs(page);
      this.composer.goOnOver(page.getElementById(row.id).dataset.state.split(" ")[0]);
    } else if (row && page.getElementById(row.id)) {
      sayAs(page);
      swap(row, page.getElementById(row.id)).querySelector(".row__action")?.focus();
    } else {
      this.leave(page, address);
    }
  }

  /** Shows the response as the current page: fetching it again would lose its notice. */
  leave(page, address) {
    history.pushState(null, "", address);
    addEventListener("popstate", () => location.reload(), { once: true });
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
    this.composer.parentElement?.querySelector(":scope > .merge")?.remove();
    if (merge) {
      const shown = document.importNode(merge, true);
      this.composer.before(shown);
      swap(this.composer, theirs);
      shown.focus();
      return;
    }
    this.composer.takeErrors(theirs);
    this.composer.tell(say(status === 409 ? "sending.stale" : "sending.refused"), true);
  }
}
