// Plain text as it is pasted. Lines that a PDF, a terminal or a mail program broke at a width are joined again.

const LIGATURES = { "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st" };
const NARROWEST = 40;
const WIDEST = 140;
/** A line as long as this part of the longest one was broken because the next word had no room. */
const FULL = 0.82;
const ITEM = /^\s*(?:[•▪◦‣·*–—-]|\(?\d{1,3}[.)])\s/u;
/** Parts of words before a hyphen that is written within a line, too. */
const KEEPS_HYPHEN = /(?:^|[^\p{L}])(?:self|well|half|long|short|high|low|mid|cross|vice|anti)[-‐]$/iu;

/** Letters that a PDF has drawn as one. */
export const withoutLigatures = text => text.replace(/[ﬀ-ﬆ]/g, sign => LIGATURES[sign]);

/** The paragraphs of a text, each as its lines. Blank lines separate paragraphs, or all lines where there are none. */
export function paragraphs(text) {
  const whole = withoutLigatures(text.replace(/\r\n?|\f/g, "\n").replace(/[\ufeff\0]/g, "")).replace(/^\s*\n|\s+$/g, "");
  const blocks = whole.split(/\n\s*\n/).map(block => block.split("\n"));
  const width = brokenAt(blocks);
  return blocks.flatMap(lines => {
    if (width && pairs(lines).some(pair => isFull(...pair, width))) return joined(lines, width).map(line => [line]);
    return blocks.length > 1 ? [lines] : lines.map(line => [line]);
  });
}

/** The width at which the lines of a text were broken, in characters; 0 if they were not. */
function brokenAt(blocks) {
  const width = blocks.flat().reduce((most, line) => Math.max(most, line.trim().length), 0);
  if (width < NARROWEST || width > WIDEST) return 0;
  const broken = blocks.map(pairs).filter(found => found.some(pair => isFull(...pair, width))).flat();
  const full = broken.filter(pair => isFull(...pair, width));
  const within = full.filter(([line, next]) => /[\p{L}\p{N},][-‐\u00ad]?\s*$/u.test(line) && /^\s*[\p{Ll}\p{N}(]/u.test(next));
  return full.length >= 2 && within.length * 2 >= full.length && full.length * 2 >= broken.length ? width : 0;
}

/** Each line with the next one. */
const pairs = lines => lines.slice(1).map((next, index) => [lines[index], next]);

/** Whether a line was ended because the first word of the next one had no room. */
function isFull(line, next, width) {
  const [word] = next.trim().split(/\s/);
  return Boolean(line.trim() && word) && !ITEM.test(next) && line.trim().length + 1 + word.length >= width * FULL;
}

function joined(lines, width) {
  const made = [];
  lines.forEach((line, index) => {
    if (index && isFull(lines[index - 1], line, width)) made.push(join(made.pop(), line.trim()));
    else if (line.trim()) made.push(line.trim());
  });
  return made;
}

function join(line, next) {
  if (line.endsWith("\u00ad")) return line.slice(0, -1) + next;
  if (!/[\p{L}\p{N}][-‐]$/u.test(line)) return `${line} ${next}`;
  // A word broken by a hyphen goes on in small letters.
  const isCompound = KEEPS_HYPHEN.test(line) && /^\p{L}{4}/u.test(next);
  return /^\p{Ll}/u.test(next) && /\p{L}[-‐]$/u.test(line) && !isCompound ? line.slice(0, -1) + next : line + next;
}

/** The text of a page as pdf.js copies it: one line after the other. Null for other HTML. */
export function pdfText(body) {
  const breaks = body.querySelectorAll("br[role=presentation]");
  if (breaks.length < 2 || body.querySelector("p, div, ul, ol, table, a, b, strong, em, i, h1, h2, h3, br:not([role])")) return null;
  breaks.forEach(line => line.replaceWith("\n"));
  return body.textContent;
}
