// <dateline-editor>: a ProseMirror editor for the form's textarea. The textarea always holds the text as HTML, so that
// the form needs no knowledge of the editor.
import { EditorState, Selection } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { DOMParser as Reader, DOMSerializer, Fragment, Slice } from "prosemirror-model";
import { baseKeymap, chainCommands, exitCode, toggleMark, wrapIn } from "prosemirror-commands";
import { closeHistory, history, redo, undo } from "prosemirror-history";
import { inputRules, textblockTypeInputRule, undoInputRule, wrappingInputRule } from "prosemirror-inputrules";
import { keymap } from "prosemirror-keymap";
import { liftListItem, sinkListItem, splitListItem } from "prosemirror-schema-list";
import { addressesIn } from "newsroom/addresses.js";
import { compare, from } from "newsroom/compare.js";
import { target } from "newsroom/links.js";
import { cleaned, parsed } from "newsroom/paste.js";
import { paragraphs, pdfText, withoutLigatures } from "newsroom/plain.js";
import { address, schema } from "newsroom/schema.js";
import { Slash } from "newsroom/slash.js";
import { TABLE_COMMANDS, TABLE_KEYS, addCaptions, finishTables, insertTable, tableAt, tables } from "newsroom/tables.js";
import { linkAfterEnter, typingRules } from "newsroom/typing.js";
import { Toolbar } from "newsroom/toolbar.js";
import { say } from "newsroom/words.js";

const { nodes, marks } = schema;
const reader = Reader.fromSchema(schema);
const writer = DOMSerializer.fromSchema(schema);

class DatelineEditor extends HTMLElement {
  connectedCallback() {
    if (this.view) return;
    this.field = this.querySelector("textarea");
    // In a page fetched by a script, the elements in it are parsed.
    this.querySelector("noscript")?.remove();
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
      handleTextInput: (view, start, end, text) => this.slash.entered(text),
      transformPastedHTML: html => this.clean(html),
      clipboardTextParser: (text, $context) => this.fromPlain(text, $context),
      handlePaste: (view, event, slice) => this.pasted(event, slice),
      handleDrop: (view, event) => this.dropped(event),
    });
    this.slash = new Slash(this);
    this.addEventListener("dateline:command", event => this.given(event.detail.name));
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
    addCaptions(content);
    return reader.parse(content);
  }

  /** The language of the story. */
  get language() {
    return this.closest("[lang]")?.lang ?? "en";
  }

  given(name) {
    if (name === "quote") this.run(wrapIn(nodes.blockquote));
    else if (name === "table") this.run(insertTable);
    else if (TABLE_COMMANDS[name]) this.run((state, dispatch) => TABLE_COMMANDS[name](state, dispatch, tableAt(state)));
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

  /** The last lines of the text, at most so many, each with the position from which it can be deleted. */
  lastLines(most) {
    const { doc } = this.view.state;
    const lines = [];
    let start = doc.content.size;
    for (let index = doc.childCount - 1; index >= 0 && lines.length < most; index--) {
      const block = doc.child(index);
      if (block.type !== nodes.paragraph) break;
      start -= block.nodeSize;
      const own = [{ text: "", from: start }];
      block.forEach((node, offset) => {
        if (node.type === nodes.hard_break) own.push({ text: "", from: start + 1 + offset });
        else own.at(-1).text += node.text ?? "";
      });
      lines.unshift(...own);
    }
    return lines.slice(-most);
  }

  /** Deletes everything from a line of lastLines to the end, as one step of the history. Returns what it was. */
  cutFrom(position) {
    const { doc, tr } = this.view.state;
    const isWithin = doc.resolve(position).depth > 0;
    const taken = doc.slice(position + (isWithin ? 1 : 0), doc.content.size).content;
    const change = position === 0 ? tr.replaceWith(0, doc.content.size, nodes.paragraph.create()) : tr.delete(position, doc.content.size);
    this.view.dispatch(closeHistory(change));
    return taken;
  }

  /** Appends blocks to the text. */
  addBlocks(content) {
    const { doc, tr } = this.view.state;
    this.view.dispatch(closeHistory(tr.insert(doc.content.size, content)));
  }

  /** Replaces the whole text, as one step of the history. */
  replaceAll(doc) {
    const { doc: current, tr } = this.view.state;
    this.view.dispatch(closeHistory(tr.replaceWith(0, current.content.size, doc.content)));
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
    finishTables(holder);
    for (const alone of holder.querySelectorAll("li > p:only-child")) alone.replaceWith(...alone.childNodes);
    return holder.innerHTML;
  }

  /** Cleans pasted HTML. Remembers its pictures. What was copied from an editor like this one is left as it is. */
  clean(html) {
    const page = pdfText(parsed(html).body);
    if (page !== null) return linked(paragraphs(page).flat().map(escape).join(""));
    const around = { language: this.language, direction: this.closest("[dir]")?.dir ?? "ltr" };
    const { html: clean, pictures, cut } = cleaned(html, around);
    this.found = { pictures, cut };
    const own = parsed(html).body;
    const first = own.querySelector("[data-pm-slice]");
    first?.removeAttribute("data-pm-slice");
    return first && own.innerHTML.trim() === clean ? html : linked(withoutLigatures(clean));
  }

  /** Plain text as it is pasted; addresses are links. */
  fromPlain(text, $context) {
    const around = $context.marks();
    const blocks = paragraphs(text).filter(lines => lines.some(line => line.trim()));
    return Slice.maxOpen(Fragment.from(blocks.map(lines => nodes.paragraph.create(null, lines.flatMap((line, index) => [
      ...index ? [nodes.hard_break.create()] : [], ...inline(line, around),
    ])))));
  }

  dropped(event) {
    if (event.dataTransfer?.files.length) return true;
    this.tellPictures();
    return false;
  }

  pasted(event, slice) {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const files = event.clipboardData?.files ?? [];
    if (files.length && !text) {
      // The composer handles photos.
      this.found = null;
      return true;
    }
    this.tellPictures();
    const { empty, $from } = this.view.state.selection;
    const inTable = tableAt(this.view.state);
    if (empty && !inTable && /^https?:\/\/\S+$/i.test(text.trim()) && $from.parent.content.size === 0) {
      // A link pasted into an empty paragraph becomes a link card.
      this.dispatchEvent(new CustomEvent("dateline:link", { bubbles: true, detail: { url: target(text.trim()) } }));
      return true;
    }
    const href = /^(https?:\/\/|mailto:)\S+$/i.test(text.trim()) ? address(text) : null;
    if (href && !empty) {
      const { from, to } = this.view.state.selection;
      this.run((state, dispatch) => dispatch(state.tr.removeMark(from, to, marks.link).addMark(from, to, marks.link.create({ href }))));
      return true;
    }
    if (!inTable || !slice.content.size) return false;
    this.run((state, dispatch) => dispatch(state.tr.replaceSelection(new Slice(lineOf(slice.content), 0, 0)).scrollIntoView()));
    return true;
  }

  /** Hands the pictures of a pasted document to the composer. */
  tellPictures() {
    const { pictures = [], cut } = this.found ?? {};
    this.found = null;
    if (!pictures.length && !cut) return;
    const files = pictures.map(fileOf).filter(Boolean);
    queueMicrotask(() => this.dispatchEvent(new CustomEvent("dateline:pictures", { bubbles: true, detail: { files, missing: pictures.length - files.length, cut } })));
  }
}

