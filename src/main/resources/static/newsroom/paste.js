// Converts pasted HTML of word processors, spreadsheets, mail programs and web pages to the elements that a text may
// contain: styles become elements, redirects become their targets. The server does the same in ForeignMarkup.java.
//
// Under the newsroom's Content-Security-Policy, styles of a document without a window have no effect, and each of them is
// reported as a violation. So style attributes are renamed, and style sheets removed, before the HTML is parsed.
import { target } from "newsroom/links.js";
import { addHeads, grid, hasText, isLayout, partsOf } from "newsroom/table-grid.js";
import { convertLists } from "newsroom/word-lists.js";

const STYLE = "data-pasted-style";
const SHEET = /<style\b[^>]*>[^]*?<\/style\s*>/gi;
const TAG = /<[a-z](?:[^"'>]|"[^"]*"|'[^']*')*>/gi;
const DROPPED = "script, style, template, noscript, iframe, object, embed, head, title, svg, video, audio, canvas, map, [hidden], meta, link, base";
const PLAIN = { b: "strong", i: "em", del: "s", strike: "s", h1: "h3", h2: "h3", h4: "h3", h5: "h3", h6: "h3", menu: "ul", dir: "ul", tfoot: "tbody" };
const BLOCKS = new Set(("p div h3 ul ol li blockquote table caption thead tbody tr th td address article aside body center dd details dialog dl dt fieldset figcaption"
  + " figure footer form header hgroup hr legend main nav pre search section summary option optgroup select button textarea listing plaintext marquee frameset noframes").split(" "));
const KEPT = new Set("p h3 ul ol li blockquote table caption thead tbody tr th td".split(" "));
const FRAMES = new Set("ul ol table thead tbody tr".split(" "));
const INLINE = new Set("strong em s sub sup a span br".split(" "));
const MARKS = "strong, em, s, sub, sup, a, span";
const LANGUAGE = /^[a-z]{2,3}(?:-[a-z0-9]{1,8}){0,5}$/i;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const EMOJI = /^(?:(?![0-9#*])[\p{Extended_Pictographic}\p{Emoji_Component}]){1,20}$/u;

/** Parses HTML into a document without styles; style attributes have another name. */
export function parsed(html) {
  const safe = html.replace(SHEET, "").replace(TAG, tag => tag.replace(/(["'\s/])style(?=\s*=)/gi, `$1${STYLE}`));
  return new DOMParser().parseFromString(safe, "text/html");
}

/**
 * Cleans pasted HTML.
 *
 * around: the language and direction of the text it is pasted into.
 *
 * html: the cleaned HTML; pictures: the sources of the pictures in it; cut: whether a table was too large and has been cut.
 */
export function cleaned(html, around) {
  const page = parsed(html);
  const { body } = page;
  // The language of a whole document is that of its writer's program.
  for (const whole of [body, page.documentElement]) for (const name of ["lang", "dir"]) whole.removeAttribute(name);
  const pictures = [];
  for (const image of body.querySelectorAll("img")) {
    const alt = (image.getAttribute("alt") ?? "").trim();
    if (alt.length <= 20 && EMOJI.test(alt)) image.replaceWith(alt);
    else {
      if (!isTracker(image)) pictures.push(image.getAttribute("src") ?? "");
      image.remove();
    }
  }
  body.querySelectorAll(".Apple-interchange-newline").forEach(line => line.remove());
  convertLists(body, STYLE);
  for (const element of [...body.querySelectorAll("*")]) if (body.contains(element)) convert(element, around);
  body.querySelectorAll("table").forEach(table => {
    if (isLayout(table)) partsOf(table).forEach(part => renamed(part, "p"));
    else addHeads(table).forEach(cell => renamed(cell, "th"));
  });
  unwrap(body);
  flattenMarks(body);
  arrange(body);
  let cut = false;
  body.querySelectorAll("table").forEach(table => {
    const found = grid(table);
    cut ||= found.cut;
    table.replaceWith(...found.rows.length ? [written(found, table)] : []);
  });
  prune(body);
  return { html: body.innerHTML, pictures, cut };
}

function convert(element, around) {
  const name = element.localName;
  const style = styleOf(element.getAttribute(STYLE) ?? "");
  if (style.hidden || element.matches(DROPPED)) return element.remove();
  if (["pre", "textarea", "listing"].includes(name)) breakLines(element);
  else if (name === "q") {
    element.prepend("“");
    element.append("”");
  } else if (name === "rt" && !element.parentElement.querySelector("rp")) {
    element.prepend(" (");
    element.append(")");
  } else if (name === "a" && element.hasAttribute("href")) {
    element.setAttribute("href", target(element.getAttribute("href")));
  }
  speak(element, around);
  const to = counterpart(element, name, style);
  emphasize(to === name ? element : renamed(element, to), to, style);
}

function counterpart(element, name, style) {
  const to = PLAIN[name] ?? name;
  if (to === "strong" && style.bold === false || to === "em" && style.italic === false || (to === "sub" || to === "sup") && style.script === "") return "span";
  if (to === "p" || to === "div") {
    if (element.getAttribute("role") === "heading" || /^(MsoTitle|MsoSubtitle)$/.test(element.className)) return "h3";
    return /^(MsoQuote|MsoIntenseQuote)$/.test(element.className) ? "blockquote" : "p";
  }
  if (to === "blockquote") return isIndent(element) ? "p" : to;
  if (KEPT.has(to)) return to;
  return BLOCKS.has(to) ? "p" : to;
}

/** Whether a quote is only an indent, as mail programs write it. */
function isIndent(quote) {
  const style = (quote.getAttribute(STYLE) ?? "").toLowerCase().replaceAll(" ", "");
  return quote.classList.contains("webkit-indent-blockquote") || style.includes("border:none") && /margin:(0px0px0px40px|00040px)/.test(style);
}

function emphasize(element, name, { bold, italic, struck, script }) {
  if (FRAMES.has(name) || !element.hasChildNodes()) return;
  if (italic === true && name !== "em") wrap(element, "em");
  else if (italic === false && element.parentElement.closest("em")) wrap(element, "span").dataset.off = "em";
  if (bold === true && !["strong", "h3", "th"].includes(name)) wrap(element, "strong");
  else if (bold === false && element.parentElement.closest("strong")) wrap(element, "span").dataset.off = "strong";
  if (struck && name !== "s") wrap(element, "s");
  if (script && script !== name && !KEPT.has(name)) wrap(element, script);
}

/** What a style says about the emphasis of text. */
function styleOf(text) {
  const style = { bold: null, italic: null, struck: false, script: null, hidden: false };
  for (const declaration of text.toLowerCase().split(";")) {
    const colon = declaration.indexOf(":");
    if (colon < 0) continue;
    const value = declaration.slice(colon + 1).replace("!important", "").trim();
    switch (declaration.slice(0, colon).trim()) {
      case "font-weight":
        style.bold = /^(bold|bolder|[6-9]\d\d|1000)$/.test(value) ? true : /^(normal|lighter|[1-5]\d\d)$/.test(value) ? false : style.bold;
        break;
      case "font-style":
        style.italic = /^(italic|oblique)/.test(value) ? true : value === "normal" ? false : style.italic;
        break;
      case "font":
        if (/\b(?:bold|[6-9]00)\b(?![.\w])/.test(value)) style.bold = true;
        if (/\b(?:italic|oblique)\b/.test(value)) style.italic = true;
        break;
      case "text-decoration":
      case "text-decoration-line":
        style.struck ||= value.includes("line-through");
        break;
      case "vertical-align":
        style.script = { super: "sup", sub: "sub", baseline: "" }[value] ?? style.script;
        break;
      case "display":
        style.hidden ||= value === "none";
        break;
      case "mso-hide":
        style.hidden ||= value === "all";
    }
  }
  return style;
}

/** Removes a language or direction that says nothing, or nothing new in the text around. */
function speak(element, around) {
  const language = (element.getAttribute("lang") ?? "").trim();
  const inner = element.parentElement.closest("[lang]");
  if (!LANGUAGE.test(language) || language.toLowerCase() === "x-none" || !inner && primary(language) === primary(around.language)) element.removeAttribute("lang");
  const direction = (element.getAttribute("dir") ?? "").trim().toLowerCase();
  const idle = direction === "ltr" && ["class", "role", "aria-level", STYLE].some(name => element.hasAttribute(name)) && !RIGHT_TO_LEFT.test(element.textContent);
  const same = direction === around.direction && !element.parentElement.closest("[dir]");
  if (!["ltr", "rtl", "auto"].includes(direction) || idle || same) element.removeAttribute("dir");
  else element.setAttribute("dir", direction);
}

const primary = language => (language || "").split("-")[0].toLowerCase();

function breakLines(element) {
  const texts = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const found = [];
  while (texts.nextNode()) found.push(texts.currentNode);
  for (const text of found) {
    const lines = text.data.split(/\r\n?|\n/);
    text.replaceWith(...lines.flatMap((line, index) => index ? [element.ownerDocument.createElement("br"), line] : [line]));
  }
}

/** Replaces all elements that a text may not contain with their children, and removes foreign attributes. */
function unwrap(body) {
  for (const element of [...body.querySelectorAll("*")]) {
    const name = element.localName;
    const link = name === "a" && /^(https?:|mailto:)/i.test(element.getAttribute("href") ?? "");
    if (!KEPT.has(name) && !INLINE.has(name) || name === "a" && !link || name === "span" && !element.matches("[lang], [dir], [data-off]")) {
      element.replaceWith(...element.childNodes);
      continue;
    }
    for (const attribute of element.getAttributeNames()) {
      const kept = ["lang", "dir", "data-off"].includes(attribute) || attribute === "href" && link || /^(col|row)span$/.test(attribute) && element.matches("td, th");
      if (!kept) element.removeAttribute(attribute);
    }
  }
}

/** Gives each text its own marks where some text inside an element does not have the element's emphasis. */
function flattenMarks(body) {
  if (!body.querySelector("[data-off]")) return;
  const texts = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (texts.nextNode()) found.push([texts.currentNode, marksOf(texts.currentNode, body)]);
  body.querySelectorAll(MARKS).forEach(mark => mark.replaceWith(...mark.childNodes));
  for (const [text, marks] of found) {
    for (const mark of marks) {
      const around = mark.cloneNode();
      text.replaceWith(around);
      around.append(text);
    }
  }
}

/** The elements whose marks a text has, innermost first. */
function marksOf(text, body) {
  const marks = [];
  const off = new Set();
  for (let above = text.parentElement; above !== body; above = above.parentElement) {
    if (above.dataset.off) off.add(above.dataset.off);
    else if (above.matches(MARKS) && !off.has(above.localName)) marks.push(above);
  }
  return marks;
}

/** Gives lists the structure of HTML: a list holds only items, and a list inside a list belongs to the item before it. */
function arrange(body) {
  for (const list of body.querySelectorAll("ul, ol")) {
    let made = null;
    for (let child = list.firstChild; child; ) {
      const next = child.nextSibling;
      const last = list.querySelector(":scope > li") && previousItem(child);
      if (child.nodeName === "LI") made = null;
      else if (/^[UO]L$/.test(child.nodeName) && last) {
        last.append(child);
        made = null;
      } else if (/^[UO]L$/.test(child.nodeName)) {
        const first = child.firstChild;
        child.replaceWith(...child.childNodes);
        child = first ?? next;
        continue;
      } else if (made) made.append(child);
      else if (child.nodeType === Node.ELEMENT_NODE || hasText(child.data ?? "")) {
        made = body.ownerDocument.createElement("li");
        child.replaceWith(made);
        made.append(child);
      }
      child = next;
    }
  }
}

function previousItem(node) {
  for (let before = node.previousSibling; before; before = before.previousSibling) if (before.nodeName === "LI") return before;
  return null;
}

/** Writes a table. Blocks in its cells become lines. */
function written({ caption, heads, rows }, table) {
  const page = table.ownerDocument;
  const made = page.createElement("table");
  for (const name of ["lang", "dir"]) if (table.hasAttribute(name)) made.setAttribute(name, table.getAttribute(name));
  made.append(cell(page.createElement("caption"), caption ?? page.createElement("caption")));
  const parts = [["thead", rows.slice(0, heads), "col"], ["tbody", rows.slice(heads), "row"]].filter(([, found]) => found.length);
  for (const [name, found, scope] of parts) {
    const part = made.appendChild(page.createElement(name));
    for (const row of found) {
      const line = part.appendChild(page.createElement("tr"));
      for (const given of row) {
        const head = given && (scope === "col" || given.localName === "th") && hasText(given.textContent);
        const to = line.appendChild(page.createElement(head ? "th" : "td"));
        if (head) {
          to.scope = scope;
          given.querySelectorAll("strong").forEach(strong => strong.replaceWith(...strong.childNodes));
        }
        if (given) cell(to, given);
      }
    }
  }
  return made;
}

function cell(to, from) {
  for (const name of ["lang", "dir"]) if (from.hasAttribute(name)) to.setAttribute(name, from.getAttribute(name));
  for (const block of [...from.querySelectorAll([...KEPT].join(", "))]) {
    block.before(to.ownerDocument.createElement("br"));
    block.after(to.ownerDocument.createElement("br"));
    block.replaceWith(...block.childNodes);
  }
  to.append(...from.childNodes);
  const lines = [...to.querySelectorAll("br")];
  lines.filter(line => !hasText(between(to, null, line)) || !hasText(between(to, line, null))).forEach(line => line.remove());
  lines.filter(line => to.contains(line)).forEach((line, index, left) => {
    if (index && !hasText(between(to, left[index - 1], line))) line.remove();
  });
  return to;
}

/** The text of an element between two of its descendants. */
function between(element, from, to) {
  const range = element.ownerDocument.createRange();
  range.selectNodeContents(element);
  if (from) range.setStartAfter(from);
  if (to) range.setEndBefore(to);
  return range.toString();
}

/** Removes line breaks between blocks, and blocks without text. */
function prune(body) {
  const blocks = "p, h3, ul, ol, li, blockquote, table";
  for (const line of [...body.querySelectorAll("br")]) {
    const [before, after] = [neighbour(line, "previousSibling"), neighbour(line, "nextSibling")];
    const edge = sibling => sibling ? sibling.nodeType === Node.ELEMENT_NODE && (sibling.matches(blocks) || Boolean(sibling.querySelector(blocks))) : line.parentElement.querySelector(blocks) !== null || line.parentElement === body;
    if (edge(before) && edge(after)) line.remove();
  }
  for (const block of [...body.querySelectorAll("p, h3, li, ul, ol, blockquote")].reverse()) if (!hasText(block.textContent)) block.remove();
}

function neighbour(node, which) {
  let found = node[which];
  while (found && found.nodeType !== Node.ELEMENT_NODE && !hasText(found.data ?? "")) found = found[which];
  return found;
}

function renamed(element, name) {
  const made = element.ownerDocument.createElement(name);
  for (const attribute of element.getAttributeNames()) made.setAttribute(attribute, element.getAttribute(attribute));
  made.append(...element.childNodes);
  element.replaceWith(made);
  return made;
}

function wrap(element, name) {
  const made = element.ownerDocument.createElement(name);
  made.append(...element.childNodes);
  element.append(made);
  return made;
}

/** Whether an image is one of a single pixel, which mail programs load to learn who reads. */
const isTracker = image => ["width", "height"].every(name => /^[01]$/.test(image.getAttribute(name) ?? ""));
