// <dateline-composer>: sends an update without leaving the page, and keeps every word until it is safe.
import { Kept } from "newsroom/kept.js";
import { copyOf, isWorthKeeping, putBack } from "newsroom/copy.js";
import { say, sayAs } from "newsroom/notice.js";
import { SIGNED_OUT, isSignIn, swap, swapDesk } from "newsroom/swaps.js";
import { closePanel } from "newsroom/panel.js";
import { key } from "newsroom/toolbar.js";

class DatelineComposer extends HTMLElement {
  connectedCallback() {
    if (this.form) return;
    this.form = this.querySelector("form");
    this.kept = new Kept(this.dataset.kept);
    // Its parts are set up when the browser gets to them.
    queueMicrotask(() => this.start());
  }

  start() {
    const field = this.form.querySelector("label.chip input[type=file]");
    if (field) this.figures.picker(field);
    this.form.addEventListener("submit", event => this.submitted(event));
    this.form.addEventListener("input", () => this.typed());
    this.addEventListener("keydown", event => this.pressed(event));
    this.addEventListener("click", event => this.clicked(event));
    this.addEventListener("paste", event => this.takeFiles(event, event.clipboardData, !event.clipboardData?.getData("text/plain")));
    this.addEventListener("drop", event => this.takeFiles(event, event.dataTransfer, true));
    this.addEventListener("dragover", event => this.draggedOver(event));
    this.addEventListener("dragleave", () => this.removeAttribute("data-over"));
    this.querySelector("[data-keys]").textContent = key("↵");
    this.untouched = JSON.stringify(copyOf(this.form));
    if (this.dataset.sent === "true") this.keep();
    else this.restore();
    this.tellTime();
    if (!document.querySelector("#timeline .row") && document.activeElement === document.body) this.editor.focus();
  }

  disconnectedCallback() {
    clearTimeout(this.wait);
  }

  get editor() {
    return this.querySelector("dateline-editor");
  }

  get figures() {
    return this.querySelector("dateline-figures");
  }

  get credits() {
    return this.querySelector("dateline-credits");
  }

  typed() {
    this.tellTime();
    clearTimeout(this.wait);
    this.wait = setTimeout(() => this.keep(), 100);
  }

  keep() {
    const copy = copyOf(this.form);
    if (JSON.stringify(copy) === this.untouched || !isWorthKeeping(copy)) {
      this.kept.clear();
      this.tell("");
    } else if (this.kept.write(copy)) {
      this.tell("Saved on this machine");
    }
  }

  restore() {
    const copy = this.kept.read();
    if (!copy || !isWorthKeeping(copy)) return;
    putBack(this.form, copy);
    this.tell("Restored: this was here when the page closed");
    this.querySelector("[data-discard]").hidden = false;
  }

  tell(text, wrong = false) {
    const line = this.querySelector("[data-told]");
    if (line.textContent !== text) line.textContent = text;
    line.classList.toggle("composer__state--wrong", wrong);
  }

  tellTime() {
    const label = this.querySelector("[data-time]");
    const when = this.form.elements.when.value;
    const at = this.form.elements.at.value.replace("T", " ");
    if (when !== "now") label.textContent = at || "choose";
    else if (label.textContent !== "unchanged") label.textContent = "now";
  }

