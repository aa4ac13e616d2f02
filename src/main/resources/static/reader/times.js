// How long ago an entry was, and all times by the reader's own clock on request.

import { clock, language, remember, remembered, say } from './words.js';

const MINUTE = 60_000;
const OWN = 'dateline.times';
const TIMES = '.entry__time, .key-events__time';

const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' });
const weekday = new Intl.DateTimeFormat(language, { weekday: 'short' });
const whole = new Intl.DateTimeFormat(language, {
  weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', hour: 'numeric', minute: '2-digit', timeZoneName: 'short',
});
const short = new Intl.DateTimeFormat(language, { hour: 'numeric', minute: '2-digit', hourCycle: clock === '24' ? 'h23' : undefined });
const button = document.querySelector('.switch__times');
let own = remembered(OWN) !== null;

function ago(time) {
  const minutes = Math.floor((Date.now() - Date.parse(time.dateTime)) / MINUTE);
  if (minutes < -5 || minutes >= 24 * 60) return '';
  const words = minutes < 1 ? relative.format(0, 'second')
    : minutes < 60 ? relative.format(-minutes, 'minute') : relative.format(-Math.floor(minutes / 60), 'hour');
  return language.startsWith('en') ? words.replace('.', '') : words;
}

function tellAges() {
  for (const when of document.querySelectorAll('.entry__when, .latest__when')) {
    const words = ago(when.querySelector('time'));
    const place = when.querySelector('.entry__ago');
    if (place) place.textContent = words;
    else if (words) when.append(Object.assign(document.createElement('span'), { className: 'entry__ago', dir: 'auto', textContent: words }));
  }
}

/** A time of day as the newsroom writes it: "8:02 p.m.", "noon". */
function hourOf(at) {
  if (clock !== 'ap') return short.format(at);
  const hours = at.getHours();
  const minutes = at.getMinutes();
  if (!minutes && hours % 12 === 0) return say(hours ? 'noon' : 'midnight');
  return `${hours % 12 || 12}${minutes ? `:${String(minutes).padStart(2, '0')}` : ''} ${hours < 12 ? 'a.m.' : 'p.m.'}`;
}

const dateOf = at => `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`;

/** With the day of the week where the reader's clock shows another day than the heading above says, or the list began with. */
function ownWords(time, at) {
  const first = time.closest('ol')?.querySelector('time');
  const day = first ? dateOf(new Date(first.dateTime)) : time.dateTime.slice(0, 10);
  return day === dateOf(at) ? hourOf(at) : `${hourOf(at)} ${weekday.format(at)}`;
}

function tellTimes() {
  for (const time of document.querySelectorAll(TIMES)) {
    time.dataset.story ??= time.textContent;
    const at = new Date(time.dateTime);
    const link = time.closest('a');
    time.textContent = own ? ownWords(time, at) : time.dataset.story;
    // What is seen is part of what is said (WCAG 2.5.3).
    if (link) link.ariaLabel = own ? `${time.textContent}, ${whole.format(at)}` : time.title;
  }
  button.textContent = say(own ? 'times.story' : 'times.own');
}

/** Whether the reader's clock shows another time than the story's. */
function isElsewhere(time) {
  const at = new Date(time.dateTime);
  const offset = /([+-])(\d\d):(\d\d)$/.exec(time.dateTime);
  const minutes = offset ? (offset[1] + 1) * (offset[2] * 60 + Number(offset[3])) : 0;
  return -at.getTimezoneOffset() !== minutes;
}

function offer() {
  if (!button || !button.hidden || ![...document.querySelectorAll(TIMES)].some(isElsewhere)) return;
  button.hidden = false;
  button.addEventListener('click', () => {
    own = !own;
    remember(OWN, own ? 'own' : null);
    tellTimes();
  });
}

function tell() {
  tellAges();
  offer();
  if (button && !button.hidden && own) tellTimes();
}

document.addEventListener('timeline-changed', tell);
document.addEventListener('visibilitychange', tellAges);
setInterval(tellAges, MINUTE);
tell();
