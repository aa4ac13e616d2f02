// The phrases that the scripts say, in the language of the page: those of the bundle that begin with "js.".

const page = document.getElementById("words");
const phrases = page ? JSON.parse(page.textContent) : {};

export const language = document.documentElement.lang || "en";

const plural = new Intl.PluralRules(language);

/** The phrase of that key, with what it is about filled in. */
export function say(key, ...about) {
  return (phrases[key] ?? key).replace(/\{(\d+)\}/g, (slot, at) => about[at] ?? slot);
}

/** A phrase with a number in it, in the form that the language has for it. */
export function count(key, number, ...about) {
  const form = plural.select(number);
  return say(phrases[`${key}.${form}`] ? `${key}.${form}` : `${key}.other`, number.toLocaleString(language), ...about);
}

/** Several things in one breath: "Ada, Maya and Ines". */
export function list(things) {
  return new Intl.ListFormat(language, { type: "conjunction" }).format(things);
}
