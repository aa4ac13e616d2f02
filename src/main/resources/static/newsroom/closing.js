// Credits at the end of the text, as agencies send them: offers to move them to the credits of the form. The server
// reads them. What is moved can be taken back, with the notice's button or with the editor's own undo.
import { offer } from "newsroom/notice.js";
import { say } from "newsroom/words.js";

/** How much of the end of a text is read; the server reads no more. */
const LINES = 8;
const CHARACTERS = 1500;
const FIELDS = ["role", "people", "agency", "title", "place"];

/** What a line that credits somebody may look like, so that the server is not asked about every paragraph. */
const POSSIBLE = [
  [500, /\bcontributed\b|\b(?:report(?:ing|ed)|writ(?:ing|ten)|edit(?:ing|ed)|photo(?:s|graphs?|graphed|graphy)?|translat(?:ion|ed)|compiled|story|text)\b[^.]{0,40}(?:\bby\b|:)/i],
  [300, /^[\s(–—-]*(?:by|with (?:files|reporting|reports|material|information))\b|\breported\b|\b(?:writer|reporter|correspondent|journalist|photographer|producer|editor)s? \p{Lu}/iu],
  [200, /^\s*[-–—―*•(]|^[^/]{2,80}[/|][^/]{2,60}$|, (?:the )?\p{Lu}/u],
];

export class ClosingCredits {
  constructor(composer) {
    this.composer = composer;
    this.slot = composer.querySelector("[data-closing]");
    this.declined = new Set();
    this.doc = this.editor.doc;
    this.moved = null;
  }

  get editor() {
    return this.composer.editor;
  }

  get credits() {
    return this.composer.credits;
  }

  /** Follows the text; what else changes in the form is of no concern. */
  typed() {
    const { doc } = this.editor;
    if (doc === this.doc) return;
    this.doc = doc;
    this.follow();
    clearTimeout(this.wait);
    this.wait = setTimeout(() => this.look(), 400);
  }

  /** Forgets what was moved: the text has left the form. */
  forget() {
    clearTimeout(this.wait);
    this.moved = null;
    this.doc = this.editor.doc;
    this.clear();
  }

  clear() {
    this.shown = null;
    this.slot.replaceChildren();
  }

  async look() {
    const lines = this.lines();
    const text = textOf(lines);
    if (text === this.shown) return;
    this.clear();
    if (!isPossible(lines)) return;
    const { language } = this.composer.dataset;
    const found = await this.credits.ask(`/newsroom/closing-credits?${new URLSearchParams({ text, language })}`);
    if (!found?.last || !this.composer.isConnected || textOf(this.lines()) !== text || this.declined.has(said(lines, found))) return;
    this.show(lines, found);
  }

  lines() {
    const lines = this.editor.lastLines(LINES);
    while (textOf(lines).length > CHARACTERS) lines.shift();
    return lines;
  }

  show(lines, found) {
    this.shown = textOf(lines);
    const line = document.createElement("p");
    line.className = "credit__offer";
    line.append(say("credit.closing", found.lines.join(" ")), " ", button(say("credit.move"), () => this.move(found)), button(say("credit.leave"), () => this.leave(lines, found)));
    this.slot.replaceChildren(line);
  }

  leave(lines, found) {
    this.declined.add(said(lines, found));
    this.clear();
    this.editor.focus();
  }

  move(found) {
    const lines = this.lines();
    if (textOf(lines) !== this.shown) return;
    const before = this.editor.doc;
    const known = this.credits.rows.map(row => JSON.stringify(this.credits.values(row)));
    const values = found.credits.map(credit => Object.fromEntries(FIELDS.map(name => [name, credit[name] ?? ""])));
    const more = values.filter(value => !known.includes(JSON.stringify(value)));
    this.moved = null;
    const rows = this.add(more);
    const taken = this.editor.cutFrom(lines[lines.length - found.last - found.separators].from);
    const moved = this.moved = { before, after: this.editor.doc, taken, values: more, rows, said: said(lines, found) };
    this.clear();
    this.editor.focus();
    offer(say("credit.moved"), say("undo"), () => { if (this.moved === moved) this.restore(); });
  }

  add(values) {
    const rows = values.map(value => this.credits.add(value));
    this.credits.changed();
    return rows;
  }

  restore() {
    if (!this.composer.isConnected) return;
    const { before, after, taken } = this.moved;
    if (this.editor.doc.eq(after)) this.editor.replaceAll(before);
    else this.editor.addBlocks(taken);
    this.takeRowsOut();
    this.editor.focus();
  }

  /** The editor's undo and redo concern the text only; the rows of the credits go with it. */
  follow() {
    const { moved } = this;
    if (!moved) return;
    if (moved.rows && this.doc.eq(moved.before)) this.takeRowsOut();
    else if (!moved.rows && this.doc.eq(moved.after)) moved.rows = this.add(moved.values);
  }

  /** Removes the rows that were added, except those changed since. */
  takeRowsOut() {
    const { moved } = this;
    this.declined.add(moved.said);
    if (!moved.rows) return;
    moved.rows.forEach((row, index) => {
      if (row.isConnected && JSON.stringify(this.credits.values(row)) === JSON.stringify(moved.values[index])) row.remove();
    });
    moved.rows = null;
    this.credits.changed();
  }
}

const textOf = lines => lines.map(line => line.text).join("\n");

const said = (lines, { last }) => textOf(lines.slice(-last)).trim();

function isPossible(lines) {
  const text = lines.map(line => line.text.trim()).findLast(Boolean) ?? "";
  return POSSIBLE.some(([longest, form]) => text.length <= longest && form.test(text));
}

function button(words, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button";
  made.textContent = words;
  made.addEventListener("click", act);
  return made;
}
