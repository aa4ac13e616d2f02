// Tables in the editor: keys that move between cells, and commands that add and remove rows and columns.
import { Plugin, TextSelection, Selection } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";
import { schema } from "newsroom/schema.js";
import { MOST_COLUMNS, MOST_ROWS, isNumber } from "newsroom/table-grid.js";

const { nodes } = schema;

/** The table around the selection's start, with the row and column of the cell; row -1 is the caption. */
export function tableAt({ selection: { $from } }) {
  for (let depth = $from.depth; depth > 0; depth--) {
    if ($from.node(depth).type !== nodes.table) continue;
    const row = $from.index(depth) - 1;
    return { table: $from.node(depth), start: $from.before(depth), row, column: row < 0 ? 0 : $from.index(depth + 1) };
  }
  return null;
}

const columnsOf = table => table.childCount > 1 ? table.child(1).childCount : 0;

/** The position inside a cell, at its end; row -1 is the caption. */
function place({ table, start }, row, column) {
  let at = start + 1;
  for (let i = 0; i <= row; i++) at += table.child(i).nodeSize;
  const found = table.child(row + 1);
  if (row < 0) return at + 1 + found.content.size;
  at++;
  for (let i = 0; i < column; i++) at += found.child(i).nodeSize;
  return at + 1 + found.child(column).content.size;
}

/** Replaces a table by one with other rows, and puts the cursor into one of its cells. */
function rebuilt(state, dispatch, at, rows, row, column) {
  const table = nodes.table.create(at.table.attrs, [at.table.firstChild, ...rows.map(cells => nodes.table_row.create(null, cells))]);
  const change = state.tr.replaceWith(at.start, at.start + at.table.nodeSize, table);
  const inside = place({ table, start: at.start }, row, column);
  dispatch(change.setSelection(TextSelection.create(change.doc, inside)).scrollIntoView());
  return true;
}

function cellsOf(table) {
  const rows = [];
  table.forEach((row, offset, index) => { if (index) rows.push([...row.content.content]); });
  return rows;
}

const blank = head => nodes.table_cell.create({ head });

/** Inserts a table of three columns and three rows, the first of headings, and puts the cursor into its first cell. */
export function insertTable(state, dispatch) {
  if (tableAt(state)) return false;
  const row = head => nodes.table_row.create(null, [1, 2, 3].map(() => blank(head)));
  const table = nodes.table.create(null, [nodes.table_caption.create(), row(true), row(false), row(false)]);
  const { $from } = state.selection;
  const change = state.tr;
  const empty = $from.parent.type === nodes.paragraph && !$from.parent.content.size;
  const after = $from.after();
  let start = after;
  if (empty && $from.node(-1).canReplaceWith($from.index(-1), $from.index(-1) + 1, nodes.table)) {
    start = $from.before();
    change.replaceWith(start, after, table);
  } else {
    change.insert(after, table);
  }
  const end = start + table.nodeSize;
  if (!change.doc.resolve(end).nodeAfter) change.insert(end, nodes.paragraph.create());
  dispatch?.(change.setSelection(TextSelection.create(change.doc, place({ table, start }, 0, 0))).scrollIntoView());
  return true;
}

