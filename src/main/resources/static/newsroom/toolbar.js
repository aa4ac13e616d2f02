// The editor's toolbar: one tab stop; arrow keys move between its buttons.
import { lift, setBlockType, toggleMark, wrapIn } from "prosemirror-commands";
import { liftListItem, wrapInList } from "prosemirror-schema-list";
import { address, schema } from "newsroom/schema.js";
import { say } from "newsroom/words.js";

const { nodes, marks } = schema;
const MAC = /Mac|iPhone|iPad/.test(navigator.platform);

/** A shortcut with the platform's modifier key. */
export const key = letter => (MAC ? `⌘${letter}` : `Ctrl+${letter}`);

const ICONS = {
  bold: "M4.500 2.500h4a2.600 2.600 0 0 1 0 5.200h-4zM4.500 7.700h4.600a2.900 2.900 0 0 1 0 5.800H4.500z",
  italic: "M9.500 2.500h-3M9.500 13.500h-3M9 2.500 7 13.500M11 2.500H8M8 13.500H5",
  heading: "M3.500 2.500v11M12.500 2.500v11M3.500 8h9",
  link: "M6.500 9.500 9.500 6.500M7 4.500l1.500-1.500a3.200 3.200 0 0 1 4.500 4.500L11.500 9M9 11.500 7.500 13A3.200 3.200 0 0 1 3 8.500L4.500 7",
  quote: "M6.500 4C4 5 3 7 3 9.500v2.500h3.500V8.500H4.800M13 4c-2.500 1-3.500 3-3.500 5.500v2.500H13V8.500h-1.700",
  bullets: "M6 4h7.500M6 8h7.500M6 12h7.500M2.800 4h.4M2.800 8h.4M2.800 12h.4",
  numbers: "M6.500 4h7M6.500 8h7M6.500 12h7M2 3l1.200-.6V6M2 9.800c.3-.9 2-.9 2 .1 0 .8-2 1.500-2 2.600h2.200",
};

export class Toolbar {
  constructor(editor) {
    this.editor = editor;
    this.element = document.createElement("div");
    this.element.className = "editor__tools";
    this.element.setAttribute("role", "toolbar");
    this.element.setAttribute("aria-label", say("text"));
    this.items = [
      this.item("bold", say("bold", key("B")), toggleMark(marks.strong), state => holds(state, marks.strong)),
      this.item("italic", say("italic", key("I")), toggleMark(marks.em), state => holds(state, marks.em)),
      this.item("link", say("link", key("K")), () => this.askLink(), state => holds(state, marks.link)),
      this.item("heading", say("heading"), toggleBlock(nodes.heading), state => within(state, nodes.heading)),
      this.item("quote", say("quote"), toggleWrap(nodes.blockquote), state => within(state, nodes.blockquote)),
      this.item("bullets", say("bullets"), toggleList(nodes.bullet_list), state => within(state, nodes.bullet_list)),
      this.item("numbers", say("numbers"), toggleList(nodes.ordered_list), state => within(state, nodes.ordered_list)),
    ];
    this.items[0].button.tabIndex = 0;
    this.element.append(...this.items.map(item => item.button));
    this.element.addEventListener("keydown", event => this.moved(event));
    this.linkForm = this.makeLinkForm();
  }

