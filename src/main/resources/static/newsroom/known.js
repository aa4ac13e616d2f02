// What is known from before, suggested in the browser's own list while a field is typed in.
const SEVERAL = /^(.*[,;]\s*)?(.*)$/s;

/** @param field  what the server calls it: people, agency, title, place
 *  @param several whether names stand with commas between them: then the last one is being typed */
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
