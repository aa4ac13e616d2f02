// Watches the connection on pages without an event stream. The desk and the overview learn of it by their streams.
import { PATIENCE, probe, report } from "newsroom/connection.js";
import { pause } from "newsroom/stream.js";

const EVERY = 10_000;

let clock;
let failures = 0;
let turn = 0;

const hasStream = () => document.querySelector("dateline-together, dateline-front:not(.front--older)") !== null;

async function look() {
  clearTimeout(clock);
  if (document.hidden || hasStream()) return;
  const own = ++turn;
  const state = await probe();
  // The browser may have gone offline since the request was sent.
  if (own !== turn) return;
  failures = state === "down" ? failures + 1 : 0;
  if (!hasStream()) report(state);
  clock = setTimeout(look, failures ? Math.min(pause(failures - 1), PATIENCE) : EVERY);
}

if (document.querySelector("[data-connection]")) {
  for (const name of ["online", "offline"]) addEventListener(name, look);
  addEventListener("pageshow", event => { if (event.persisted) look(); });
  document.addEventListener("visibilitychange", look);
  document.addEventListener("dateline:connection", look);
  clock = setTimeout(look, EVERY);
}