/** Commands on the table around the cursor, by the name of their slash command. */
export const TABLE_COMMANDS = {
  row: (state, dispatch, at) => {
    const rows = cellsOf(at.table);
    if (rows.length >= MOST_ROWS) return false;
    rows.splice(at.row + 1, 0, rows[0].map(() => blank(false)));
    return rebuilt(state, dispatch, at, rows, at.row + 1, at.column);
  },
  column: (state, dispatch, at) => {
    if (columnsOf(at.table) >= MOST_COLUMNS) return false;
    const rows = cellsOf(at.table);
    rows.forEach(cells => cells.splice(at.column + 1, 0, blank(cells.every(cell => cell.attrs.head))));
    return rebuilt(state, dispatch, at, rows, Math.max(at.row, 0), at.column + 1);
  },
  droprow: (state, dispatch, at) => {
    const rows = cellsOf(at.table);
    if (at.row < 0) return false;
    if (rows.length === 1) return dropTable(state, dispatch, at);
    rows.splice(at.row, 1);
    return rebuilt(state, dispatch, at, rows, Math.min(at.row, rows.length - 1), at.column);
  },
  dropcolumn: (state, dispatch, at) => {
    const rows = cellsOf(at.table);
    if (at.row < 0) return false;
    if (rows[0].length === 1) return dropTable(state, dispatch, at);
    rows.forEach(cells => cells.splice(at.column, 1));
    return rebuilt(state, dispatch, at, rows, at.row, Math.min(at.column, rows[0].length - 1));
  },
  headings: (state, dispatch, at) => {
    const rows = cellsOf(at.table);
    const head = !rows[0].every(cell => cell.attrs.head);
    rows[0] = rows[0].map(cell => nodes.table_cell.create({ ...cell.attrs, head }, cell.content));
    return rebuilt(state, dispatch, at, rows, Math.max(at.row, 0), at.column);
  },
  droptable: dropTable,
};

function dropTable(state, dispatch, at) {
  const change = state.tr.replaceWith(at.start, at.start + at.table.nodeSize, nodes.paragraph.create());
  dispatch(change.setSelection(TextSelection.create(change.doc, at.start + 1)).scrollIntoView());
  return true;
}

/** Moves the cursor to the cell so many cells further; after the last one, into a new row. */
function step(by) {
  return (state, dispatch) => {
    const at = tableAt(state);
    if (!at) return false;
    const columns = columnsOf(at.table);
    const next = (at.row < 0 ? -1 : at.row * columns + at.column) + by;
    if (next < -1) return leave(state, dispatch, at, false);
    if (next >= (at.table.childCount - 1) * columns) {
      return TABLE_COMMANDS.row(state, change => dispatch?.(change), { ...at, column: 0 }) || leave(state, dispatch, at, true);
    }
    return go(state, dispatch, at, next < 0 ? -1 : Math.floor(next / columns), next < 0 ? 0 : next % columns);
  };
}

function go(state, dispatch, at, row, column) {
  dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, place(at, row, column))).scrollIntoView());
  return true;
}

/** Moves the cursor into the text after the table, or before it. A paragraph is added where there is none. */
function leave(state, dispatch, at, forward) {
  const edge = forward ? at.start + at.table.nodeSize : at.start;
  const change = state.tr;
  const beside = forward ? change.doc.resolve(edge).nodeAfter : change.doc.resolve(edge).nodeBefore;
  if (!beside || beside.type === nodes.table) change.insert(edge, nodes.paragraph.create());
  const inside = beside && beside.type !== nodes.table || forward ? edge + (forward ? 1 : -1) : edge + 1;
  dispatch?.(change.setSelection(Selection.near(change.doc.resolve(inside), forward ? 1 : -1)).scrollIntoView());
  return true;
}

function down(state, dispatch) {
  const at = tableAt(state);
  if (!at) return false;
  return at.row + 2 < at.table.childCount ? go(state, dispatch, at, at.row + 1, at.column) : leave(state, dispatch, at, true);
}

/** An arrow key at the edge of a table leaves it, also where there is no text beside it yet. */
function arrow(forward) {
  return (state, dispatch, view) => {
    const at = tableAt(state);
    if (!at || !state.selection.empty || !view?.endOfTextblock(forward ? "down" : "up")) return false;
    const row = at.row + (forward ? 1 : -1);
    if (row < -1 || row > at.table.childCount - 2) return leave(state, dispatch, at, forward);
    return go(state, dispatch, at, row, at.column);
  };
}

