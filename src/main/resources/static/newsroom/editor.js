// <dateline-editor>: a ProseMirror editor for the form's textarea. The textarea always holds the text as HTML, so that
// the form needs no knowledge of the editor.
import { EditorState, Selection } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { DOMParser as Reader, DOMSerializer } from "prosemirror-model";
import { baseKeymap, chainCommands, exitCode, toggleMark, wrapIn } from "prosemirror-commands";
import { history, redo, undo } from "prosemirror-history";
import { ellipsis, emDash, inputRules, textblockTypeInputRule, undoInputRule, wrappingInputRule } from "prosemirror-inputrules";
import { keymap } from "prosemirror-keymap";
import { liftListItem, sinkListItem, splitListItem } from "prosemirror-schema-list";
import { compare, from } from "newsroom/compare.js";
import { address, schema } from "newsroom/schema.js";
import { Slash } from "newsroom/slash.js";
import { Toolbar } from "newsroom/toolbar.js";
import { say } from "newsroom/words.js";

const { nodes, marks } = schema;
const reader = Reader.fromSchema(schema);
const writer = DOMSerializer.fromSchema(schema);

class DatelineEditor extends HTMLElement {
  connectedCallback() {
    if (this.view) return;
    this.field = this.querySelector("textarea");
    this.field.hidden = true;
    this.style.setProperty("--placeholder", JSON.stringify(this.dataset.placeholder ?? ""));
    const page = document.createElement("div");
    page.className = "editor__page";
    this.prepend(page);
    this.toolbar = new Toolbar(this);
    this.append(this.toolbar.element, this.toolbar.linkForm);
    this.view = new EditorView(page, {
      state: this.state(this.field.value),
      attributes: () => ({
        role: "textbox", "aria-multiline": "true", "aria-label": say("text"), class: "editor__text", id: `${this.field.id}-text`,
        "aria-describedby": this.dataset.describedby, "aria-invalid": String(this.field.getAttribute("aria-invalid") === "true"),
      }),
      dispatchTransaction: change => this.changed(change),
      handleKeyDown: (view, event) => this.slash.pressed(event),
      handlePaste: (view, event) => this.pasted(event),
      handleDrop: (view, event) => event.dataTransfer?.files.length > 0,
    });
    this.slash = new Slash(this);
    this.addEventListener("dateline:command", event => { if (event.detail.name === "quote") this.run(wrapIn(nodes.blockquote)); });
    this.settle();
  }

  disconnectedCallback() {
    this.view?.destroy();
    this.view = null;
  }

  /** The text as HTML; empty when there is no text. */
  get value() {
    return this.field.value;
  }

  set value(html) {
    this.field.value = html;
    this.view.updateState(this.state(html));
    this.settle();
  }

  focus() {
    this.view.focus();
  }

  /** The current document; immutable. */
  get doc() {
    return this.view.state.doc;
  }

  /** Compares the document that was sent with the current one: see compare.js. */
  compare(sent) {
    return compare(sent, this.doc);
  }

  /** Parses HTML or plain text into a document. */
  parse(html) {
    const content = new DOMParser().parseFromString(html.includes("<") ? html : html.split(/\n\s*\n/).map(escape).join(""), "text/html").body;
    return reader.parse(content);
  }

  /** Deletes everything before a position. The cursor stays at its character. */
  keepFrom(start) {
    const { doc, selection } = this.view.state;
    const state = EditorState.create({ doc: from(doc, start), plugins: plugins(this) });
    const at = Math.max(0, Math.min(state.doc.content.size, selection.head - start + doc.resolve(start).depth));
    this.view.updateState(state.apply(state.tr.setSelection(Selection.near(state.doc.resolve(at), -1))));
    this.settle();
    this.field.value = this.html();
  }

  run(command) {
    command(this.view.state, this.view.dispatch, this.view);
    this.view.focus();
  }

  state(html) {
    return EditorState.create({ doc: this.parse(html), plugins: plugins(this) });
  }

  changed(change) {
    this.view.updateState(this.view.state.apply(change));
    this.settle();
    if (!change.docChanged) return;
    this.field.value = this.html();
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  settle() {
    const { doc } = this.view.state;
    const empty = doc.childCount === 1 && doc.firstChild.type === nodes.paragraph && doc.firstChild.content.size === 0;
    this.toggleAttribute("data-empty", empty);
    this.toolbar.settle(this.view.state);
    this.slash?.settle();
  }

  html(content = this.view.state.doc.content) {
    if (this.hasAttribute("data-empty")) return "";
    const holder = document.createElement("div");
    holder.append(writer.serializeFragment(content));
    for (const alone of holder.querySelectorAll("li > p:only-child")) alone.replaceWith(...alone.childNodes);
    return holder.innerHTML;
  }

  pasted(event) {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const files = event.clipboardData?.files ?? [];
    if (files.length && !text) {
      // The composer handles photos.
      return true;
    }
    const { empty, $from } = this.view.state.selection;
    if (empty && /^https?:\/\/\S+$/i.test(text.trim()) && $from.parent.content.size === 0) {
      // A link pasted into an empty paragraph becomes a link card.
      this.dispatchEvent(new CustomEvent("dateline:link", { bubbles: true, detail: { url: text.trim() } }));
      return true;
    }
    const href = /^(https?:\/\/|mailto:)\S+$/i.test(text.trim()) ? address(text) : null;
    if (!href || empty) return false;
    this.run(toggleMark(marks.link, { href }));
    return true;
  }
}

function escape(paragraph) {
  const holder = document.createElement("p");
  holder.textContent = paragraph;
  return holder.outerHTML;
}

const rules = inputRules({ rules: [
  wrappingInputRule(/^\s*>\s$/, nodes.blockquote),
  wrappingInputRule(/^\s*[-*]\s$/, nodes.bullet_list),
  wrappingInputRule(/^1\.\s$/, nodes.ordered_list),
  textblockTypeInputRule(/^#{1,3}\s$/, nodes.heading),
  emDash,
  ellipsis,
] });

function plugins(editor) {
  return [rules, keys(editor), keymap(baseKeymap), history()];
}

function keys(editor) {
  const newLine = chainCommands(exitCode, (state, dispatch) => {
    dispatch?.(state.tr.replaceSelectionWith(nodes.hard_break.create()).scrollIntoView());
    return true;
  });
  return keymap({
    "Mod-b": toggleMark(marks.strong),
    "Mod-i": toggleMark(marks.em),
    "Mod-k": () => { editor.toolbar.askLink(); return true; },
    "Mod-z": undo,
    "Mod-y": redo,
    "Mod-Shift-z": redo,
    "Shift-Enter": newLine,
    // The composer handles this key.
    "Mod-Enter": () => true,
    Backspace: undoInputRule,
    Enter: splitListItem(nodes.list_item),
    "Mod-]": sinkListItem(nodes.list_item),
    "Mod-[": liftListItem(nodes.list_item),
  });
}

customElements.define("dateline-editor", DatelineEditor);
