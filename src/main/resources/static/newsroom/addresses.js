// Finds web and mail addresses in plain text. The server finds the same, in Addresses.java.
import { target } from "newsroom/links.js";

const FOUND = /(?<![\p{L}\p{N}@._%+/-])(?:(?:https?:\/\/|www\.)[^\s<>"“”„«»\ufffc]+|[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+){0,20}\.\p{L}{2,24}(?![\p{L}\p{N}-]))/giu;
const CLOSING = { ")": "(", "]": "[", "}": "{", "›": "‹" };
const LONGEST = 2000;

/** The addresses in a text, each with its place, its text, and the target of its link. */
export function addressesIn(text) {
  const found = [];
  for (const match of text.matchAll(FOUND)) {
    const words = withoutPunctuation(match[0]);
    const href = hrefOf(words);
    if (href) found.push({ start: match.index, end: match.index + words.length, words, href });
  }
  return found;
}

/** The link's target of an address typed in a text; null when it is not one. */
function hrefOf(words) {
  if (words.length > LONGEST) return null;
  if (/^https?:\/\//i.test(words)) return isWeb(words) ? target(words.replace(/^https?/i, scheme => scheme.toLowerCase())) : null;
  if (/^www\./i.test(words)) return isWeb(`https://${words}`) ? target(`https://${words}`) : null;
  return /^[^@]+@[^@]+$/.test(words) && !words.startsWith(".") ? `mailto:${words}` : null;
}

function isWeb(text) {
  return URL.canParse(text) && /^https?:\/\/[^/?#]*[\p{L}\p{N}]\.[\p{L}\p{N}]/iu.test(text);
}

/** Removes the punctuation of the sentence around an address. Brackets that are opened in the address belong to it. */
function withoutPunctuation(words) {
  let end = words.length;
  for (;;) {
    const last = words[end - 1];
    const opening = CLOSING[last];
    if (/[.,;:!?'’‘…*_。、，！？；：）」』]/.test(last)) end--;
    else if (opening && count(words.slice(0, end), last) > count(words.slice(0, end), opening)) end--;
    else return words.slice(0, end);
  }
}

const count = (text, sign) => text.split(sign).length - 1;
