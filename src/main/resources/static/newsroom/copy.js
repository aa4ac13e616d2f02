// Converts a form's fields to plain data and back.

const ROW = /^(\w+)\[(\d+)\]\.(\w+)$/;
const PASSING = new Set(["_csrf", "files", "action", "also"]);
/** The fields that tell texts of a form apart, the best first. */
const TITLES = ["headline", "name", "caption"];
const TEXTS = ["body", "text", "note", "reason"];
export const CONTAINERS = "dateline-figures, dateline-credits, dateline-embeds, dateline-rows";

/** Reads the form: single fields by name, rows as lists. */
export function copyOf(form) {
  const copy = { fields: {}, rows: {} };
  for (const [name, value] of new FormData(form)) {
    const row = name.match(ROW);
    if (PASSING.has(name) || typeof value !== "string") continue;
    if (!row) copy.fields[name] = value;
    else ((copy.rows[row[1]] ??= [])[row[2]] ??= {})[row[3]] = value;
  }
  form.querySelectorAll("dateline-figures").forEach(figures => figures.querySelectorAll("[data-rows] .figure").forEach((figure, index) => {
    const row = copy.rows[figures.dataset.name]?.[index];
    if (!row) return;
    const usage = figure.querySelector("[data-usage]");
    row.credit = figure.querySelector("[data-uncredited]").hidden ? figure.querySelector("[data-credit]").textContent : "";
    row.usage = usage.textContent;
    row.restriction = usage.dataset.restriction;
    row.animated = !figure.querySelector("[data-still]").hidden;
  }));
  return copy;
}

/** The copy as pairs of field name and value. */
export function fieldsOf({ fields, rows }) {
  const pairs = Object.entries(fields);
  for (const [name, list] of Object.entries(rows)) {
    list.filter(Boolean).forEach((row, index) => Object.entries(row).forEach(([field, value]) => pairs.push([`${name}[${index}].${field}`, value])));
  }
  // What is only displayed of a photo is not sent.
  return pairs.filter(([name]) => !/^(figures|leadFigure)\[\d+\]\.(credit|usage|restriction|animated)$/.test(name));
}

/** Whether the copy contains any text, photo or link. A key or a ticked box alone is not worth keeping. */
export function isWorthKeeping({ fields, rows }) {
  const people = (rows.credits ?? []).some(({ role, ...words }) => Object.values(words).some(Boolean));
  return Boolean(fields.headline?.trim() || fields.body?.trim() || rows.figures?.length || rows.embeds?.length || people);
}

/** The beginning of the text, to tell texts apart. */
export function firstWords(copy) {
  const fields = copy.fields ?? {};
  const [title, body] = [TITLES, TEXTS].map(names => fields[names.find(name => fields[name])] ?? "");
  const text = new DOMParser().parseFromString(`${title} ${body.replaceAll("<", " <")}`, "text/html").body.textContent;
  const words = text.replace(/\s+/g, " ").trim();
  // Characters as people see them: a flag or a letter with its marks is not cut.
  const letters = [...new Intl.Segmenter().segment(words)];
  if (words || !copy.posts?.length) return letters.length > 60 ? `${words.slice(0, letters[59].index)}…` : words;
  return firstWords(copy.posts[0].copy);
}

export function putBack(form, { fields, rows }) {
  for (const field of form.elements) {
    if (!field.name || PASSING.has(field.name) || ROW.test(field.name) || field.type === "file") continue;
    if (field.type === "checkbox" || field.type === "radio") field.checked = fields[field.name] === field.value;
    else if (fields[field.name] !== undefined) field.value = fields[field.name];
  }
  const editor = form.querySelector("dateline-editor");
  if (editor) editor.value = fields.body ?? "";
  for (const container of form.querySelectorAll(CONTAINERS)) {
    container.clear();
    for (const row of (rows[container.dataset.name] ?? []).filter(Boolean)) (container.restore ?? container.add).call(container, row);
  }
}
