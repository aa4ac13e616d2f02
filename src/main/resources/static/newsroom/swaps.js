// Parts of pages put in place by htmx, and by the composer once an update is out.
import htmx from "htmx.org";
import { isSignIn } from "newsroom/address.js";
import { say, sayAs } from "newsroom/notice.js";
import { signInAgain } from "newsroom/sign-in.js";
import { say as words } from "newsroom/words.js";

export const SIGNED_OUT = words("signedOut");

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
  settleDesk(page);
}

/** The same after a change of somebody else's: nothing is said, no focus is lost, and what is being chosen or looked for stays. */
export function refreshDesk(page) {
  if (document.querySelector("[data-pick]:checked")) return;
  settleDesk(page);
}

function settleDesk(page) {
  for (const id of ["bar", "side", "note"]) {
    const ours = document.getElementById(id);
    const theirs = page.getElementById(id);
    if (ours && theirs && !ours.contains(document.activeElement) && !ours.querySelector("details[open]")) swap(ours, theirs);
  }
  const counts = page.querySelectorAll(".lists__count");
  document.querySelectorAll(".lists__count").forEach((count, index) => { count.textContent = counts[index]?.textContent ?? ""; });
  const shown = document.querySelector("#timeline [data-rows]");
  const timeline = document.querySelector(".lists__tab[aria-current]")?.getAttribute("href").includes("list=") === false;
  const fresh = [...page.querySelectorAll("#timeline [data-rows] > .row")];
  if (!timeline) shown.querySelectorAll(":scope > .row").forEach(row => { if (!page.getElementById(row.id) && !isOpen(row)) row.remove(); });
  for (const row of fresh) swapRow(row);
  const older = page.querySelector("#timeline #older");
  if (older && !shown.querySelector(".row ~ .row")) shown.append(document.importNode(older, true));
  const order = fresh.map(row => document.getElementById(row.id));
  const now = [...shown.querySelectorAll(":scope > .row")].slice(0, order.length);
  if (order.some((row, index) => row !== now[index])) order.reverse().forEach(row => { if (!row.contains(document.activeElement)) shown.prepend(row); });
  if (fresh.length) document.querySelector("#timeline .desk__empty")?.remove();
  document.dispatchEvent(new Event("dateline:swapped"));
}

const isOpen = row => Boolean(row.querySelector(".row__panel")?.firstElementChild);

/** Puts a row of another page in the place of ours, unless it is the same or somebody is writing in it; the focus stays where it was. */
function swapRow(row) {
  const ours = document.querySelector(`#timeline #${row.id}`);
  if (!ours) {
    const fresh = document.importNode(row, true);
    document.querySelector("#timeline [data-rows]").prepend(fresh);
    htmx.process(fresh);
  } else if (!isOpen(ours) && ours.dataset.state !== row.dataset.state) {
    const at = [...ours.querySelectorAll("a, button, input")].indexOf(document.activeElement);
    const fresh = swap(ours, row);
    if (at >= 0) (fresh.querySelectorAll("a, button, input")[at] ?? fresh.querySelector("a"))?.focus();
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
  else say(sentence ?? words("failed"), { wrong: true });
});

async function signedOut() {
  say(SIGNED_OUT, { wrong: true });
  if (await signInAgain()) say(words("again.in"));
}

document.addEventListener("htmx:sendError", () => say(words("unchanged"), { wrong: true }));

// Where a panel opens, writing starts.
document.addEventListener("htmx:afterSwap", event => {
  const panel = event.target.closest?.(".row__panel");
  if (panel && !panel.contains(document.activeElement)) panel.querySelector("[autofocus], dateline-editor")?.focus();
});
