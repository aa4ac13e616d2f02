// Reduces a pasted table to a caption and a grid of cells: every row has the same number of cells, merged cells are
// followed by blank ones, and rows and columns without text are left out. The server does the same in TableGrid.java.

export const MOST_COLUMNS = 20;
export const MOST_ROWS = 200;
const LONGEST_CELL = 2000;
const NUMBER = /^\(?[-+−–±<>≈~]?\s?\p{Sc}?\s?\d[\d.,'’/:\s]*(?:%|‰|\p{Sc}|[a-zA-Z]{1,3}\.?)?\)?$/u;
const PARTS = "caption, thead, tbody, tr, th, td";

/** Whether text is a number, with a sign, a currency or a unit. */
export function isNumber(text) {
  const found = text.replace(/[\s\u00a0\u202f]+/g, " ").trim();
  return found.length <= 30 && NUMBER.test(found);
}

export const hasText = text => /[^\s\u00a0\u200b\u00ad]/.test(text);

/** Whether a table only arranges a page, as mail programs use them. */
export function isLayout(table) {
  if (table.getAttribute("role") === "presentation" || table.querySelector("table")) return true;
  const rows = rowsOf(table).map(cellsOf);
  if (rows.some(row => row.some(cell => cell.textContent.length > LONGEST_CELL || cell.querySelector("h3")))) return true;
  return Math.max(0, ...rows.map(row => row.length)) <= 1 && !rows.some(row => row.some(cell => cell.localName === "th"));
}

/** A table and the parts of it, without those of a table inside it. */
export function partsOf(table) {
  const found = [table];
  for (const part of found) found.push(...[...part.children].filter(child => child.matches(PARTS)));
  return found;
}

/** The first row of a foreign table as one of headings if it looks like one. */
export function addHeads(table) {
  const foreign = table.getAttributeNames().some(name => name !== "lang" && name !== "dir");
  const rows = rowsOf(table).map(cellsOf).filter(row => row.some(cell => hasText(cell.textContent)));
  if (!foreign || rows.length < 2 || rows.length > MOST_ROWS || table.querySelector("th")) return [];
  const [first, ...rest] = rows;
  const named = first.length > 1 && first.slice(1).every(cell => hasText(cell.textContent));
  const bold = isBold(first) && !rest.every(isBold);
  const plain = !first.some(cell => isNumber(cell.textContent)) && first.some((cell, column) => isNumeric(rest, column));
  return named && (bold || plain) ? first : [];
}

/**
 * Reads a table.
 *
 * caption: its element or null; heads: the number of rows of column headings; rows: the cells of each row, null for a
 * blank one; cut: whether rows or columns beyond the bounds were left out.
 */
export function grid(table) {
  const given = rowsOf(table);
  const headed = given.filter(row => row.parentElement.localName === "thead").length;
  const cells = given.map(cellsOf);
  const cut = given.length > MOST_ROWS || cells.some(row => row.length > MOST_COLUMNS);
  const spread = spreadOut(cells.slice(0, MOST_ROWS).map(row => row.slice(0, MOST_COLUMNS)));
  const rows = [];
  let heads = 0;
  spread.forEach((row, index) => {
    if (!row.some(filled)) return;
    if (heads === rows.length && (index < headed || row.every(cell => !filled(cell) || cell.localName === "th"))) heads++;
    rows.push(row);
  });
  const columns = Math.max(0, ...rows.map(row => row.length));
  rows.forEach(row => { while (row.length < columns) row.push(null); });
  for (let column = columns - 1; column >= 0; column--) {
    if (!rows.some(row => filled(row[column]))) rows.forEach(row => row.splice(column, 1));
  }
  return { caption: [...table.children].find(child => child.localName === "caption") ?? null, heads, rows, cut };
}

const filled = cell => cell !== null && hasText(cell.textContent);

function isNumeric(rows, column) {
  const cells = rows.map(row => row[column]).filter(cell => cell && hasText(cell.textContent));
  return cells.length > 0 && cells.every(cell => isNumber(cell.textContent));
}

function isBold(row) {
  return row.every(cell => {
    const texts = cell.ownerDocument.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const strong = texts.currentNode.parentElement.closest("strong, td, th");
      if (/[^ \t\r\n\f]/.test(texts.currentNode.data) && strong?.localName !== "strong") return false;
    }
    return true;
  });
}

function rowsOf(table) {
  const heads = [];
  const rows = [];
  for (const child of table.children) {
    if (child.localName === "tr") rows.push(child);
    else if (child.matches("thead, tbody")) (child.localName === "thead" ? heads : rows).push(...[...child.children].filter(row => row.localName === "tr"));
  }
  return [...heads, ...rows];
}

const cellsOf = row => [...row.children].filter(cell => cell.matches("td, th"));

function spreadOut(given) {
  const covered = new Array(MOST_COLUMNS + 1).fill(0);
  return given.map(cells => {
    const row = [];
    let left = cells.length;
    const blank = () => {
      while (row.length + left < MOST_COLUMNS && covered[row.length] > 0) {
        covered[row.length]--;
        row.push(null);
      }
    };
    for (const cell of cells) {
      blank();
      left--;
      const columns = span(cell, "colspan");
      for (let i = 0; i < columns && (i === 0 || row.length + left < MOST_COLUMNS); i++) {
        covered[row.length] = span(cell, "rowspan") - 1;
        row.push(i === 0 ? cell : null);
      }
    }
    blank();
    return row;
  });
}

function span(cell, name) {
  const value = cell.getAttribute(name)?.trim() ?? "";
  return /^[0-9]{1,4}$/.test(value) ? Math.min(Math.max(Number(value), 1), MOST_ROWS) : 1;
}
