// <dateline-composer>: sends an update without leaving the page, and keeps every word until it is safe.
import { Kept } from "newsroom/kept.js";
import { copyOf, isWorthKeeping, putBack } from "newsroom/copy.js";
import { closePanel } from "newsroom/panel.js";
import { Sending, lastSent } from "newsroom/sending.js";
import { key } from "newsroom/toolbar.js";
import { say } from "newsroom/words.js";

class DatelineComposer extends HTMLElement {
  connectedCallback() {
    if (this.form) return;
    this.form = this.querySelector("form");
    this.kept = new Kept(this.dataset.kept);
    this.sending = new Sending(this);
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
    this.addEventListener("dateline:link", event => this.embeds.take(event.detail.url));
    this.addEventListener("dateline:command", event => this.given(event.detail.name));
    this.querySelectorAll("[data-command]").forEach(button => { button.hidden = false; });
    this.addEventListener("dragleave", () => this.removeAttribute("data-over"));
    this.querySelector("[data-keys]").textContent = key("↵");
    this.untouched = JSON.stringify(copyOf(this.form));
    if (this.dataset.sent === "true") this.keep();
    else this.restore();
    this.tellTime();
    if (!document.querySelector("#timeline .row") && document.activeElement === document.body) this.editor.focus();
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
    // At once: a tab that crashes asks nobody whether there was a pause.
    this.keep();
  }

  keep() {
    const copy = copyOf(this.form);
    // What was sent and refused is nobody's but this machine's.
    const asItWas = this.dataset.sent !== "true" && JSON.stringify(copy) === this.untouched;
    if (asItWas || !isWorthKeeping(copy)) {
      this.kept.clear();
      this.tell("");
    } else if (this.kept.write(copy)) {
      this.tell(say("kept"));
    }
  }

  restore() {
    const copy = this.kept.read();
    if (!copy || !isWorthKeeping(copy)) return;
    putBack(this.form, copy);
    this.tell(say("restored"));
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
    if (when !== "now") label.textContent = at || say("time.choose");
    else label.textContent = say(label.dataset.unchanged === "true" ? "time.unchanged" : "time.now");
  }

  pressed(event) {
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      this.form.requestSubmit(this.querySelector("[data-publish]") ?? this.querySelector("[name=action]"));
    } else if (event.key === "." && (event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      this.addUsual();
      this.typed();
    } else if (event.key === "Enter" && event.target.matches("input[type=text]")) {
      // In a form of so many fields, Enter in one of them is no wish to publish.
      event.preventDefault();
      if (event.target.name === "headline") this.editor.focus();
    }
  }

  /** What a slash command or a key asks for. */
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
    else if (event.target.closest("[data-close]")) {
      this.kept.clear();
      closePanel(event);
    }
  }

  /** Puts a text back that was undone, unless another one is being written. */
  takeBack(copy) {
    if (!copy || isWorthKeeping(copyOf(this.form))) return;
    const { key } = copyOf(this.form).fields;
    putBack(this.form, { ...copy, fields: { ...copy.fields, key } });
    this.keep();
    this.editor.focus();
  }

  /** What was written since that copy was taken; null when nothing was. */
  since(sent) {
    const { fields, rows } = copyOf(this.form);
    const body = this.editor.since(sent.fields.body ?? "");
    const headline = fields.headline === sent.fields.headline ? "" : fields.headline;
    const added = Object.fromEntries(Object.entries(rows).map(([name, list]) => [name, without(list, sent.rows[name])]));
    const rest = { fields: { headline, body }, rows: added };
    return isWorthKeeping(rest) ? rest : null;
  }

  /** Takes over what was begun in the composer before this one, while its update was on its way. */
  goOn({ fields, rows }) {
    putBack(this.form, { fields: { ...copyOf(this.form).fields, ...fields }, rows });
    this.editor.toEnd();
    this.keep();
  }

  /** Stays open after a save of what it held before: what was written since is a change to that version. */
  goOnOver(version) {
    this.form.elements.version.value = version;
    this.keep();
    this.tell(say("composer.since"));
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
      await this.sending.send(event.submitter ?? this.querySelector("[data-publish]") ?? this.querySelector("[name=action]"));
    } finally {
      this.busy = false;
      this.removeAttribute("data-busy");
    }
  }
}

/** The rows of the one list that are not in the other. */
function without(rows, others = []) {
  const known = new Set(others.map(row => JSON.stringify(row)));
  return rows.filter(row => row && !known.has(JSON.stringify(row)));
}

customElements.define("dateline-composer", DatelineComposer);

document.addEventListener("dateline:undone", () => document.getElementById("composer-new")?.takeBack(lastSent()));

addEventListener("pagehide", () => document.querySelectorAll("dateline-composer").forEach(composer => composer.form && !composer.busy && composer.keep()));