/** Deletes what is selected in several cells without joining them; at the edge of a cell, deletes nothing. */
function erase(forward) {
  return (state, dispatch) => {
    const at = tableAt(state);
    const { $from, $to, empty } = state.selection;
    if (!at || !(state.selection instanceof TextSelection)) return false;
    if (empty) {
      if ($from.parentOffset !== (forward ? $from.parent.content.size : 0)) return false;
      return at.table.textContent ? true : dropTable(state, change => dispatch?.(change), at);
    }
    if ($from.sameParent($to) || $to.pos > at.start + at.table.nodeSize) return false;
    const change = state.tr;
    state.doc.nodesBetween($from.pos, $to.pos, (node, position) => {
      if (!node.isTextblock) return true;
      const from = Math.max($from.pos, position + 1);
      const to = Math.min($to.pos, position + 1 + node.content.size);
      if (to > from) change.delete(change.mapping.map(from), change.mapping.map(to));
      return false;
    });
    dispatch?.(change.setSelection(TextSelection.create(change.doc, $from.pos)).scrollIntoView());
    return true;
  };
}

export const TABLE_KEYS = {
  Tab: step(1),
  "Shift-Tab": step(-1),
  Enter: down,
  Escape: (state, dispatch) => { const at = tableAt(state); return Boolean(at) && leave(state, dispatch, at, true); },
  ArrowDown: arrow(true),
  ArrowUp: arrow(false),
  Backspace: erase(false),
  "Mod-Backspace": erase(false),
  Delete: erase(true),
  "Mod-Delete": erase(true),
};

/** Gives all rows of a table the same number of cells after each change, and marks numbers. */
export const tables = new Plugin({
  appendTransaction(changes, before, { doc, tr }) {
    if (!changes.some(change => change.docChanged)) return null;
    doc.descendants((node, position) => {
      if (node.type !== nodes.table) return !node.isTextblock;
      const columns = Math.max(...cellsOf(node).map(cells => cells.length));
      let end = position + 1;
      node.forEach((row, offset, index) => {
        end += row.nodeSize;
        if (!index || row.childCount === columns) return;
        const head = row.firstChild.attrs.head && row.lastChild.attrs.head;
        tr.insert(tr.mapping.map(end - 1), Array.from({ length: columns - row.childCount }, () => blank(head)));
      });
      return false;
    });
    return tr.docChanged ? tr : null;
  },
  props: {
    decorations({ doc }) {
      const marks = [];
      doc.descendants((node, position) => {
        if (node.type !== nodes.table) return !node.isTextblock;
        const rows = cellsOf(node);
        const numeric = rows[0].map((cell, column) => {
          const texts = rows.filter(cells => cells[column] && !cells[column].attrs.head).map(cells => cells[column].textContent).filter(text => text.trim());
          return texts.length > 0 && texts.every(isNumber);
        });
        let at = position + 1;
        node.forEach((row, offset, index) => {
          if (index) {
            row.forEach((cell, inner, column) => {
              const start = at + 1 + inner;
              if (cell.attrs.head ? numeric[column] : isNumber(cell.textContent)) marks.push(Decoration.node(start, start + cell.nodeSize, { class: "number" }));
            });
          }
          at += row.nodeSize;
        });
        return false;
      });
      return marks.length ? DecorationSet.create(doc, marks) : DecorationSet.empty;
    },
  },
});

/** Gives tables the parts of HTML: heads and bodies, with the scope of their headings, and no caption without text. */
export function finishTables(holder) {
  for (const table of holder.querySelectorAll("table")) {
    if (!table.querySelector("caption")?.textContent.trim()) table.querySelector("caption")?.remove();
    const rows = [...table.querySelectorAll("tr")];
    const isHead = row => row.querySelector("th") && [...row.children].every(cell => cell.localName === "th" || !cell.textContent.trim());
    const heads = rows.findIndex(row => !isHead(row));
    const count = heads < 0 ? rows.length : heads;
    for (const [part, found, scope] of [["thead", rows.slice(0, count), "col"], ["tbody", rows.slice(count), "row"]]) {
      if (!found.length) continue;
      const made = document.createElement(part);
      made.append(...found);
      made.querySelectorAll("th").forEach(cell => { cell.scope = scope; });
      table.append(made);
    }
  }
}

/** Adds the captions that tables have in the editor. */
export function addCaptions(holder) {
  for (const table of holder.querySelectorAll("table")) {
    if (!table.querySelector(":scope > caption")) table.prepend(holder.ownerDocument.createElement("caption"));
  }
}
