// What happens while a text is typed: addresses become links, and plain quotes, dashes and dots become those of the
// story's language. Undo gives back what was typed.
import { InputRule } from "prosemirror-inputrules";
import { closeHistory } from "prosemirror-history";
import { addressesIn } from "newsroom/addresses.js";
import { schema } from "newsroom/schema.js";

const { marks } = schema;
const NO_BREAK = "\u00a0";

/** Opening and closing double quotes, then single ones; a language without an entry has those of English. */
const QUOTES = {
  en: "“ ” ‘ ’", de: "„ “ ‚ ‘", "de-CH": "« » ‹ ›", "de-LI": "« » ‹ ›", fr: "« » ‘ ’", "fr-CH": "« » ‹ ›", es: "« » ‘ ’", it: "« » ‘ ’", "it-CH": "« » ‹ ›",
  "pt-PT": "« » ‘ ’", ca: "« » ‘ ’", gl: "« » ‘ ’", eu: "« » ‘ ’", el: "« » ‘ ’", ru: "« » ‚ ‘", uk: "« » ‚ ‘", be: "« » ‚ ‘", hy: "« » ‘ ’", fa: "« » ‹ ›",
  nn: "« » ‘ ’", nb: "« » ‘ ’", no: "« » ‘ ’", lv: "« » ‘ ’", az: "« » ‘ ’", kk: "« » ‘ ’", sq: "« » ‘ ’",
  pl: "„ ” ‚ ’", hu: "„ ” ’ ’", ro: "„ ” ‚ ’", cs: "„ “ ‚ ‘", sk: "„ “ ‚ ‘", sl: "„ “ ‚ ‘", bg: "„ “ ‚ ‘", lt: "„ “ ‚ ‘", is: "„ “ ‚ ‘", et: "„ “ ‚ ‘", hr: "„ ” ‘ ’",
  sr: "„ ” ’ ’", bs: "„ ” ’ ’", mk: "„ “ ’ ‘", ka: "„ “ ‚ ‘", sv: "” ” ’ ’", fi: "” ” ’ ’", da: "” ” ’ ’",
};
/** Languages in which two hyphens become an em dash. In the others they become an en dash. */
const EM_DASH = new Set(["en", "es", "fr", "it", "pt", "ru", "uk", "be", "ca", "gl", "zh", "ja", "ko", "ar", "fa", "el", "hi"]);
/** Languages in which a double quote within a word is a letter's sign. */
const PLAIN_QUOTES = new Set(["he", "yi"]);

/** Spanish quotes are angular in Spain, round in America. */
function quotesOf(language) {
  const [primary, ...rest] = language.split("-");
  const region = rest.find(part => /^([A-Z]{2}|\d{3})$/i.test(part))?.toUpperCase();
  if (primary === "es" && region && region !== "ES") return QUOTES.en.split(" ");
  const [open, close, ...single] = (QUOTES[`${primary}-${region}`] ?? QUOTES[primary] ?? QUOTES.en).split(" ");
  return primary === "fr" && region !== "CH" ? [open + NO_BREAK, NO_BREAK + close, ...single] : [open, close, ...single];
}

/** The input rules of a text in a language. */
export function typingRules(language) {
  const primary = language.split("-")[0].toLowerCase();
  const [open, close, openSingle, closeSingle] = quotesOf(language);
  const dash = EM_DASH.has(primary) ? "—" : "–";
  const rules = [
    rule(/\.\.\.$/, before => before.endsWith(".") ? null : "…"),
    rule(/--$/, () => dash),
    rule(/'$/, before => opens(before) ? openSingle : /[\p{L}\p{N}]$/u.test(before) && !isOpen(before, openSingle, closeSingle) ? "’" : closeSingle),
  ];
  if (!PLAIN_QUOTES.has(primary)) {
    rules.push(rule(/"$/, before => {
      if (opens(before)) return open;
      // A figure before a quote that nothing opened is followed by the sign of inches or seconds.
      return /\d$/.test(before) && !isOpen(before, open.trim(), close.trim()) ? null : close;
    }));
  }
  return [...rules, linkRule];
}

/** Replaces the signs just typed, except within an address. */
function rule(pattern, sign) {
  return new InputRule(pattern, (state, match, start, end) => {
    const $start = state.doc.resolve(start);
    const before = $start.parent.textBetween(0, $start.parentOffset, null, "\ufffc");
    if (/(?:https?:\/\/|www\.|[\p{L}\p{N}]@[\p{L}\p{N}])\S*$/iu.test(before) || /^<|<[a-z/!][^>]*$/i.test(before)) return null;
    const typed = sign(before);
    return typed === null ? null : state.tr.insertText(typed, start, end);
  });
}

/** Whether a quote after this text opens. */
const opens = before => !before || /[\s\u00a0\u202f\ufffc([{<¡¿‘“„‚«‹/—–-]$/.test(before);

/** Whether a quote is open at the end of a text. */
function isOpen(before, open, close) {
  if (open === close) return (before.split(open).length - 1) % 2 === 1;
  return before.lastIndexOf(open) > before.lastIndexOf(close);
}

/** A space after an address makes it a link. */
const linkRule = new InputRule(/\S\s$/, (state, match, start, end) => {
  const link = linkBefore(state, start + 1);
  return link && link(state.tr).insertText(match[0].slice(1), start + 1, end).removeStoredMark(marks.link);
});

/** A function that adds a link to the address that ends before a position, maybe with punctuation; null without one. */
function linkBefore(state, position) {
  const $end = state.doc.resolve(position);
  const text = $end.parent.textBetween(0, $end.parentOffset, null, "\ufffc");
  const word = text.search(/\S+$/);
  const last = addressesIn(text).at(-1);
  if (!last || word < 0 || last.start < word || /[\p{L}\p{N}]/u.test(text.slice(last.end))) return null;
  const from = $end.start() + last.start;
  const to = $end.start() + last.end;
  if (state.doc.rangeHasMark(from, to, marks.link)) return null;
  return change => change.addMark(from, to, marks.link.create({ href: last.href }));
}

/** Links the address before the cursor, as a step of its own in the history; used after Enter. */
export function linkAfterEnter(before, view) {
  const { $from, empty } = before.selection;
  const link = empty && $from.parent.isTextblock && linkBefore(before, $from.pos);
  if (link) view.dispatch(closeHistory(link(view.state.tr)));
}