  item(icon, label, command, active) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "editor__tool";
    button.title = label;
    button.setAttribute("aria-label", label);
    button.tabIndex = -1;
    button.innerHTML = `<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="${ICONS[icon]}"/></svg>`;
    // Keeps the selection in the text.
    button.addEventListener("mousedown", event => event.preventDefault());
    button.addEventListener("click", () => this.editor.run(command));
    return { button, active };
  }

  settle(state) {
    for (const { button, active } of this.items) button.setAttribute("aria-pressed", String(active(state)));
  }

  moved(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const buttons = this.items.map(item => item.button);
    const next = buttons[(buttons.indexOf(document.activeElement) + step + buttons.length) % buttons.length];
    buttons.forEach(button => { button.tabIndex = button === next ? 0 : -1; });
    next.focus();
    event.preventDefault();
  }

  makeLinkForm() {
    const form = document.createElement("div");
    form.className = "editor__link";
    form.hidden = true;
    form.innerHTML = `<label class="editor__link-label"><span data-say="link.to"></span> <input class="field__input" type="text" inputmode="url" placeholder="https://"></label>
      <button class="button" type="button" data-apply data-say="link.set"></button><button class="button button--quiet" type="button" data-unlink data-say="link.remove"></button>
      <button class="button button--quiet" type="button" data-cancel data-say="cancel"></button><p class="field__error" role="alert"></p>`;
    form.querySelectorAll("[data-say]").forEach(element => { element.textContent = say(element.dataset.say); });
    this.href = form.querySelector("input");
    form.querySelector("[data-apply]").addEventListener("click", () => this.setLink());
    form.querySelector("[data-unlink]").addEventListener("click", () => this.unlink());
    form.querySelector("[data-cancel]").addEventListener("click", () => this.closeLink());
    form.addEventListener("input", event => event.stopPropagation());
    form.addEventListener("keydown", event => {
      // Keys that belong to an input method. In Safari, only keyCode tells.
      if (event.isComposing || event.keyCode === 229) return;
      if (event.key === "Enter") this.setLink();
      else if (event.key === "Escape") this.closeLink();
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
    return form;
  }

  askLink() {
    const { state } = this.editor.view;
    this.linkForm.hidden = false;
    this.linkForm.querySelector(".field__error").textContent = "";
    this.href.value = marks.link.isInSet(state.selection.$from.marks())?.attrs.href
      ?? state.doc.nodeAt(state.selection.from)?.marks.find(mark => mark.type === marks.link)?.attrs.href ?? "";
    setTimeout(() => this.href.select());
    return true;
  }

  setLink() {
    const href = address(this.href.value);
    if (!href) {
      this.linkForm.querySelector(".field__error").textContent = say("link.wrong");
      return;
    }
    const { state } = this.editor.view;
    const [from, to] = linked(state);
    const change = from === to ? state.tr.insertText(this.href.value.trim(), from) : state.tr;
    const end = from === to ? from + this.href.value.trim().length : to;
    this.editor.view.dispatch(change.removeMark(from, end, marks.link).addMark(from, end, marks.link.create({ href })));
    this.closeLink();
  }

  unlink() {
    const [from, to] = linked(this.editor.view.state);
    this.editor.view.dispatch(this.editor.view.state.tr.removeMark(from, to, marks.link));
    this.closeLink();
  }

  closeLink() {
    this.linkForm.hidden = true;
    this.editor.focus();
  }
}

/** The selected range; if it is empty and inside a link, the whole link. */
function linked({ selection, doc }) {
  let { from, to } = selection;
  const mark = marks.link.isInSet(selection.$from.marks());
  if (from === to && mark) {
    const within = at => doc.nodeAt(at) && mark.isInSet(doc.nodeAt(at).marks);
    while (from > 0 && within(from - 1)) from--;
    while (within(to)) to++;
  }
  return [from, to];
}

function holds({ selection, storedMarks, doc }, mark) {
  if (selection.empty) return Boolean(mark.isInSet(storedMarks ?? selection.$from.marks()));
  return doc.rangeHasMark(selection.from, selection.to, mark);
}

function within({ selection: { $from } }, type) {
  for (let depth = $from.depth; depth > 0; depth--) if ($from.node(depth).type === type) return true;
  return false;
}

function toggleBlock(type) {
  return (state, dispatch) => setBlockType(within(state, type) ? nodes.paragraph : type)(state, dispatch);
}

function toggleWrap(type) {
  return (state, dispatch) => (within(state, type) ? lift : wrapIn(type))(state, dispatch);
}

function toggleList(type) {
  return (state, dispatch) => (within(state, type) ? liftListItem(nodes.list_item) : wrapInList(type))(state, dispatch);
}
