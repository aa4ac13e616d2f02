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

const MOST_PAGES = 10;

// A page of the desk that was asked for later shows a later desk; the story's change number tells of two that overlapped.
let requests = 0;
let shownOrder = 0;
let shownSeq = 0;

/** Numbers a request for the desk; its answer is put in place only while no later one is. */
export function asked() {
  return ++requests;
}

/** Asks the desk to fetch itself anew. */
export function refreshWanted() {
  document.dispatchEvent(new Event("dateline:refresh"));
}

/** Whether the page is older than what is shown already. If not, it is what is shown now. */
function isOlder(page, order) {
  const seq = Number(page.querySelector("[data-seq]")?.dataset.seq ?? shownSeq);
  if (seq < shownSeq || seq === shownSeq && order < shownOrder) return true;
  shownSeq = seq;
  shownOrder = Math.max(order, shownOrder);
  return false;
}

/** Brings the desk up to date with a freshly fetched one: updates that were loaded from further down stay. */
export function swapDesk(page, order = asked()) {
  sayAs(page);
  if (isOlder(page, order)) return;
  document.title = page.title;
  settleDesk(page);
}

/** The same after a change of somebody else's: nothing is said, no focus is lost, and what is being chosen or looked for stays. */
export function refreshDesk(page, order = asked()) {
  if (!isOlder(page, order)) settleDesk(page);
  return true;
}

function settleDesk(page) {
  for (const id of ["bar", "side", "note"]) {
    const ours = document.getElementById(id);
    const theirs = page.getElementById(id);
    if (ours && theirs && !ours.contains(document.activeElement) && !ours.querySelector("details[open]")) swap(ours, theirs);
  }
  const counts = page.querySelectorAll(".lists__count");
  document.querySelectorAll(".lists__count").forEach((count, index) => { count.textContent = counts[index]?.textContent ?? ""; });
  settleRows(page);
  document.dispatchEvent(new Event("dateline:swapped"));
}

/** Puts the first rows of a page in the place of ours. Rows that were loaded from further down stay, unless a gap would be left before them. */
function settleRows(page) {
  const shown = document.querySelector("#timeline [data-rows]");
  const fresh = [...page.querySelectorAll("#timeline [data-rows] > .row")];
  const older = page.querySelector("#timeline #older");
  const ours = [...shown.querySelectorAll(":scope > .row")];
  const here = new Set(fresh.map(row => row.id));
  const seam = isLonger() && fresh.length ? ours.findIndex(row => row.id === fresh.at(-1).id) : -1;
  const joined = seam >= 0 && older !== null;
  const isWhole = page.querySelector("#timeline [data-rows]")?.dataset.whole === "true";
  // Within the stretch that the page shows, what it does not show is gone. Rows behind a gap go as well: "Load more" brings them back.
  ours.slice(0, joined && !isWhole ? seam : ours.length).forEach(row => { if (!here.has(row.id) && !isOpen(row)) row.remove(); });
  for (const row of fresh) swapRow(row);
  if (!joined) {
    shown.querySelector(":scope > #older")?.remove();
    if (!page.querySelector("#timeline [data-rows]")?.dataset.longer) delete shown.dataset.longer;
    if (older) {
      const link = document.importNode(older, true);
      shown.append(link);
      htmx.process(link);
    }
  }
  const order = fresh.map(row => document.getElementById(row.id));
  const now = [...shown.querySelectorAll(":scope > .row")].slice(0, order.length);
  if (order.some((row, index) => row !== now[index])) order.reverse().forEach(row => { if (!row.contains(document.activeElement)) shown.prepend(row); });
  if (fresh.length) document.querySelector("#timeline .desk__empty")?.remove();
}

/** Whether somebody loaded more rows than the page brought. */
const isLonger = () => document.querySelector("#timeline [data-rows]")?.dataset.longer === "true";

document.addEventListener("htmx:beforeSwap", event => {
  const rows = event.detail.target?.closest?.("[data-rows]");
  if (event.detail.target?.id === "older" && event.detail.xhr.status === 200 && rows) rows.dataset.longer = "true";
});

/**
 * Adds to a page of the desk the rows below it down to the last one that is shown, from at most ten more pages: more may have come than a page
 * holds, and rows that were loaded from further down may have changed.
 */
export async function joinedDesk(page, fetched) {
  if (!isLonger()) return page;
  const shown = document.querySelector("#timeline [data-rows]");
  const known = new Set([...shown.querySelectorAll(":scope > .row")].map(row => row.id));
  const isKnown = row => known.has(row.id);
  const rows = page.querySelector("#timeline [data-rows]");
  const brought = () => [...rows.querySelectorAll(":scope > .row")];
  let fresh = brought();
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const older = rows.querySelector(":scope > #older");
    const found = brought().filter(isKnown).length;
    // The last rows that are shown may be gone: a page without any after those that are known is beyond them.
    if (!older || found === known.size || found && !fresh.some(isKnown)) break;
    const more = (await fetched(older.querySelector("a").getAttribute("href")))?.querySelector("#timeline [data-rows]");
    if (!more) break;
    fresh = [...more.querySelectorAll(":scope > .row")];
    older.replaceWith(...page.adoptNode(more).children);
    rows.dataset.longer = "true";
  }
  leaveBehind(shown, rows, brought(), isKnown);
  return page;
}

/** Takes from fetched rows those below the last one that is shown: "Load more" brings them when they are asked for. What is shown and not among them is gone. */
function leaveBehind(shown, rows, brought, isKnown) {
  const link = shown.querySelector(":scope > #older");
  const last = brought.findLastIndex(isKnown);
  if (!link || last < 0 || last === brought.length - 1) return;
  rows.dataset.whole = "true";
  brought.slice(last + 1).forEach(row => row.remove());
  rows.querySelector(":scope > #older")?.remove();
  rows.append(rows.ownerDocument.importNode(link, true));
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
    const picked = ours.querySelector(".row__pick")?.checked;
    const fresh = swap(ours, row);
    if (picked) fresh.querySelector(".row__pick").checked = true;
    if (at >= 0) (fresh.querySelectorAll("a, button, input")[at] ?? fresh.querySelector("a"))?.focus();
  }
}

document.addEventListener("htmx:beforeSwap", event => {
  const { xhr } = event.detail;
  if (isSignIn(xhr.responseURL)) {
    event.detail.shouldSwap = false;
    signedOut();
  } else if (xhr.status === 422 && !/id="panel"/.test(xhr.responseText)) {
    // A button in a row led to a page of its own, or to a sentence: nothing of the list goes for it.
    event.detail.shouldSwap = false;
    const page = new DOMParser().parseFromString(xhr.responseText, "text/html");
    const sentence = page.querySelector(".refusal__sentence")?.textContent.trim();
    if (sentence) return say(sentence, { wrong: true });
    sayAs(page);
    const main = swap(document.getElementById("main"), page.getElementById("main"));
    history.pushState(null, "", page.querySelector(".composer form[action]") ? `${page.querySelector(".composer form[action]").getAttribute("action")}/edit` : location.href);
    addEventListener("popstate", () => location.reload(), { once: true });
    scrollTo(0, 0);
    (main.querySelector("[data-errors]") ?? main).focus();
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
