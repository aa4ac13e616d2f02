// Copies or shares the link of an entry.
import { say } from "./words.js";
import { speak } from "./bar.js";

async function copy(button, url) {
  const words = button.dataset.words ??= button.textContent;
  try {
    await navigator.clipboard.writeText(url);
  } catch {
    return location.assign(url);
  }
  button.textContent = say("copied");
  speak(say("copied"));
  setTimeout(() => { button.textContent = words; }, 2000);
}

document.addEventListener("click", event => {
  const action = event.target.closest("[data-copy], [data-share]");
  if (!action) return;
  if ("copy" in action.dataset) copy(action, action.parentElement.querySelector("[data-share]").href);
  else if (navigator.share) {
    event.preventDefault();
    const entry = action.closest(".entry");
    const headline = entry.querySelector(".entry__headline")?.textContent ?? document.title;
    const unverified = entry.querySelector(".entry__unverified strong")?.textContent;
    const title = unverified && !headline.startsWith(unverified) ? `${unverified} ${headline}` : headline;
    navigator.share({ title, url: action.href }).catch(() => {});
  } else if (action.pathname === location.pathname) {
    // The link leads to this page, so it is copied instead.
    event.preventDefault();
    copy(action, action.href);
  }
});
