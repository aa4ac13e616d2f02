// The page's language: the phrases its script says, numbers, and how times are written.

const page = document.getElementById('words');
const phrases = page ? JSON.parse(page.textContent) : {};

export const language = document.documentElement.lang || 'en';
export const clock = phrases.clock;

const plural = new Intl.PluralRules(language);

export function say(key, about = '') {
  return (phrases[key] ?? '').replace('{0}', about);
}

/** A phrase with a number in it: "1 new update", "3 new updates"; `more` says that there may be more than that. */
export function count(key, number, more = false) {
  const [one, other] = phrases[key] ?? ['', ''];
  return (plural.select(number) === 'one' && !more ? one : other).replace('{0}', number.toLocaleString(language) + (more ? '+' : ''));
}

export function element(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

/** What this browser remembers; nothing where it may not. */
export function remembered(key) {
  try { return localStorage.getItem(key); } catch { return null; }
}

export function remember(key, value) {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch { /* It holds for this page, then. */ }
}
