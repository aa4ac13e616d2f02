// Brings a story's changes to its timeline: by Server-Sent Events, or by asking again and again where no stream holds.

const KINDS = ['published', 'edited', 'corrected', 'retracted', 'restored', 'pinned', 'unpinned', 'story', 'opened', 'ended'];
const FAILURES = 3;
const POLLS = 12;
const ENDED = 300;
const ASLEEP = 5 * 60_000;
const LOST = 'Connection lost, trying again…';

const timeline = document.querySelector('live-timeline[data-live]');
let stream;
let timer;
let sleep;
let turn = 0;
let failures = 0;
let polls = 0;

function close() {
  turn++;
  stream?.close();
  clearTimeout(timer);
}

function connect() {
  close();
  if (timeline.live) listen();
  else later(ENDED);
}

function later(seconds) {
  clearTimeout(timer);
  timer = setTimeout(poll, seconds * 1000);
}

function receive(change) {
  const live = timeline.live;
  timeline.receive(change);
  if (live && !timeline.live) connect();
}

function listen() {
  const own = stream = new EventSource(`${timeline.dataset.live}?after=${timeline.seq}`);
  own.onopen = () => {
    failures = 0;
    timeline.say('');
  };
  own.onerror = () => {
    if (own !== stream) return;
    timeline.say(LOST);
    if (own.readyState === EventSource.CLOSED || ++failures >= FAILURES) {
      close();
      poll();
    }
  };
  for (const kind of KINDS) own.addEventListener(kind, event => receive(JSON.parse(event.data)));
  own.addEventListener('reset', reset);
}

function reset() {
  close();
  timeline.reset();
}

async function poll() {
  const mine = ++turn;
  let wait;
  try {
    const answer = await fetch(`${timeline.dataset.changes}?after=${timeline.seq}`);
    if (!answer.ok) throw new Error(answer.statusText);
    const list = await answer.json();
    if (mine !== turn) return;
    if (list.reset) return reset();
    list.changes.forEach(change => timeline.receive(change));
    if (list.status) timeline.dataset.status = list.status;
    failures = 0;
    timeline.say('');
    wait = list.pollAfter;
    if (timeline.live && ++polls % POLLS === 0) return connect();
  } catch {
    if (mine !== turn) return;
    timeline.say(LOST);
    wait = Math.min(60, 2 ** failures++) * (1 + Math.random());
  }
  later(wait);
}

/** A tab that nobody looks at lets go of its stream after a while. */
function look() {
  clearTimeout(sleep);
  if (document.hidden) {
    sleep = setTimeout(() => {
      close();
      sleep = 0;
    }, ASLEEP);
  } else if (sleep === 0) {
    sleep = undefined;
    connect();
  }
}

if (timeline) {
  document.addEventListener('visibilitychange', look);
  addEventListener('pagehide', close);
  addEventListener('pageshow', event => { if (event.persisted) connect(); });
  addEventListener('online', connect);
  connect();
}
