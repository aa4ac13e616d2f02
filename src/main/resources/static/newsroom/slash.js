// Slash commands in the text: "/" at the start of a line or after a space opens a list of commands; a space or Enter
// runs one.
import { TABLE_COMMANDS, tableAt } from "newsroom/tables.js";
import { say } from "newsroom/words.js";

const COMMANDS = ["key", "check", "pin", "photo", "credit", "usual", "quote", "table", "time", ...Object.keys(TABLE_COMMANDS)];
const TYPED = /(?:^|\s)\/(\w*)$/;

export class Slash {
  constructor(editor) {
    this.editor = editor;
    this.list = document.createElement("ul");
    this.list.className = "palette";
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", say("slash"));
    this.list.id = `${editor.field.id}-commands`;
    this.list.hidden = true;
    this.list.addEventListener("mousedown", event => {
      event.preventDefault();
      const item = event.target.closest("li");
      if (item) this.give(item.dataset.name);
    });
    editor.append(this.list);
  }

  /** The text between the slash and the cursor; null when there is no slash. */
  get typed() {
    const { $from, empty } = this.editor.view.state.selection;
    if (!empty || !$from.parent.isTextblock) return null;
    return $from.parent.textBetween(0, $from.parentOffset, null, "\ufffc").match(TYPED)?.[1] ?? null;
  }

  settle() {
    const typed = this.typed;
    const fitting = typed === null || this.closed ? [] : COMMANDS.filter(name => name.startsWith(typed.toLowerCase()) && this.offered(name));
    if (typed === null) this.closed = false;
    this.list.hidden = !fitting.length;
    // Enter after a slash alone is a new line: a command is chosen by its first letter or with an arrow key.
    this.list.replaceChildren(...fitting.map((name, index) => this.item(name, index === 0 && typed !== "")));
    if (fitting.length) this.place();
    const text = this.editor.view.dom;
    text.setAttribute("aria-controls", this.list.id);
    if (fitting.length && typed) text.setAttribute("aria-activedescendant", this.list.firstChild.id);
    else text.removeAttribute("aria-activedescendant");
  }

  /** Places the list under the current line. */
  place() {
    const cursor = this.editor.view.coordsAtPos(this.editor.view.state.selection.from);
    const around = this.editor.getBoundingClientRect();
    this.list.style.insetBlockStart = `${cursor.bottom - around.top + 4}px`;
    this.list.style.insetInlineStart = `${Math.max(0, Math.min(cursor.left - around.left, around.width - 240))}px`;
  }

  offered(name) {
    const form = this.editor.closest("form");
    const inTable = tableAt(this.editor.view.state) !== null;
    if (TABLE_COMMANDS[name]) return inTable;
    if (name === "table" || name === "quote") return !inTable;
    if (name === "pin") return Boolean(form?.querySelector("[name=pin]"));
    if (name === "usual") return Boolean(form?.querySelector("[data-usual]")?.content.childElementCount);
    return true;
  }

  item(name, first) {
    const item = document.createElement("li");
    item.className = "palette__item";
    item.id = `${this.list.id}-${name}`;
    item.dataset.name = name;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", String(first));
    item.append(Object.assign(document.createElement("span"), { textContent: `/${name}` }),
      Object.assign(document.createElement("span"), { textContent: say(`slash.${name}`), className: "palette__what" }));
    return item;
  }

  /** Handles a key for the list; returns whether it was one. */
  pressed(event) {
    if (this.list.hidden || event.isComposing || event.keyCode === 229) return false;
    const items = [...this.list.children];
    const at = items.findIndex(item => item.getAttribute("aria-selected") === "true");
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const next = items[(Math.max(at, event.key === "ArrowDown" ? -1 : 0) + (event.key === "ArrowDown" ? 1 : -1) + items.length) % items.length];
      items.forEach(item => item.setAttribute("aria-selected", String(item === next)));
      this.editor.view.dom.setAttribute("aria-activedescendant", next.id);
    } else if (event.key === "Escape") {
      this.closed = true;
      this.list.hidden = true;
    } else if (at < 0) {
      return false;
    } else if (event.key === "Enter" || event.key === "Tab" || (event.key === " " && items[at].dataset.name === this.typed)) {
      this.give(items[at].dataset.name);
    } else {
      return false;
    }
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  /** Runs a command at the space after its name. Keyboards of phones send no key for it, only its text. */
  entered(text) {
    const name = this.list.querySelector("[aria-selected=true]")?.dataset.name;
    if (this.list.hidden || text !== " " || name !== this.typed) return false;
    this.give(name);
    return true;
  }

  give(name) {
    const { view } = this.editor;
    const to = view.state.selection.from;
    view.dispatch(view.state.tr.delete(to - this.typed.length - 1, to));
    this.settle();
    this.editor.dispatchEvent(new CustomEvent("dateline:command", { bubbles: true, detail: { name } }));
  }
}
