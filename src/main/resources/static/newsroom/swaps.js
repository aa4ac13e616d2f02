// Replaces parts of a page with those of another, for htmx and after the composer has posted.
import htmx from "htmx.org";
import { isSignIn } from "newsroom/address.js";
import { say, sayAs } from "newsroom/notice.js";
import { addTokens, signInAgain } from "newsroom/sign-in.js";
import { say as words } from "newsroom/words.js";

export const SIGNED_OUT = words("signedOut");

/** Replaces an element with one of another page, and initializes htmx in it. */
export function swap(ours, theirs) {
  const fresh = document.importNode(theirs, true);
  ours.replaceWith(fresh);
  htmx.process(fresh);
  return fresh;
}

const MOST_PAGES = 10;

// Of overlapping responses, only the latest desk may be shown. The story's change number (seq) decides, then the order
// of requests.
let requests = 0;
let shownOrder = 0;
let shownSeq = 0;

/** Numbers a request for the desk. Its response is shown only if no later one is shown already. */
export function asked() {
  return ++requests;
}

const LOOK_AGAIN = 50;
const LONGEST_ANSWER = 15_000;

/** Whether an action of this page is under way: htmx marks the form or link that asked. */
export const isActing = () => document.querySelector(".htmx-request") !== null;

/**
 * Waits until the answers of this page's own actions are shown. A refresh that replaced the form meanwhile would leave
 * the answer, and its notice, without a place.
 */
export async function answered() {
  const since = Date.now();
  while (isActing() && Date.now() - since < LONGEST_ANSWER) await new Promise(done => { setTimeout(done, LOOK_AGAIN); });
}

/** Requests a refresh of the desk. */
export function refreshWanted() {
  document.dispatchEvent(new Event("dateline:refresh"));
}

/** Whether the page is older than what is shown. If not, it is recorded as shown. */
function isOlder(page, order) {
  const seq = Number(page.querySelector("[data-seq]")?.dataset.seq ?? shownSeq);
  if (seq < shownSeq || seq === shownSeq && order < shownOrder) return true;
  shownSeq = seq;
  shownOrder = Math.max(order, shownOrder);
  return false;
}

/** Updates the desk from a fetched page. Entries that were loaded from further down remain. */
export function swapDesk(page, order = asked()) {
  sayAs(page);
  if (isOlder(page, order)) return;
  document.title = page.title;
  settleDesk(page);
}

/**
 * Updates the desk after someone else's change: without notice, without loss of focus, and without replacing what is in
 * use.
 */
export function refreshDesk(page, order = asked()) {
  if (!isOlder(page, order)) settleDesk(page);
  return true;
}

function settleDesk(page) {
  for (const id of PARTS) {
    const theirs = page.getElementById(id);
    if (theirs) settlePart(theirs);
  }
  settleCounts([...page.querySelectorAll(".lists__count")].map(count => count.textContent));
  settleRows(page);
  for (const part of STATEFUL) markState(part, page.querySelector(part)?.dataset.state);
  document.dispatchEvent(new Event("dateline:swapped"));
}

const PARTS = ["bar", "side", "note"];
// Parts that were in use when they changed. Each is shown with the next change, unless it was replaced meanwhile.
const held = new Map();

/** Replaces a part of the page, unless it is in use. */
function settlePart(theirs) {
  const ours = document.getElementById(theirs.id);
  held.delete(theirs.id);
  if (!ours) return;
  if (ours.contains(document.activeElement) || ours.querySelector("details[open]")) held.set(theirs.id, { theirs, over: ours.firstElementChild });
  else swap(ours, theirs);
}

function settleHeld() {
  for (const [id, { theirs, over }] of [...held]) {
    if (document.getElementById(id)?.firstElementChild === over) settlePart(theirs);
    else held.delete(id);
  }
}

function settleCounts(counts) {
  document.querySelectorAll(".lists__count").forEach((count, index) => { count.textContent = counts[index] ?? ""; });
}

// The rows have a state of their own, because actions in a row replace the timeline alone.
const FRAME = ".desk";
const ROWS = "#timeline [data-rows]";
const STATEFUL = [FRAME, ROWS];

const stateOf = part => document.querySelector(part)?.dataset.state;

function markState(part, state) {
  const ours = document.querySelector(part);
  if (ours && state) ours.dataset.state = state;
}

/** The state of the desk that this page shows; null when its parts show different ones. */
export function shownState() {
  return stateOf(FRAME) === stateOf(ROWS) ? stateOf(FRAME) : null;
}

const seqOf = state => Number(state?.split("-")[0]);

/** Whether an update makes what has this state complete. A state begins with the story's change number (seq). */
function follows({ from, to }, state) {
  if (!from || !state || state === to) return false;
  return state === from || seqOf(from) < seqOf(state) && seqOf(state) <= seqOf(to);
}

/** Shows an update from the desk's stream, in those parts of the page that it makes complete. */
export function showUpdate(update) {
  const isFrames = follows(update, stateOf(FRAME));
  const isRows = follows(update, stateOf(ROWS));
  if (isFrames) {
    settleHeld();
    if (update.bar) settlePart(element(`<header class="bar" id="bar">${update.bar}</header>`));
    if (update.side) settlePart(element(update.side));
    if (update.note) settlePart(element(update.note));
    if (update.counts) settleCounts(update.counts);
    markState(FRAME, update.to);
  }
  if (isRows && updateRows(update)) markState(ROWS, update.to);
  if (shownState() === update.to) {
    shownSeq = Math.max(shownSeq, seqOf(update.to));
    shownOrder = asked();
  }
  if (isFrames || isRows) document.dispatchEvent(new Event("dateline:swapped"));
}

