// Shows the age of entries and, on request, all times of a story's page in the reader's own time zone.
import { clock, language, remember, remembered, say } from "./words.js";

const MINUTE = 60_000;
const OWN = "dateline.times";
const TIMES = ".story time";

const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto", style: "short" });
const button = document.querySelector(".switch__times");
let own = remembered(OWN) !== null;
/** The functions of own-times.js, once loaded. */
let writer = null;

function ago(time) {
  const minutes = Math.floor((Date.now() - Date.parse(time.dateTime)) / MINUTE);
  if (minutes < -5 || minutes >= 24 * 60) return "";
  const words = minutes < 1 ? relative.format(0, "second")
    : minutes < 60 ? relative.format(-minutes, "minute") : relative.format(-Math.floor(minutes / 60), "hour");
  return language.startsWith("en") ? words.replace(".", "") : words;
}

/** What matches a selector in these parts of the page. */
const within = (parts, selector) => parts.flatMap(part => [...part.querySelectorAll(selector)]);

function tellAges(parts = [document]) {
  for (const when of within(parts, ".entry__when, .latest__when")) {
    const words = ago(when.querySelector("time"));
    const place = when.querySelector(".entry__ago");
    if (place) {
      if (place.textContent !== words) place.textContent = words;
    } else if (words) when.append(Object.assign(document.createElement("span"), { className: "entry__ago", dir: "auto", textContent: words }));
  }
}

const isOwn = () => own && writer;

/** The label of an entry's hour in the menu of hours. */
export function hourLabel(entry) {
  const time = isOwn() && entry.querySelector(".entry__time");
  return time ? writer.hour(time) : entry.dataset.hour;
}

/** Sets the accessible name of a time; the visible text must be part of it (WCAG 2.5.3). */
function label(time, at) {
  const link = time.closest("a");
  if (link) link.ariaLabel = isOwn() ? `${time.textContent}, ${writer.whole(at)}` : time.title;
  const retracted = time.matches(".entry__time") && time.closest(".entry--retracted");
  if (!retracted) return;
  retracted.dataset.label ??= retracted.ariaLabel;
  retracted.ariaLabel = isOwn() ? retracted.dataset.label.replace(time.title, () => writer.full(at)) : retracted.dataset.label;
}

function writeTimes(parts) {
  for (const time of within(parts, TIMES)) {
    time.dataset.story ??= time.textContent;
    const at = new Date(time.dateTime);
    time.textContent = isOwn() ? writer.words(time, at) : time.dataset.story;
    label(time, at);
  }
}

function tellTimes() {
  writeTimes([document]);
  const zones = document.querySelector(".story__zone");
  if (zones) {
    zones.dataset.story ??= zones.textContent;
    zones.textContent = isOwn() ? say("times.zone", writer.zone()) : zones.dataset.story;
  }
  button.textContent = say(isOwn() ? "times.story" : "times.own");
  document.dispatchEvent(new Event("times-changed"));
}

/**
 * Switches between the story's times and the reader's. If the module cannot be loaded, times stay as they are and the
 * button can be pressed again.
 */
async function choose() {
  try {
    if (own) writer ??= (await import(button.dataset.own)).writer(language, clock, say);
  } catch {
    own = false;
  }
  tellTimes();
}

/** Whether the reader's zone has another offset than the story's at that time. */
function isElsewhere(time) {
  const at = new Date(time.dateTime);
  const offset = /([+-])(\d\d):(\d\d)$/.exec(time.dateTime);
  const minutes = offset ? (offset[1] + 1) * (offset[2] * 60 + Number(offset[3])) : 0;
  return -at.getTimezoneOffset() !== minutes;
}

function offer(parts) {
  if (!button || !button.hidden || !within(parts, TIMES).some(isElsewhere)) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    own = !own;
    remember(OWN, own ? "own" : null);
    choose();
  });
  if (own) choose();
}

function tell(parts) {
  tellAges(parts);
  offer(parts);
  if (isOwn()) writeTimes(parts);
}

// The list of the latest updates on a front page is rendered whole.
document.addEventListener("timeline-changed", event => tell(event.detail?.parts ?? [document]));
document.addEventListener("visibilitychange", () => tellAges());
setInterval(() => tellAges(), MINUTE);
tell([document]);
