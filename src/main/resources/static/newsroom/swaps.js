// Parts of pages put in place by htmx, and by the composer once an update is out.
import htmx from "htmx.org";
import { isSignIn } from "newsroom/address.js";
import { say, sayAs } from "newsroom/notice.js";
import { signInAgain } from "newsroom/sign-in.js";

export const SIGNED_OUT = "You are signed out. Nothing is lost: sign in, then try again.";

/** Puts an element of another page in the place of ours and starts what is in it. */
export function swap(ours, theirs) {
  const fresh = document.importNode(theirs, true);
  ours.replaceWith(fresh);
  htmx.process(fresh);
  return fresh;
}

/** Brings the desk up to date with a freshly fetched one: updates that were loaded from further down stay. */
export function swapDesk(page) {
  sayAs(page);
  document.title = page.title;
  for (const id of ["bar", "side"]) {
    const theirs = page.getElementById(id);
    if (theirs) swap(document.getElementById(id), theirs);
  }
  const rows = document.querySelector("#timeline [data-rows]");
  const fresh = [...page.querySelectorAll("#timeline [data-rows] > .row")];
  for (const row of fresh) swapRow(row);
  const older = page.querySelector("#timeline #older");
  if (older && !rows.querySelector(".row ~ .row")) rows.append(document.importNode(older, true));
  fresh.reverse().forEach(row => rows.prepend(document.getElementById(row.id)));
  const count = page.querySelector("#timeline .desk__count");
  document.querySelector("#timeline .desk__count")?.replaceChildren(count?.textContent ?? "");
  document.querySelector("#timeline .desk__empty")?.remove();
}

/** Puts a row of another page in the place of ours, unless somebody is writing in it. */
function swapRow(row) {
  const ours = document.querySelector(`#timeline #${row.id}`);
  if (!ours) {
    const fresh = document.importNode(row, true);
    document.querySelector("#timeline [data-rows]").prepend(fresh);
    htmx.process(fresh);
  } else if (!ours.querySelector(".row__panel")?.firstElementChild) {
    swap(ours, row);
  }
}

document.addEventListener("htmx:beforeSwap", event => {
  const { xhr } = event.detail;
  if (isSignIn(xhr.responseURL)) {
    event.detail.shouldSwap = false;
    signedOut();
  } else if (xhr.status === 422) {
    // The form comes back with what is wrong, not with what it would have changed.
    event.detail.selectOverride = "#panel";
    event.detail.target = event.detail.requestConfig.elt.closest("#panel, .row__panel") ?? event.detail.target;
  }
});

document.addEventListener("htmx:responseError", event => {
  const { status, responseText } = event.detail.xhr;
  const page = new DOMParser().parseFromString(responseText, "text/html");
  const sentence = page.querySelector(".refusal__sentence")?.textContent.trim();
  if (status === 401 || (status === 403 && !sentence)) signedOut();
  else say(sentence ?? "That did not work. Try again.", { wrong: true });
});

async function signedOut() {
  say(SIGNED_OUT, { wrong: true });
  if (await signInAgain()) say("You are in again. What you pressed was not done yet: press it once more.");
}

document.addEventListener("htmx:sendError", () => say("No connection. Nothing was changed: try again.", { wrong: true }));

// Where a panel opens, writing starts.
document.addEventListener("htmx:afterSwap", event => {
  const panel = event.target.closest?.(".row__panel");
  if (panel && !panel.contains(document.activeElement)) panel.querySelector("[autofocus], dateline-editor")?.focus();
});
