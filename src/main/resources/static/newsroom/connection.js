// Tracks whether the server can be reached and the editor is signed in, and shows it in a fixed place of the page.
import { isSignIn } from "newsroom/address.js";
import { signInAgain } from "newsroom/sign-in.js";
import { SIGNED_OUT } from "newsroom/swaps.js";
import { say } from "newsroom/words.js";

const GOOD_NEWS = 15_000;
/** Timeout in ms, after which the connection counts as lost. */
export const PATIENCE = 8000;
/** Statuses of a proxy without a server behind it, or of a server without its database. */
export const GONE = new Set([502, 503, 504]);
/** An address whose answer is small and needs no query of its own. */
const PROBE = "/newsroom/credit-help";

let state = "up";
let clock;

/** The state: "up", "down" or "signedOut". */
export const connection = () => state;

/** Asks the server for a small answer, and returns the state that it shows. */
export async function probe() {
  if (navigator.onLine === false) return "down";
  const answer = await fetch(PROBE, { cache: "no-store", signal: AbortSignal.timeout(PATIENCE) }).catch(() => null);
  if (!answer || GONE.has(answer.status)) return "down";
  return isSignIn(answer.url) || answer.status === 401 ? "signedOut" : "up";
}

/** Records the outcome of a request. When the server can be reached again, dispatches dateline:connected. */
export function report(next) {
  const before = state;
  if (next === before) return;
  state = next;
  clearTimeout(clock);
  document.documentElement.toggleAttribute("data-cut", next === "down");
  if (next === "down") tell(say(downWords()), true);
  else if (next === "signedOut") tell(SIGNED_OUT, true, true);
  else {
    tell(say("connection.up"));
    clock = setTimeout(() => tell(""), GOOD_NEWS);
    document.dispatchEvent(new Event("dateline:connected"));
  }
}

/** New entries are sent by themselves later, forms must be sent again. */
function downWords() {
  if (document.getElementById("composer-new")) return "connection.down";
  return document.querySelector("dateline-composer, dateline-keep") ? "connection.down.form" : "offline";
}

function tell(text, wrong = false, out = false) {
  const place = document.querySelector("[data-connection]");
  if (!place) return;
  place.querySelector("[data-connection-text]").textContent = text;
  place.classList.toggle("connection--wrong", wrong);
  place.querySelector("[data-connection-sign-in]").hidden = !out;
}

document.addEventListener("click", async event => {
  if (event.target.closest("[data-connection-sign-in]") && await signInAgain()) report("up");
});
