// <dateline-composer>: posts or saves an entry without leaving the page, and keeps a copy of unsent text in the
// browser.
import { ClosingCredits } from "newsroom/closing.js";
import { difference } from "newsroom/compare.js";
import { CONTAINERS, copyOf, isWorthKeeping, putBack } from "newsroom/copy.js";
import { Kept } from "newsroom/kept.js";
import { discard } from "newsroom/discarded.js";
import { takeFiles } from "newsroom/drops.js";
import { tellElsewhere } from "newsroom/elsewhere.js";
import { offer, say as notify } from "newsroom/notice.js";
import { closePanel } from "newsroom/panel.js";
import { Posting, lastSent } from "newsroom/posting.js";
import { Sending } from "newsroom/sending.js";
import { MOST_COLUMNS, MOST_ROWS } from "newsroom/table-grid.js";
import { key } from "newsroom/toolbar.js";
import { uniqueId } from "newsroom/windows.js";
import { count, say } from "newsroom/words.js";

class DatelineComposer extends HTMLElement {
  connectedCallback() {
    if (this.form) return;
    this.form = this.querySelector("form");
    this.kept = new Kept(this.dataset.kept);
    // A new entry has an idempotency key, so that it is posted once; an existing entry has the version being changed.
    this.posting = this.form.elements.key ? new Posting(this) : null;
    this.sending = this.posting ?? new Sending(this);
    // Child elements are upgraded first.
    queueMicrotask(() => this.start());
  }

  start() {
    this.closing = new ClosingCredits(this);
    const field = this.form.querySelector("label.chip input[type=file]");
    if (field) this.figures.picker(field);
    this.form.addEventListener("submit", event => this.submitted(event));
    this.form.addEventListener("input", () => this.typed());
    this.addEventListener("keydown", event => this.pressed(event));
    this.addEventListener("click", event => this.clicked(event));
    this.addEventListener("paste", event => this.takeFiles(event, event.clipboardData, !event.clipboardData?.getData("text/plain")));
    this.addEventListener("drop", event => this.takeFiles(event, event.dataTransfer, true));
    this.addEventListener("dragover", event => this.draggedOver(event));
    this.addEventListener("dateline:link", event => this.embeds.take(event.detail.url));
    this.addEventListener("dateline:pictures", event => this.takePictures(event.detail));
    this.addEventListener("dateline:command", event => this.given(event.detail.name));
    this.querySelectorAll("[data-command]").forEach(button => { button.hidden = false; });
    this.addEventListener("dragleave", () => this.removeAttribute("data-over"));
    this.querySelector("[data-keys]").textContent = key("↵");
    this.untouched = JSON.stringify(copyOf(this.form));
    if (this.dataset.sent === "true") this.keep();
    this.restored = this.restore();
    this.tellTime();
    this.looked = event => { if (!event.key || event.key.startsWith(this.kept.start)) this.tellElsewhere(); };
    addEventListener("storage", this.looked);
    addEventListener("focus", this.looked);
    if (!document.querySelector("#timeline .row") && document.activeElement === document.body) this.editor.focus();
  }

  disconnectedCallback() {
    removeEventListener("storage", this.looked);
    removeEventListener("focus", this.looked);
    this.posting?.stop();
  }

  get editor() {
    return this.querySelector("dateline-editor");
  }

  get figures() {
    return this.querySelector("dateline-figures");
  }

  get embeds() {
    return this.querySelector("dateline-embeds");
  }

  get credits() {
    return this.querySelector("dateline-credits");
  }

  typed() {
    this.tellTime();
    this.closing.typed();
    if (this.failed === "untilTyped") this.failed = false;
    // Saved on every input, without debouncing, because a tab can crash at any time.
    this.keep();
  }

  /** Discards the text: deletes its copy and stops keeping one. */
  abandon() {
    this.kept.clear();
    this.abandoned = true;
  }