/** A picture given as a data: URL, as a file; null for other URLs. */
function fileOf(source, index) {
  const [, type, data] = source.match(/^data:image\/(png|jpeg|jpg|gif|webp);base64,([a-z0-9+/=\s]+)$/i) ?? [];
  if (!type) return null;
  try {
    const bytes = Uint8Array.from(atob(data.replace(/\s/g, "")), sign => sign.charCodeAt(0));
    const kind = type.toLowerCase().replace("jpg", "jpeg");
    return new File([bytes], `pasted-${index + 1}.${kind}`, { type: `image/${kind}` });
  } catch {
    return null;
  }
}

/** Links the addresses in the text of clean HTML. */
function linked(html) {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  const texts = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (texts.nextNode()) if (!texts.currentNode.parentElement.closest("a")) found.push(texts.currentNode);
  for (const text of found) {
    let at = 0;
    const parts = [];
    for (const { start, end, words, href } of addressesIn(text.data)) {
      const link = Object.assign(body.ownerDocument.createElement("a"), { textContent: shown(words, href) });
      link.setAttribute("href", href);
      parts.push(text.data.slice(at, start), link);
      at = end;
    }
    if (parts.length) text.replaceWith(...parts, text.data.slice(at));
  }
  return body.innerHTML;
}

/** The nodes of a line of plain text. */
function inline(line, around) {
  const parts = [];
  let at = 0;
  const add = (text, more) => { if (text) parts.push(schema.text(text, more)); };
  for (const { start, end, words, href } of addressesIn(line)) {
    add(line.slice(at, start), around);
    add(shown(words, href), marks.link.create({ href }).addToSet(around));
    at = end;
  }
  add(line.slice(at), around);
  return parts;
}

/** The text of a pasted address: without its redirect and its tracking parameters. */
const shown = (words, href) => /^https?:/i.test(words) ? href : words;

/** The text of blocks as a line for a cell: cells and paragraphs are separated by line breaks. */
function lineOf(content) {
  const parts = [];
  content.descendants(node => {
    if (!node.isTextblock) return true;
    if (node.content.size && parts.length) parts.push(nodes.hard_break.create());
    parts.push(...node.content.content);
    return false;
  });
  if (!parts.length) content.forEach(node => { if (node.isInline) parts.push(node); });
  return Fragment.from(parts);
}

function escape(paragraph) {
  const holder = document.createElement("p");
  holder.textContent = paragraph;
  return holder.outerHTML;
}

const RULES = [
  wrappingInputRule(/^\s*>\s$/, nodes.blockquote),
  wrappingInputRule(/^\s*[-*]\s$/, nodes.bullet_list),
  wrappingInputRule(/^1\.\s$/, nodes.ordered_list),
  textblockTypeInputRule(/^#{1,3}\s$/, nodes.heading),
];

function plugins(editor) {
  const rules = inputRules({ rules: [...RULES, ...typingRules(editor.language)] });
  return [rules, keymap(TABLE_KEYS), keys(editor), keymap(baseKeymap), history(), tables];
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
    // Right after a sign was replaced, undo gives back what was typed.
    "Mod-z": chainCommands(undoInputRule, undo),
    "Mod-y": redo,
    "Mod-Shift-z": redo,
    "Shift-Enter": newLine,
    // The composer handles this key.
    "Mod-Enter": () => true,
    Backspace: undoInputRule,
    Enter: linkingEnter,
    "Mod-]": sinkListItem(nodes.list_item),
    "Mod-[": liftListItem(nodes.list_item),
  });
}

/** Enter begins a new paragraph or item, and links an address before the cursor. */
function linkingEnter(state, dispatch, view) {
  const split = chainCommands(splitListItem(nodes.list_item), baseKeymap.Enter)(state, dispatch);
  if (split && dispatch && view) linkAfterEnter(state, view);
  return split;
}

customElements.define("dateline-editor", DatelineEditor);
