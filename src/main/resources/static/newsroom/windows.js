// Gives this browser window an id, and finds out which of the editor's windows are open. The id is in sessionStorage,
// so it survives reloads and navigation within the newsroom. Duplicating a tab copies sessionStorage: a lock on the id
// shows that another window has it, and the duplicate gets a new one.

const SLOT = "dateline:window";
const LOCK = "dateline-window:";
const PATIENT = 600;
const ASKED = 250;

/** A random id that cannot be guessed. crypto.randomUUID exists only in secure contexts. */
export function uniqueId() {
  const hex = [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

const channel = "BroadcastChannel" in self ? new BroadcastChannel("dateline-windows") : null;
let own = null;

channel?.addEventListener("message", ({ data }) => {
  if (data.ask && own) channel.postMessage({ answer: data.ask, id: own });
});

/** The id of this window, as soon as it is certain that no other window has it. */
export const thisWindow = claim();

async function claim() {
  const before = stored();
  own = before && await claimed(before) ? before : uniqueId();
  if (own !== before) {
    store(own);
    await claimed(own);
  }
  return own;
}

/** Whether this window could claim the id. A page being reloaded releases its lock a moment later. */
async function claimed(id) {
  if (!navigator.locks) return !(await answers()).has(id);
  return new Promise(resolve => {
    navigator.locks.request(LOCK + id, { signal: AbortSignal.timeout(PATIENT) }, () => {
      resolve(true);
      return new Promise(() => {});
    }).catch(() => resolve(false));
  });
}

/** The ids of all open windows. */
export async function openWindows() {
  const id = await thisWindow;
  const open = navigator.locks
    ? new Set((await navigator.locks.query()).held.map(lock => lock.name).filter(name => name.startsWith(LOCK)).map(name => name.slice(LOCK.length)))
    : await answers();
  return open.add(id);
}

/** Runs the function in one window at a time, where the browser supports locks. */
export function alone(name, work) {
  return navigator.locks ? navigator.locks.request(name, work) : work();
}

function answers() {
  const found = new Set();
  if (!channel) return Promise.resolve(found);
  const ask = uniqueId();
  const heard = ({ data }) => { if (data.answer === ask) found.add(data.id); };
  channel.addEventListener("message", heard);
  channel.postMessage({ ask });
  return new Promise(resolve => setTimeout(() => {
    channel.removeEventListener("message", heard);
    resolve(found);
  }, ASKED));
}

function stored() {
  try {
    return sessionStorage.getItem(SLOT);
  } catch {
    return null;
  }
}

function store(id) {
  try {
    sessionStorage.setItem(SLOT, id);
  } catch {
    // The id lasts as long as the page.
  }
}
