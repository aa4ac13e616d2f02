// Tracks whether the server can be reached and the editor is signed in, and shows it in a fixed place of the page.
import { signInAgain } from "newsroom/sign-in.js";
import { SIGNED_OUT } from "newsroom/swaps.js";
import { say } from "newsroom/words.js";

const GOOD_NEWS = 15_000;

let state = "up";
let clock;

/** The state: "up", "down" or "signedOut". */
export const connection = () => state;

/** Records the outcome of a request. When the server can be reached again, dispatches dateline:connected. */
export function report(next) {
  const before = state;
  if (next === before) return;
  state = next;
  clearTimeout(clock);
  document.documentElement.toggleAttribute("data-cut", next === "down");
  if (next === "down") tell(say("connection.down"), true);
  else if (next === "signedOut") tell(SIGNED_OUT, true, true);
  else {
    tell(say("connection.up"));
    clock = setTimeout(() => tell(""), GOOD_NEWS);
    document.dispatchEvent(new Event("dateline:connected"));
  }
}

function tell(text, wrong = false, out = false) {
  const place = document.querySelector("[data-connection]");
  if (!place) return;
  place.querySelector("[data-connection-text]").textContent = text;
  place.classList.toggle("connection--wrong", wrong);
  const button = place.querySelector("[data-connection-sign-in]");
  button.hidden = !out;
  button.onclick = async () => { if (await signInAgain()) report("up"); };
}
