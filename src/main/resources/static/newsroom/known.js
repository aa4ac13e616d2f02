// Suggests values used before, in a datalist, while a field is being edited.
const SEVERAL = /^(.*[,;]\s*)?(.*)$/s;

/**
 * @param field   the server's name of the field: people, agency, title or place
 * @param several whether the field holds names separated by commas; the last one is completed
 */
export function suggest(input, field, several = false) {
  if (input.list) return;
  const list = document.createElement("datalist");
  list.id = `known-${Math.random().toString(36).slice(2)}`;
  input.after(list);
  input.setAttribute("list", list.id);
  input.addEventListener("keydown", event => { if (event.keyCode === 229) prepare(list); });
  let wait;
  input.addEventListener("input", () => {
    clearTimeout(wait);
    wait = setTimeout(() => ask(input, list, field, several), 150);
  });
}

/**
 * Chromium moves the text of a field within it when its list gets the first option, which ends what an input method is
 * composing. So the list has one for a moment, before the first key of an input method.
 */
function prepare(list) {
  if (list.dataset.prepared) return;
  list.dataset.prepared = "true";
  if (list.options.length) return;
  list.append(new Option("", "-"));
  list.replaceChildren();
}

async function ask(input, list, field, several) {
  const [, before, typed] = several ? input.value.match(SEVERAL) : [null, "", input.value];
  const start = typed.trim();
  if (start.length < 2) return;
  const answer = await fetch(`/newsroom/credit-help?${new URLSearchParams({ field, start })}`).catch(() => null);
  if (!answer?.ok || answer.redirected) return;
  const known = await answer.json();
  list.replaceChildren(...known.filter(name => name !== start).map(name => option((before ?? "") + name, name, input.value)));
}

/**
 * Browsers show only options whose value or label contains what was typed. The server finds values without regard to
 * accents, so a label has the text as it was typed where the value has not.
 */
function option(value, name, typed) {
  const isShown = value.toLowerCase().includes(typed.toLowerCase());
  const made = new Option("", value);
  if (!isShown) made.label = `${name} (${typed})`;
  return made;
}