  keep() {
    if (this.abandoned) return;
    const copy = copyOf(this.form);
    const posts = this.posting?.record() ?? null;
    // A refused text exists only in this browser, so it is kept even if it was not changed since.
    const asItWas = this.dataset.sent !== "true" && this.isUntouched(copy);
    const empty = asItWas || !isWorthKeeping(copy);
    if (empty && !posts) this.kept.clear();
    const kept = empty && !posts || this.kept.write({ ...copy, ...posts });
    if (!kept) this.tell(say("kept.not"), true);
    // The state of a text being sent, and errors, are more important than "kept" until they are over.
    else if (!this.failed && !this.posting?.isBusy) this.tell(empty ? "" : say("kept"));
  }

  /** Whether the form is as it was loaded. The key is ignored. */
  isUntouched(copy = copyOf(this.form)) {
    const { key } = copy.fields;
    const before = JSON.parse(this.untouched);
    return JSON.stringify(copy) === JSON.stringify(key === undefined ? before : { ...before, fields: { ...before.fields, key } });
  }

  async restore() {
    const copy = this.dataset.sent === "true" ? null : await this.kept.restore();
    if (!this.isConnected) return;
    const typed = !this.isUntouched();
    const { version } = this.form.elements;
    // A copy of an outdated version is shown only together with the current one.
    if (copy && version && !typed && isWorthKeeping(copy) && copy.fields.version !== version.value) return this.sending.compare(copy);
    if (copy && isWorthKeeping(copy) && typed) !copy.standing && this.posting?.putAside(copy);
    else if (copy && isWorthKeeping(copy)) {
      putBack(this.form, copy);
      this.tell(say("restored"));
      this.querySelector("[data-discard]").hidden = false;
    }
    if (copy) this.posting?.restore(copy, typed);
    if (typed) this.keep();
    this.tellTime();
    this.tellElsewhere();
  }

  /** Shows which text of this form is open in another window, and offers the copies that closed windows left. */
  async tellElsewhere() {
    await tellElsewhere(this, this.kept, copy => isWorthKeeping(copy) || copy.posts?.length);
    if (this.posting) this.posting.offerLeft(await this.kept.closed());
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
    if (when !== "now") label.textContent = at || say("time.choose");
    else label.textContent = say(label.dataset.unchanged === "true" ? "time.unchanged" : "time.now");
  }

  pressed(event) {
    // Enter that confirms an input method's composition. In Safari, only keyCode tells.
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      this.form.requestSubmit(this.querySelector("[data-publish]") ?? this.querySelector("[name=action]"));
    } else if (event.key === "." && (event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      this.addUsual();
      this.typed();
    } else if (event.key === "Enter" && event.target.matches("input[type=text]")) {
      // Enter in a single-line field does not submit a form this large.
      event.preventDefault();
      if (event.target.name === "headline") this.editor.focus();
    }
  }

  /** Runs a slash command or a keyboard shortcut. */
  given(name) {
    const { keyEvent, pin, unverified } = this.form.elements;
    const box = { key: keyEvent, pin, check: unverified }[name];
    if (box) {
      box.checked = !box.checked;
      this.tell(`${box.closest("label").textContent.trim()}: ${say(box.checked ? "yes" : "no")}`);
    } else if (name === "photo") {
      this.querySelector("label.chip input[type=file]").click();
    } else if (name === "credit") {
      this.credits.add().querySelector("[name$='.people']").focus();
    } else if (name === "usual") {
      this.addUsual();
    } else if (name === "time") {
      this.querySelector(".composer__time").open = true;
      this.querySelector("[name=when]:checked").focus();
    }
    this.typed();
  }

  addUsual() {
    for (const credit of this.querySelector("[data-usual]").content.children) {
      const known = [...this.querySelectorAll("[name$='.people']")].some(field => field.value && field.value === credit.dataset.people);
      if (!known) this.credits.add({ ...credit.dataset });
    }
  }

