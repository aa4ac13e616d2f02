// The one place where the page says what was done.

/** Says it, with nothing before it. */
export function say(text, { wrong = false } = {}) {
  const line = document.createElement("p");
  line.className = wrong ? "notice__text notice__text--wrong" : "notice__text";
  line.textContent = text;
  document.getElementById("notice").replaceChildren(line);
}

/** Says it, with a button that takes it back for so many seconds. */
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

/** Says what a page fetched in the background says. */
export function sayAs(page) {
  const said = page.getElementById("notice");
  document.getElementById("notice").replaceChildren(...(said ? document.importNode(said, true).childNodes : []));
}
