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
  let wait;
  input.addEventListener("input", () => {
    clearTimeout(wait);
    wait = setTimeout(() => ask(input, list, field, several), 150);
  });
}

async function ask(input, list, field, several) {
  const [, before, typed] = several ? input.value.match(SEVERAL) : [null, "", input.value];
  const start = typed.trim();
  if (start.length < 2) return;
  const answer = await fetch(`/newsroom/credit-help?${new URLSearchParams({ field, start })}`).catch(() => null);
  if (!answer?.ok || answer.redirected) return;
  const known = await answer.json();
  list.replaceChildren(...known.filter(name => name !== start).map(name => new Option("", (before ?? "") + name)));
}
