// Phrases used by scripts, in the language of the page: those of the bundle whose keys begin with "js.".

const page = document.getElementById("words");
const phrases = page ? JSON.parse(page.textContent) : {};

export const language = document.documentElement.lang || "en";

const plural = new Intl.PluralRules(language);

/** The phrase of a key, with its arguments filled in. */
export function say(key, ...about) {
  return (phrases[key] ?? key).replace(/\{(\d+)\}/g, (slot, at) => about[at] ?? slot);
}

/** A phrase with a number, in the plural form of the language. */
export function count(key, number, ...about) {
  const form = plural.select(number);
  return say(phrases[`${key}.${form}`] ? `${key}.${form}` : `${key}.other`, number.toLocaleString(language), ...about);
}

/** A list as text: "Ada, Maya and Ines". */
export function list(things) {
  return new Intl.ListFormat(language, { type: "conjunction" }).format(things);
}
