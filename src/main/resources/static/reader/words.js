// The page's language: phrases for scripts, numbers, and the style of times.

const page = document.getElementById("words");
const phrases = page ? JSON.parse(page.textContent) : {};

export const language = document.documentElement.lang || "en";
export const clock = phrases.clock;

const plural = new Intl.PluralRules(language);

export function say(key, about = "") {
  return (phrases[key] ?? "").replace("{0}", about);
}

/** A phrase with a number: "1 new update", "3 new updates". `more` adds a plus sign: there may be more. */
export function count(key, number, more = false) {
  const [one, other] = phrases[key] ?? ["", ""];
  return (plural.select(number) === "one" && !more ? one : other).replace("{0}", number.toLocaleString(language) + (more ? "+" : ""));
}

export function element(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

/** Reads from local storage; null when it is blocked. */
export function remembered(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function remember(key, value) {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Blocked: the choice holds for this page only.
  }
}