/** Parses an element of an update, whose forms have no CSRF token. */
function element(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  addTokens(template.content);
  return template.content.firstElementChild;
}

/** Updates the rows. Returns false, without any change, when the update does not say enough for all rows shown. */
function updateRows({ order, rows, further, gone, older }) {
  const page = document.implementation.createHTMLDocument();
  page.body.innerHTML = '<div id="timeline"><ol data-rows></ol></div>';
  const fresh = order.map(number => rows[number] ? element(rows[number]) : rowOf(number)?.cloneNode(false));
  if (fresh.some(row => !row)) return false;
  page.querySelector(ROWS).append(...fresh, ...older ? [element(older)] : []);
  const below = Object.values(further ?? {}).map(element);
  if (isLonger()) {
    const isJoined = !order.length || !older || rowOf(order.at(-1));
    if (!further || !isJoined || !below.every(isPlaced)) return false;
  }
  settleRows(page);
  for (const row of below) if (document.getElementById(row.id)) swapRow(row);
  for (const number of gone) if (rowOf(number) && !isOpen(rowOf(number))) rowOf(number).remove();
  return true;
}

const rowOf = number => document.querySelector(`#timeline #entry-${number}`);

const timeOf = row => Date.parse(row?.querySelector("time")?.getAttribute("datetime"));

/** Whether a changed row is shown in its place, or belongs below all rows shown. */
function isPlaced(row) {
  const ours = document.getElementById(row.id);
  return ours ? timeOf(ours) === timeOf(row) : timeOf(row) < timeOf([...document.querySelectorAll(`${ROWS} > .row`)].at(-1));
}

/**
 * Replaces the first rows with those of a page. Rows loaded from further down remain, unless a gap would be left before
 * them.
 */
function settleRows(page) {
  const shown = document.querySelector("#timeline [data-rows]");
  const fresh = [...page.querySelectorAll("#timeline [data-rows] > .row")];
  const older = page.querySelector("#timeline #older");
  const ours = [...shown.querySelectorAll(":scope > .row")];
  const here = new Set(fresh.map(row => row.id));
  const seam = isLonger() && fresh.length ? ours.findIndex(row => row.id === fresh.at(-1).id) : -1;
  const joined = seam >= 0 && older !== null;
  const isWhole = page.querySelector("#timeline [data-rows]")?.dataset.whole === "true";
  // Within the range that the page covers, rows that it does not contain are removed. So are rows after a gap; "Load
  // more" loads them again.
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

/** Whether more rows were loaded than the page came with. */
const isLonger = () => document.querySelector("#timeline [data-rows]")?.dataset.longer === "true";

document.addEventListener("htmx:beforeSwap", event => {
  const rows = event.detail.target?.closest?.("[data-rows]");
  if (event.detail.target?.id === "older" && event.detail.xhr.status === 200 && rows) rows.dataset.longer = "true";
});

/**
 * Extends a fetched page of the desk with further rows, down to the last row shown, from at most ten more pages: more
 * entries may be new than a page holds, and rows loaded from further down may have changed.
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
    // The last rows shown may be gone. A page without known rows, after pages with some, is beyond them.
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

/**
 * Removes fetched rows below the last one shown; "Load more" loads them on request. Rows shown but not fetched are
 * gone.
 */
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

const versionOf = row => Number(row.dataset.state.split(" ")[0]);

/** Replaces a row with that of another page, unless it is unchanged or older, or has an open form. Keeps the focus. */
function swapRow(row) {
  const ours = document.querySelector(`#timeline #${row.id}`);
  if (!ours) {
    const fresh = document.importNode(row, true);
    document.querySelector("#timeline [data-rows]").prepend(fresh);
    htmx.process(fresh);
  } else if (!isOpen(ours) && ours.dataset.state !== row.dataset.state && versionOf(row) >= versionOf(ours)) {
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
    // The response to a button in a row is a page or a message, which must not replace the list.
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
    // The form is shown again with its errors, in its own place rather than in that of what it changes.
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

// A button whose target is not on this page, such as a list, leads to the next page. Without this, htmx would send
// nothing.
document.addEventListener("htmx:beforeProcessNode", event => {
  const element = event.target;
  const target = element.getAttribute("hx-target") ?? element.dataset.hxTarget;
  if (target?.startsWith("#") && !document.querySelector(target)) ["hx-get", "hx-post"].forEach(name => element.removeAttribute(name));
});

async function signedOut() {
  say(SIGNED_OUT, { wrong: true });
  if (await signInAgain()) say(words("again.in"));
}

document.addEventListener("htmx:sendError", () => {
  say(words("unchanged"), { wrong: true });
  document.dispatchEvent(new Event("dateline:connection"));
});

// Focuses the editor of a panel when it opens.
document.addEventListener("htmx:afterSwap", event => {
  const panel = event.target.closest?.(".row__panel");
  if (!panel || panel.contains(document.activeElement)) return;
  (panel.querySelector("[aria-invalid=true]") ?? panel.querySelector("[autofocus], dateline-editor"))?.focus();
});
