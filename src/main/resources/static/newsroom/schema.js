// The schema of an entry's text: the same small subset of HTML that the server accepts. Pasted content is reduced to
// it.
import { Schema } from "prosemirror-model";
import { target } from "newsroom/links.js";

const spoken = { lang: { default: null }, dir: { default: null } };

const spokenOf = element => ({ lang: element.getAttribute("lang"), dir: element.getAttribute("dir") });

function block(tags, node) {
  const wrap = tag => ({ tag, getAttrs: spokenOf });
  const first = tags[0];
  return { ...node, attrs: spoken, parseDOM: tags.map(wrap), toDOM: ({ attrs }) => [first, said(attrs), 0] };
}

function said(attrs) {
  return Object.fromEntries(Object.entries(attrs).filter(([, value]) => value));
}

function mark(tags) {
  return { parseDOM: tags.map(tag => ({ tag })), toDOM: () => [tags[0], 0] };
}

export const schema = new Schema({
  nodes: {
    doc: { content: "block+" },
    paragraph: block(["p"], { content: "inline*", group: "block" }),
    heading: block(["h3", "h1", "h2", "h4", "h5", "h6"], { content: "inline*", group: "block", defining: true }),
    blockquote: block(["blockquote"], { content: "block+", group: "block", defining: true }),
    bullet_list: block(["ul"], { content: "list_item+", group: "block" }),
    ordered_list: block(["ol"], { content: "list_item+", group: "block" }),
    list_item: block(["li"], { content: "paragraph block*", defining: true }),
    table: block(["table"], { content: "table_caption table_row+", group: "block", isolating: true }),
    table_caption: block(["caption"], { content: "inline*", isolating: true }),
    table_row: { content: "table_cell+", parseDOM: [{ tag: "tr" }], toDOM: () => ["tr", 0] },
    table_cell: {
      content: "inline*",
      isolating: true,
      attrs: { ...spoken, head: { default: false } },
      parseDOM: [{ tag: "td", getAttrs: spokenOf }, { tag: "th", getAttrs: element => ({ ...spokenOf(element), head: true }) }],
      toDOM: ({ attrs: { head, ...attrs } }) => [head ? "th" : "td", said(attrs), 0],
    },
    text: { group: "inline" },
    hard_break: { inline: true, group: "inline", selectable: false, parseDOM: [{ tag: "br" }], toDOM: () => ["br"] },
  },
  marks: {
    link: {
      attrs: { href: {} },
      inclusive: false,
      parseDOM: [{ tag: "a[href]", getAttrs: element => address(element.getAttribute("href")) && { href: address(element.getAttribute("href")) } || false }],
      toDOM: ({ attrs }) => ["a", attrs, 0],
    },
    strong: mark(["strong", "b"]),
    em: mark(["em", "i"]),
    s: mark(["s", "del", "strike"]),
    sub: mark(["sub"]),
    sup: mark(["sup"]),
    spoken: {
      attrs: spoken,
      parseDOM: [{ tag: "span[lang], span[dir]", getAttrs: spokenOf }],
      toDOM: ({ attrs }) => ["span", said(attrs), 0],
    },
  },
});

/**
 * The URL of a link if it is allowed in a text: web or mail. "example.org" becomes "https://example.org". Null
 * otherwise.
 */
export function address(typed) {
  const text = typed.trim();
  if (/^(https?:\/\/|mailto:)\S+$/i.test(text)) return target(text);
  if (/^[^\s:@/]+@[^\s:@/]+\.[^\s:@/]+$/.test(text)) return `mailto:${text}`;
  return /^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(text) ? `https://${text}` : null;
}
