// Compares a text that was sent with the text in the editor now: the same, changed, or followed by the next text.
// Ignores trailing spaces, no-break spaces and empty lines at the end.
import { DOMSerializer, Fragment } from "prosemirror-model";
import { isWorthKeeping } from "newsroom/copy.js";

const BLANK = /[\s\u00a0\u200b\u2060\ufeff]/;
const WORD = /[\p{L}\p{N}\p{M}]/u;
const CLOSING = "(?:</(?:strong|em|s|sub|sup|a|span)>)*";
const BLOCK = "</(?:p|h3|li|blockquote|caption|td|th)>";

/** The text as HTML, without what makes no difference to readers. */
export function plain(doc) {
  const holder = document.createElement("div");
  holder.append(DOMSerializer.fromSchema(doc.type.schema).serializeFragment(doc.content));
  return plainHtml(holder.innerHTML);
}

export function plainHtml(html) {
  let text = html.replace(/[\u200b\u2060\ufeff]/g, "").replace(/&nbsp;|[\s\u00a0]/g, " ").replace(/ +/g, " ");
  for (let before = ""; before !== text;) {
    before = text;
    text = text.replace(new RegExp(`(?: |<br>)+(${CLOSING}${BLOCK})`, "g"), "$1").replace(/(<(?:p|h3|li|blockquote|caption|td|th)\b[^>]*>) +/g, "$1")
      .replace(/<(p|h3|li|blockquote|ul|ol)\b[^>]*><\/\1>/g, "").trim();
  }
  return text;
}

/**
 * Compares the document that was sent with the current one.
 *
 * kind: "same"; "next" (the sent text is unchanged and a new text follows, from the position `start`); or "changed"
 * (the sent text itself was changed).
 */
export function compare(sent, now) {
  const left = plain(now);
  if (!left || left === plain(sent)) return { kind: "same" };
  const end = lastWritten(sent);
  const differs = sent.content.findDiffStart(now.content);
  if (differs === null) return { kind: "same" };
  if (differs < end) return { kind: "changed" };
  const start = firstWritten(now, Math.min(differs, end));
  const added = now.textBetween(start, now.content.size, " ", " ");
  const goesOn = end > 0 && start === end && WORD.test(charBefore(now, start)) && WORD.test([...added][0] ?? "");
  return goesOn || !WORD.test(added) ? { kind: "changed" } : { kind: "next", start };
}

/** The part of a document from a position on, as a document. */
export function from(doc, start) {
  const { content } = doc.slice(start, doc.content.size);
  const { paragraph } = doc.type.schema.nodes;
  const rest = doc.type.create(null, content.size ? content : Fragment.from(paragraph.create()));
  try {
    rest.check();
    return rest;
  } catch {
    // A part of a list item is not valid by itself, but its paragraphs are.
    const blocks = [];
    rest.descendants(node => { if (node.isTextblock) blocks.push(paragraph.create(null, node.content)); });
    return doc.type.create(null, blocks);
  }
}

/** The position after the last character that is not white space. */
function lastWritten(doc) {
  let last = 0;
  doc.descendants((node, position) => {
    if (!node.isText) return;
    for (let at = node.text.length; at > 0; at--) {
      if (!BLANK.test(node.text[at - 1])) {
        last = position + at;
        return;
      }
    }
  });
  return last;
}

/** The position of the first character at or after `start` that is not white space. */
function firstWritten(doc, start) {
  let first = null;
  doc.descendants((node, position) => {
    if (first !== null || !node.isText || position + node.text.length <= start) return first === null;
    for (let at = Math.max(0, start - position); at < node.text.length; at++) {
      if (!BLANK.test(node.text[at])) {
        first = position + at;
        return false;
      }
    }
    return true;
  });
  return first ?? doc.content.size;
}

/**
 * Compares the form that was sent with the form now. `body` is the result of compare() for its text.
 *
 * kind: as in compare(). Added rows, and a headline where there was none, belong to the next entry.
 */
export function difference(sent, now, body) {
  if (!isWorthKeeping(now)) return { kind: "same", body };
  const headline = line(now.fields.headline);
  const before = line(sent.fields.headline);
  const rows = [...new Set([...Object.keys(sent.rows), ...Object.keys(now.rows)])].map(name => added(sent.rows[name], now.rows[name]));
  const next = body.kind === "next";
  if (body.kind === "changed" || rows.includes(null) || headline !== before && before && !next) return { kind: "changed", body };
  if (next || headline !== before || rows.some(count => count > 0)) return { kind: "next", body };
  return { kind: SETTINGS.some(name => setting(sent, name) !== setting(now, name)) ? "changed" : "same", body };
}

/** The number of rows added; null when a row that was sent was changed or removed. */
function added(sent = [], now = []) {
  const left = now.filter(Boolean).map(row => JSON.stringify(row));
  for (const row of sent.filter(Boolean).map(row => JSON.stringify(row))) {
    const at = left.indexOf(row);
    if (at < 0) return null;
    left.splice(at, 1);
  }
  return left.length;
}

const SETTINGS = ["keyEvent", "unverified", "when", "at", "offset"];

function setting({ fields }, name) {
  return (name === "at" || name === "offset") && fields.when === "now" ? "" : fields[name] ?? "";
}

const line = text => (text ?? "").replace(/[\s\u00a0]+/g, " ").trim();

const charBefore = (doc, position) => [...doc.textBetween(Math.max(0, position - 2), position, " ", " ")].at(-1) ?? " ";
