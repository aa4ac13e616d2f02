// Marks what is new since the reader's last visit. The time of the visit is stored only in the browser.
import { count, element, remember, remembered, say } from "./words.js";
import { note } from "./bar.js";

/** The start of the year 1, in ms before 1970: sort keys count from there. */
const YEAR_ONE = 62_135_596_800_000;
const story = document.querySelector("live-timeline[data-live]");
const key = story && `dateline.visit.${story.dataset.slug}`;
const shown = () => [...story.querySelectorAll(".day .entry:not(.entry--retracted)")].sort((a, b) => a.dataset.sort < b.dataset.sort ? 1 : -1);

function welcome(last) {
  const entries = shown();
  const fresh = entries.filter(entry => entry.dataset.sort > last);
  if (!fresh.length) return;
  const seen = entries[fresh.length];
  const first = fresh.at(-1);
  const since = Number(last.slice(0, 16)) - YEAR_ONE;
  const keys = [...document.querySelectorAll(".key-events__time")].filter(time => Date.parse(time.dateTime) > since).length;
  const news = count("updates", fresh.length, !seen && story.dataset.older) + (keys ? `, ${count("keyEvents", keys)}` : "");
  const way = element("a", { className: "bar__way", href: `#${first.id}`, textContent: say("resumeAt") });
  way.addEventListener("click", () => note("since", ""));
  if (seen && story.dataset.order === "newest") seen.dataset.seen = say("seen");
  note("since", say("since", news), way);
}

function leave() {
  const newest = shown()[0]?.dataset.sort;
  if (newest && newest > (remembered(key) ?? "")) remember(key, newest);
}

if (story) {
  const last = remembered(key);
  if (last) welcome(last);
  addEventListener("pagehide", leave);
  document.addEventListener("visibilitychange", () => { if (document.hidden) leave(); });
}