  clicked(event) {
    const command = event.target.closest("[data-command]")?.dataset.command;
    if (command) return this.given(command);
    if (event.target.closest("[data-add-credit]")) this.credits.add().querySelector("[name$='.people']").focus();
    else if (event.target.closest("[data-discard]")) this.startOver();
    else if (event.target.closest("[data-close]")) this.cancel(event);
  }

  cancel(event) {
    const copy = copyOf(this.form);
    const changed = this.dataset.sent === "true" || !this.isUntouched(copy);
    this.abandon();
    const merge = this.previousElementSibling;
    if (merge?.matches("dateline-merge")) merge.remove();
    closePanel(event);
    if (changed) {
      const number = this.form.getAttribute("action").match(/\d+$/)?.[0];
      discard({ name: this.dataset.kept, copy, address: `${this.form.getAttribute("action")}/edit`, text: say("discarded", `#${number}`) });
    }
  }

  /** Restores a text whose publication was undone. If another text is being written, it is put aside instead. */
  takeBack(copy) {
    if (!copy) return;
    if (isWorthKeeping(copyOf(this.form))) return this.posting?.putAside(copy);
    const { key } = copyOf(this.form).fields;
    putBack(this.form, { ...copy, fields: { ...copy.fields, key } });
    this.keep();
    this.editor.focus();
  }

  /** A snapshot of the form and the editor's document, taken when they are sent. */
  taken() {
    return { copy: copyOf(this.form), doc: this.editor.doc };
  }

  /** Compares the form with a snapshot. */
  difference({ copy, doc }) {
    return difference(copy, copyOf(this.form), this.editor.compare(doc));
  }

  /** Removes what was sent from the form. What was begun since remains, with the cursor in it. */
  takeOut({ copy }, { kind, body }) {
    const now = copyOf(this.form);
    const untouched = JSON.parse(this.untouched).fields;
    const { headline } = this.form.elements;
    if (kind === "same" || headline.value.trim() === (copy.fields.headline ?? "").trim()) headline.value = "";
    if (kind === "next" && body.kind === "next") this.editor.keepFrom(body.start);
    else this.editor.value = "";
    for (const container of this.form.querySelectorAll(CONTAINERS)) {
      const sent = (copy.rows[container.dataset.name] ?? []).map(row => JSON.stringify(row));
      container.rows.forEach((row, index) => {
        const at = sent.indexOf(JSON.stringify(now.rows[container.dataset.name]?.[index]));
        if (kind === "same" || at >= 0) row.remove();
        if (at >= 0) sent.splice(at, 1);
      });
      container.settle();
    }
    for (const name of ["keyEvent", "pin", "unverified", "when", "at"]) {
      if (kind === "next" && (now.fields[name] ?? "") !== (copy.fields[name] ?? "")) continue;
      for (const field of this.form.querySelectorAll(`[name="${name}"]`)) {
        if (field.type === "checkbox" || field.type === "radio") field.checked = untouched[name] === field.value;
        else field.value = untouched[name] ?? "";
      }
    }
    this.closing.forget();
    this.forgetErrors();
    this.querySelector(".composer__time").open = false;
    this.querySelector("[data-discard]").hidden = true;
    this.tellTime();
  }

