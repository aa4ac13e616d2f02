// Turns the lists of Word into lists. Word writes each item as a paragraph whose style names a list and a level
// ("mso-list:l0 level1 lfo1"), with the bullet or number as text; Word Online writes each item as a list of its own with
// the level in data-aria-level. The server does the same in WordLists.java.

const ITEM = /mso-list:\s*(l\d{1,9})\s+level(\d)/i;
const MARKER = /mso-list:\s*ignore/i;
const NUMBER = /^\(?(?:\d{1,4}|[A-Za-z]|[ivxlcIVXLC]{1,7})[.)]$/;
const TYPED = /^[\s\u00a0]*([·•o§▪■●○◦–-]|\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,5})[.)])[\s\u00a0]+/;

/** Converts the lists in an element, whose elements have their styles in the given attribute. */
export function convertLists(body, attribute) {
  const lists = new WordLists(attribute);
  body.querySelectorAll(`p[${attribute}*=mso-list], div[${attribute}*=mso-list], li[data-aria-level]`).forEach(item => lists.item(item));
}

class WordLists {
  constructor(attribute) {
    this.attribute = attribute;
    this.open = [];
    this.root = null;
  }

  item(item) {
    if (item.localName === "li") return this.online(item);
    const style = item.getAttribute(this.attribute).match(ITEM);
    if (!style) return;
    const marker = this.takeMarker(item);
    this.add(item, item, level(style[2]), NUMBER.test(marker), style[1]);
  }

  online(item) {
    const list = item.parentElement;
    if (!list?.matches("ul, ol")) return;
    const wrapper = list.parentElement;
    const place = wrapper?.classList.contains("ListContainerWrapper") && wrapper.childElementCount === 1 ? wrapper : list;
    this.add(place, item, level(item.dataset.ariaLevel), list.localName === "ol", item.dataset.listid ?? "");
  }

  add(place, item, depth, ordered, id) {
    if (!this.root || before(place) !== this.root) this.open = [];
    while (this.open.length && this.open.at(-1).depth > depth) this.open.pop();
    const name = ordered ? "ol" : "ul";
    const last = this.open.at(-1);
    if (last?.depth === depth && (last.id !== id || last.list.localName !== name)) this.open.pop();
    if (!this.open.length || this.open.at(-1).depth < depth) {
      const list = item.ownerDocument.createElement(name);
      const above = this.open.at(-1)?.list;
      if (!above) {
        place.before(list);
        this.root = list;
      } else {
        (above.lastElementChild ?? above.appendChild(item.ownerDocument.createElement("li"))).append(list);
      }
      this.open.push({ list, id, depth });
    }
    const made = item.ownerDocument.createElement("li");
    for (const name of ["lang", "dir"]) if (item.hasAttribute(name)) made.setAttribute(name, item.getAttribute(name));
    made.append(...item.childNodes);
    this.open.at(-1).list.append(made);
    item.remove();
    if (!place.childElementCount || !place.textContent.trim()) place.remove();
  }

  takeMarker(item) {
    for (const child of item.querySelectorAll(`[${this.attribute}*=mso-list]`)) {
      if (!MARKER.test(child.getAttribute(this.attribute))) continue;
      child.remove();
      return child.textContent.replace(/\u00a0/g, " ").trim();
    }
    const texts = item.ownerDocument.createTreeWalker(item, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode;
      if (!text.data.trim()) continue;
      const typed = text.data.match(TYPED);
      if (typed) text.data = text.data.slice(typed[0].length);
      return typed?.[1] ?? "";
    }
    return "";
  }
}

const level = text => /^[1-9]$/.test(text) ? Number(text) : 1;

/** The node before an element, without white space and comments. */
function before(element) {
  let found = element.previousSibling;
  while (found && (found.nodeType === Node.COMMENT_NODE || found.nodeType === Node.TEXT_NODE && !/[^ \t\r\n\f]/.test(found.data))) found = found.previousSibling;
  return found;
}
