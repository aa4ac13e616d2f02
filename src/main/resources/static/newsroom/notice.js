// The one place where the page says what was done.

/** Says it, with nothing before it. */
export function say(text, { wrong = false } = {}) {
  const line = document.createElement("p");
  line.className = wrong ? "notice__text notice__text--wrong" : "notice__text";
  line.textContent = text;
  document.getElementById("notice").replaceChildren(line);
}

/** Says what a page fetched in the background says. */
export function sayAs(page) {
  const said = page.getElementById("notice");
  document.getElementById("notice").replaceChildren(...(said ? document.importNode(said, true).childNodes : []));
}