  /** Shows the server's validation errors at this form's fields, which keep their text, cursor and undo history. */
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
    const time = theirs.querySelector(".composer__time");
    if (time.open) this.querySelector(".composer__time").open = true;
    this.keep();
    const first = this.querySelector("[aria-invalid=true]:not(textarea[hidden]):not([role=textbox])");
    if (first) first.focus();
    else if (theirs.querySelector("[data-error=body]").textContent) this.editor.focus();
    else this.querySelector("[data-errors]").focus();
  }

  forgetErrors() {
    this.querySelectorAll("[data-error]").forEach(slot => { slot.textContent = ""; });
    this.querySelectorAll("[data-errors], [data-choices]").forEach(slot => slot.replaceChildren());
    this.querySelectorAll("[aria-invalid=true]:not([role=textbox])").forEach(field => field.removeAttribute("aria-invalid"));
    this.failed = false;
  }

  /**
   * Takes over what concerns the next entry from a fresh page: the usual credit, and who will see what is published.
   */
  renew(theirs) {
    for (const part of ["[data-usual]", ".composer__note"]) {
      const ours = this.querySelector(part);
      const fresh = theirs.querySelector(part);
      if (ours && fresh) ours.replaceWith(document.importNode(fresh, true));
      else ours?.remove();
    }
    const chip = theirs.querySelector("[data-command=usual]");
    const shown = this.querySelector("[data-command=usual]");
    if (chip && !shown) {
      const fresh = document.importNode(chip, true);
      fresh.hidden = false;
      this.querySelector("[data-add-credit]").before(fresh);
    } else if (!chip) shown?.remove();
  }

  /** Keeps the form open after a save: what was written since is a change of the saved version. */
  goOnOver(version) {
    this.form.elements.version.value = version;
    this.keep();
    this.tell(say("composer.since"));
  }

  startOver() {
    const copy = copyOf(this.form);
    offer(say("startedOver"), say("undo"), () => {
      if (!this.isConnected) return;
      putBack(this.form, { ...copy, fields: { ...copy.fields, ...(this.posting && { key: this.form.elements.key.value }) } });
      this.keep();
      this.querySelector("[data-discard]").hidden = false;
      this.editor.focus();
    });
    const { fields, rows } = JSON.parse(this.untouched);
    putBack(this.form, { fields: { ...fields, ...(this.posting && { key: uniqueId() }) }, rows });
    this.forgetErrors();
    this.closing.forget();
    this.posting?.textGone();
    this.querySelector("[data-discard]").hidden = true;
    this.tell("");
    this.keep();
    this.editor.focus();
  }

  draggedOver(event) {
    if (![...event.dataTransfer.types].includes("Files")) return;
    event.preventDefault();
    this.toggleAttribute("data-over", true);
  }

  takeFiles(event, source, wanted) {
    this.removeAttribute("data-over");
    const files = [...(source?.files ?? [])];
    if (!files.length || !wanted) return;
    event.preventDefault();
    takeFiles(files, this);
  }

  /** Takes the pictures of a pasted document, and says which of them did not come along. */
  takePictures({ files, missing, cut }) {
    if (files.length) this.figures.take(files);
    const answers = [missing && count("paste.missing", missing), cut && say("paste.cut", MOST_ROWS, MOST_COLUMNS)].filter(Boolean);
    if (answers.length) notify(answers.join(" "), { wrong: true });
  }

  async submitted(event) {
    event.preventDefault();
    if (this.posting) return this.posting.press((event.submitter ?? this.querySelector("[data-publish]")).value);
    if (this.busy) return;
    this.busy = true;
    this.toggleAttribute("data-busy", true);
    try {
      await this.sending.send(event.submitter ?? this.querySelector("[data-publish]") ?? this.querySelector("[name=action]"));
    } finally {
      this.busy = false;
      this.removeAttribute("data-busy");
    }
  }
}

customElements.define("dateline-composer", DatelineComposer);

document.addEventListener("dateline:undone", () => {
  const composer = document.getElementById("composer-new");
  composer?.kept.forgetSent();
  composer?.takeBack(lastSent());
});

// Texts that failed to be sent for lack of a connection can be sent again.
document.addEventListener("dateline:connected", () => document.querySelectorAll("dateline-composer").forEach(composer => {
  if (composer.failed !== true) return;
  composer.failed = "untilTyped";
  composer.tell(say("sending.back"));
}));

addEventListener("pagehide", () => document.querySelectorAll("dateline-composer").forEach(composer => composer.form && !composer.busy && composer.keep()));
