// A bar at the bottom of the window for messages about the page itself. Of several messages, the most urgent is shown.
import { element, say } from "./words.js";

/** Names of messages, the most urgent first. */
const PRESSING = ["lost", "ended", "paused", "since"];
const lines = new Map();
const text = element("p", { className: "bar__text" });
const act = element("span", { className: "bar__act" });
const bar = element("aside", { className: "bar", hidden: true, ariaLabel: say("page") }, text, act);

// Live regions must exist before their text is set, or screen readers do not announce it.
const voice = element("p", { className: "hidden", role: "status" });
let speech;
document.body.append(voice, bar);

/** Announces text to screen readers. */
export function speak(words) {
  voice.textContent = "";
  clearTimeout(speech);
  speech = setTimeout(() => { voice.textContent = words; }, 250);
}

/** Shows a message under a name, with an optional link or button. Without text, removes the message. */
export function note(name, words, action) {
  if (words) lines.set(name, { words, action });
  else lines.delete(name);
  const first = PRESSING.find(one => lines.has(one));
  const line = lines.get(first);
  bar.hidden = !line;
  document.documentElement.classList.toggle("has-bar", !bar.hidden);
  if (!line || line === bar.line) return;
  bar.line = line;
  text.textContent = line.words;
  speak(line.words);
  act.replaceChildren(...(line.action ? [line.action] : []), dismissal(first));
}

function dismissal(name) {
  const button = element("button", { className: "bar__dismiss", type: "button", textContent: "×", ariaLabel: say("dismiss") });
  button.addEventListener("click", () => note(name, ""));
  return button;
}
