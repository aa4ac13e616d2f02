// Offers to restore a form that the editor discarded, for a minute, on this page or the next.
import { offer } from "newsroom/notice.js";
import { Kept } from "newsroom/kept.js";
import { say } from "newsroom/words.js";

const SECONDS = 60;
const PLACE = "dateline-discarded";

/** Discards a copy of a form, and offers to restore it for a minute, also on the next page. */
export function discard({ name, copy, address, text }) {
  const thrown = { name, copy, address, text, until: Date.now() + SECONDS * 1000 };
  try {
    sessionStorage.setItem(PLACE, JSON.stringify(thrown));
  } catch {
    // Session storage is not available: it can be restored on this page only.
  }
  offerBack(thrown);
}

function offerBack(thrown) {
  offer(thrown.text, say("undo"), () => bringBack(thrown), (thrown.until - Date.now()) / 1000);
}

/** Keeps the copy again and opens the form, which restores it. */
function bringBack({ name, copy, address }) {
  sessionStorage.removeItem(PLACE);
  new Kept(name).write(copy);
  const opener = document.querySelector(`#timeline a[hx-get="${CSS.escape(address)}"]`);
  if (opener) opener.click();
  else location.assign(address);
}

try {
  // A form that was reset to what the server has.
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
  // Nothing to restore.
}
