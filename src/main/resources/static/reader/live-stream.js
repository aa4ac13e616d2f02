// Receives a story's changes: by Server-Sent Events, or by polling when no stream can be kept open. Of all tabs that
// show the story, only the one that holds a lock (Web Locks) connects, and it passes changes on to the others.

const KINDS = ["published", "edited", "updated", "corrected", "retracted", "restored", "pinned", "unpinned", "story", "opened", "ended"];
/** Stream failures in a row before polling starts. */
const FAILURES = 3;
/** Number of polls before a stream is tried again: at first SOON, doubled each time up to SELDOM. */
const SOON = 3;
const SELDOM = 24;
/** Seconds between polls of a page without a stream (coverage has ended, or an older page). Caches answer most. */
const QUIET = 10;
/** Milliseconds hidden after which a tab disconnects. */
const ASLEEP = 5 * 60_000;
/**
 * Milliseconds without any event after which a stream is considered dead. The server sends several heartbeats in that
 * time.
 */
const SILENCE = 45_000;
/** Timeout in ms of a poll, and of opening a stream before the message "connection lost". */
const PATIENCE = 15_000;
const LOST = "lost";

const timeline = document.querySelector("live-timeline[data-changes]");
const fixed = timeline && !timeline.dataset.live;
const name = `dateline ${timeline?.dataset.live}`;
// Older pages show other entries, so each connects by itself.
const tabs = timeline && !fixed && navigator.locks ? new BroadcastChannel(name) : null;
let stream;
let timer;
let sleep;
let watch;
let untilLost;
let queue;
let release;
let over = false;
let missed = false;
let said = "";
let turn = 0;
let failures = 0;
let polls = 0;
let patience = SOON;

/** Waits for the lock, then connects. Tells the connected tab how far this tab is, in case it has missed changes. */
function join() {
  leave();
  if (over) return;
  if (!tabs) return connect();
  queue = new AbortController();
  navigator.locks.request(name, { signal: queue.signal }, () => new Promise(done => {
    release = done;
    connect();
  })).catch(() => {});
  tabs.postMessage({ seq: timeline.seq });
}

function leave() {
  close();
  queue?.abort();
  release?.();
  release = undefined;
}

function close() {
  turn++;
  stream?.close();
  clearTimeout(timer);
  clearTimeout(watch);
  clearTimeout(untilLost);
}

function connect() {
  close();
  if (timeline.live && !fixed) listen();
  else if (missed) poll();
  else later(QUIET);
  missed = false;
}

/** Reconnects after a time without connection. */
function rejoin() {
  missed = true;
  join();
}

function later(seconds) {
  clearTimeout(timer);
  timer = setTimeout(poll, seconds * 1000);
}

function receive(change) {
  const live = timeline.live;
  timeline.receive(change);
  tabs?.postMessage({ change });
  if (live && !timeline.live) connect();
}

function say(words) {
  // Older pages show no connection errors, because their readers do not wait for changes.
  if (words === said || fixed) return;
  said = words;
  timeline.say(words);
  tabs?.postMessage({ words });
}

function hear({ data: { change, seq, words, gone } }) {
  if (gone) location.reload();
  else if (words !== undefined) timeline.say(said = words);
  else if (release) {
    if (seq < timeline.seq) tabs.postMessage({ seq: timeline.seq });
  } else if (change?.seq === timeline.seq + 1) timeline.receive(change);
  else if ((change?.seq ?? seq) > timeline.seq && !over && sleep !== 0) poll();
}

function listen() {
  const own = stream = new EventSource(`${timeline.dataset.live}?after=${timeline.seq}`);
  const wait = () => {
    clearTimeout(watch);
    watch = setTimeout(connect, SILENCE);
  };
  const heard = () => {
    wait();
    say("");
  };
  wait();
  untilLost = setTimeout(say, PATIENCE, LOST);
  own.addEventListener("message", heard);
  own.addEventListener("open", () => {
    clearTimeout(untilLost);
    failures = 0;
    patience = SOON;
    heard();
  });
  own.addEventListener("error", () => {
    if (own !== stream) return;
    wait();
    say(LOST);
    if (own.readyState === EventSource.CLOSED || ++failures >= FAILURES) {
      close();
      poll();
    }
  });
  for (const kind of KINDS) own.addEventListener(kind, event => {
    heard();
    receive(JSON.parse(event.data));
  });
  own.addEventListener("reset", reset);
  own.addEventListener("withdrawn", withdrawn);
}

/** Reloads the page; the server answers with a notice that the story was withdrawn. */
function withdrawn() {
  tabs?.postMessage({ gone: true });
  location.reload();
}

function reset() {
  over = true;
  leave();
  timeline.reset();
}

async function poll() {
  const mine = ++turn;
  let wait;
  try {
    const answer = await fetch(`${timeline.dataset.changes}?after=${timeline.seq}`, { signal: AbortSignal.timeout(PATIENCE) });
    if (answer.status === 410) return withdrawn();
    if (!answer.ok) throw new Error(answer.statusText);
    const list = await answer.json();
    if (mine !== turn) return;
    if (list.reset && !fixed) return reset();
    // An older page is rendered anew when its entries change, so it has missed none of their changes.
    if (list.reset) timeline.seq = list.seq;
    const asks = release || !tabs;
    list.changes.forEach(change => {
      timeline.receive(change);
      if (asks) tabs?.postMessage({ change });
    });
    if (list.status) timeline.dataset.status = list.status;
    if (!asks) return;
    failures = 0;
    say("");
    wait = list.pollAfter * (1 + Math.random() / 4);
    if (timeline.live && !fixed && ++polls >= patience) {
      polls = 0;
      patience = Math.min(SELDOM, 2 * patience);
      return connect();
    }
  } catch {
    if (mine !== turn || tabs && !release) return;
    say(LOST);
    wait = Math.min(60, 2 ** failures++) * (1 + Math.random());
  }
  later(wait);
}

/** A tab that has been hidden for a while disconnects and leaves the lock to others. */
function look() {
  clearTimeout(sleep);
  if (document.hidden) {
    sleep = setTimeout(() => {
      leave();
      sleep = 0;
    }, ASLEEP);
  } else if (sleep === 0) {
    sleep = undefined;
    rejoin();
  }
}

if (timeline) {
  tabs?.addEventListener("message", hear);
  document.addEventListener("visibilitychange", look);
  addEventListener("pagehide", leave);
  addEventListener("pageshow", event => { if (event.persisted) rejoin(); });
  addEventListener("offline", () => timeline.live && say(LOST));
  addEventListener("online", rejoin);
  join();
}
