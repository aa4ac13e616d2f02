// What an editor threw away a moment ago, and the way back to it: here at once, or on the page that follows.
import { offer } from "newsroom/notice.js";
import { Kept } from "newsroom/kept.js";
import { say } from "newsroom/words.js";

const SECONDS = 60;
const PLACE = "dateline-discarded";

/** Throws a copy of a form away, and offers it back for a minute, also on the next page. */
export function discard({ name, copy, address, text }) {
  const thrown = { name, copy, address, text, until: Date.now() + SECONDS * 1000 };
  try {
    sessionStorage.setItem(PLACE, JSON.stringify(thrown));
  } catch {
    // It can be brought back on this page only.
  }
  offerBack(thrown);
}

function offerBack(thrown) {
  offer(thrown.text, say("undo"), () => bringBack(thrown), (thrown.until - Date.now()) / 1000);
}

/** Opens the form again: it finds its text where it is kept. */
function bringBack({ name, copy, address }) {
  sessionStorage.removeItem(PLACE);
  new Kept(name).write(copy);
  const opener = document.querySelector(`#timeline a[hx-get="${CSS.escape(address)}"]`);
  if (opener) opener.click();
  else location.assign(address);
}

try {
  // A form whose page shows what the server has again.
  const forgotten = JSON.parse(sessionStorage.getItem("dateline-forgotten"));
  sessionStorage.removeItem("dateline-forgotten");
  if (forgotten) {
    offer(say("startedOver"), say("undo"), () => {
      new Kept(forgotten.name).write(forgotten.copy);
      location.reload();
    }, SECONDS);
  }
  const thrown = JSON.parse(sessionStorage.getItem(PLACE));
  if (thrown && thrown.until > Date.now() && location.pathname !== thrown.address) offerBack(thrown);
  else sessionStorage.removeItem(PLACE);
} catch {
  // Nothing was thrown away.
}