  pressed(event) {
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      this.form.requestSubmit(this.querySelector("[data-publish]") ?? this.querySelector("[name=action]"));
    } else if (event.key === "Enter" && event.target.matches("input[type=text]")) {
      // In a form of so many fields, Enter in one of them is no wish to publish.
      event.preventDefault();
      if (event.target.name === "headline") this.editor.focus();
    }
  }

  clicked(event) {
    if (event.target.closest("[data-add-credit]")) this.credits.add().querySelector("[name$='.people']").focus();
    else if (event.target.closest("[data-discard]")) this.startOver();
    else if (event.target.closest("[data-close]")) {
      this.kept.clear();
      closePanel(event);
    }
  }

  startOver() {
    this.kept.clear();
    putBack(this.form, JSON.parse(this.untouched));
    this.querySelector("[data-discard]").hidden = true;
    this.tell("");
    this.editor.focus();
  }

  draggedOver(event) {
    if (![...event.dataTransfer.types].includes("Files")) return;
    event.preventDefault();
    this.toggleAttribute("data-over", true);
  }

  takeFiles(event, source, wanted) {
    this.removeAttribute("data-over");
    const photos = [...(source?.files ?? [])].filter(file => file.type.startsWith("image/"));
    if (!photos.length || !wanted) return;
    event.preventDefault();
    this.figures.take(photos);
  }

  async submitted(event) {
    event.preventDefault();
    if (this.busy) return;
    this.busy = true;
    this.toggleAttribute("data-busy", true);
    try {
      await this.send(event.submitter ?? this.querySelector("[data-publish]") ?? this.querySelector("[name=action]"));
    } finally {
      this.busy = false;
      this.removeAttribute("data-busy");
    }
  }

  async send(button) {
    document.getElementById("notice").replaceChildren();
    this.credits.prune();
    if (this.figures.underway.size) this.tell("Waiting for the photos…");
    await this.figures.settled();
    if (this.figures.broken) return this.tell("A photo did not arrive: try it again, or remove it.", true);
    this.keep();
    this.tell(button.value === "draft" ? "Saving…" : "Publishing…");
    try {
      await this.answered(await this.post(button), button);
    } catch (failure) {
      console.debug(failure);
      this.tell("No connection. Nothing is lost: it is saved on this machine. Try again.", true);
    }
  }

  post(button) {
    const body = new FormData(this.form);
    body.set("action", button.value);
    // form.action would be the buttons of that name.
    return fetch(this.form.getAttribute("action"), { method: "POST", body, headers: { Accept: "text/html" } });
  }

  async answered(answer, button, again = true) {
    if (isSignIn(answer.url)) return this.tell(SIGNED_OUT, true);
    if (answer.status === 403 && again && await this.freshToken()) return this.answered(await this.post(button), button, false);
    if (answer.status === 403) return this.tell(SIGNED_OUT, true);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (answer.ok) this.done(page, answer.url);
    else this.refused(page, answer.status);
  }

  /** After a session ended and began anew, forms need its new token. */
  async freshToken() {
    const answer = await fetch(location.href);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const token = page.querySelector("input[name=_csrf]")?.value;
    if (isSignIn(answer.url) || !token) return false;
    document.querySelectorAll("input[name=_csrf]").forEach(field => { field.value = token; });
    return true;
  }

  done(page, address) {
    clearTimeout(this.wait);
    this.kept.clear();
    const row = this.closest(".row");
    const empty = page.getElementById(this.id);
    if (row && page.getElementById(row.id)) {
      sayAs(page);
      swap(row, page.getElementById(row.id)).querySelector(".row__action")?.focus();
    } else if (empty && document.getElementById("timeline")) {
      swapDesk(page);
      const fresh = swap(this, empty);
      queueMicrotask(() => fresh.editor.focus());
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
    const theirs = page.getElementById(this.id);
    if (!theirs) {
      const sentence = page.querySelector(".refusal__sentence")?.textContent.trim();
      return this.tell(sentence ?? "That did not work. Nothing is lost: it is saved on this machine. Try again.", true);
    }
    const merge = page.querySelector(".merge");
    this.parentElement.querySelector(":scope > .merge")?.remove();
    if (merge) {
      const shown = document.importNode(merge, true);
      this.before(shown);
      shown.querySelector("[data-theirs]")?.addEventListener("click", event => { this.kept.clear(); shown.remove(); closePanel(event); });
      swap(this, theirs);
      shown.focus();
      return;
    }
    this.takeErrors(theirs);
    this.tell(status === 409 ? "Not saved. Nothing is lost." : "Not sent yet: see what is missing.", true);
  }

  /** What is wrong comes to stand at our own fields: they keep their text, their cursor and their undo. */
  takeErrors(theirs) {
    for (const slot of this.querySelectorAll("[data-error]")) {
      const told = theirs.querySelector(`[data-error="${CSS.escape(slot.dataset.error)}"]`);
      slot.textContent = told?.textContent ?? "";
      this.querySelectorAll(`[aria-describedby~="${CSS.escape(slot.id)}"]`).forEach(field => {
        if (slot.textContent) field.setAttribute("aria-invalid", "true");
        else field.removeAttribute("aria-invalid");
      });
    }
    for (const part of ["[data-errors]", "[data-choices]"]) {
      this.querySelector(part).replaceChildren(...document.importNode(theirs.querySelector(part), true).childNodes);
    }
    const fresh = theirs.querySelector("input[name=key]");
    if (fresh) this.form.elements.key.value = fresh.value;
    const time = theirs.querySelector(".composer__time");
    if (time.open) this.querySelector(".composer__time").open = true;
    this.keep();
    const first = this.querySelector("[aria-invalid=true]:not(textarea[hidden]):not([role=textbox])");
    if (first) first.focus();
    else if (theirs.querySelector("[data-error=body]").textContent) this.editor.focus();
    else this.querySelector("[data-errors]").focus();
  }
}

customElements.define("dateline-composer", DatelineComposer);

addEventListener("pagehide", () => document.querySelectorAll("dateline-composer").forEach(composer => composer.form && !composer.busy && composer.keep()));
