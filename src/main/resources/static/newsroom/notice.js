// The notice: the single place where the page says what was done.

/** Shows a notice in place of the previous one. */
export function say(text, { wrong = false } = {}) {
  const line = document.createElement("p");
  line.className = wrong ? "notice__text notice__text--wrong" : "notice__text";
  line.textContent = text;
  document.getElementById("notice").replaceChildren(line);
}

/** Shows a notice with a button that undoes the action, for a number of seconds. */
export function offer(text, label, act, seconds = 60) {
  say(text);
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button--quiet";
  button.textContent = label;
  const line = document.getElementById("notice").firstElementChild;
  button.addEventListener("click", () => {
    line.remove();
    act();
  });
  line.append(button);
  setTimeout(() => button.remove(), seconds * 1000);
}

/** Shows the notice of a page fetched in the background. */
export function sayAs(page) {
  const said = page.getElementById("notice");
  document.getElementById("notice").replaceChildren(...(said ? document.importNode(said, true).childNodes : []));
}
