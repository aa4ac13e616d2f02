// Times in the reader's own time zone, in the forms that the story's have. A file of its own, for those who ask for it.

const MONTHS = ['Jan.', 'Feb.', 'March', 'April', 'May', 'June', 'July', 'Aug.', 'Sept.', 'Oct.', 'Nov.', 'Dec.'];
const HOUR = 3_600_000;

/** What writes them, in a language, by the site's style of times (`clock`). */
export function writer(language, clock, say) {
  const format = options => new Intl.DateTimeFormat(language, options);
  const weekday = format({ weekday: 'short' });
  const longWeekday = format({ weekday: 'long' });
  const longDay = format({ weekday: 'long', day: 'numeric', month: 'long' });
  const fullDate = format({ dateStyle: 'full' });
  const mediumDate = format({ dateStyle: 'medium' });
  const whole = format({
    weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', hour: 'numeric', minute: '2-digit', timeZoneName: 'short',
  });
  const short = format({ hour: 'numeric', minute: '2-digit', hourCycle: clock === '24' ? 'h23' : undefined });
  const zone = new Intl.DateTimeFormat('en', { timeZoneName: 'short' });

  /** A time of day as the newsroom writes it: "8:02 p.m.", "noon". */
  function clockOf(at) {
    if (clock !== 'ap') return short.format(at);
    const hours = at.getHours();
    const minutes = at.getMinutes();
    if (!minutes && hours % 12 === 0) return say(hours ? 'noon' : 'midnight');
    return `${hours % 12 || 12}${minutes ? `:${String(minutes).padStart(2, '0')}` : ''} ${hours < 12 ? 'a.m.' : 'p.m.'}`;
  }

  /** "EST", "GMT+1"; isolated among words from right to left, as the server does it. */
  function zoneOf(at) {
    const name = zone.formatToParts(at).find(part => part.type === 'timeZoneName').value;
    return document.documentElement.dir === 'rtl' ? `\u2068${name}\u2069` : name;
  }

  /** Whether the reader's clock shows the same time of day an hour earlier or later: it is put back in that night. */
  const isRepeated = at => [-HOUR, HOUR].some(step => new Date(+at + step).getHours() === at.getHours());

  /** A time of day, with its zone where the clock shows it twice. */
  const timeOf = at => isRepeated(at) ? `${clockOf(at)} ${zoneOf(at)}` : clockOf(at);

  const dateOf = at => `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`;

  /** "Monday, Nov. 3"; with the year where it is not that of `now`. */
  function dayOf(at, now) {
    const sameYear = at.getFullYear() === now?.getFullYear();
    if (clock !== 'ap') return (sameYear ? longDay : fullDate).format(at);
    return `${longWeekday.format(at)}, ${briefDayOf(at)}${sameYear ? '' : `, ${at.getFullYear()}`}`;
  }

  const briefDayOf = at => `${MONTHS[at.getMonth()]} ${at.getDate()}`;

  const briefDateOf = at => clock === 'ap' ? `${briefDayOf(at)}, ${at.getFullYear()}` : mediumDate.format(at);

  const zonedOf = at => `${clockOf(at)} ${zoneOf(at)}`;

  /** "8:02 p.m. EST, Monday, Nov. 3, 2014". */
  const fullOf = at => `${zonedOf(at)}, ${dayOf(at)}`;

  /** A time of day under the heading of a day of the story, with the day of the week where the reader's clock shows another day. */
  const under = (at, day) => day === dateOf(at) ? timeOf(at) : `${timeOf(at)} ${weekday.format(at)}`;

  /** The first of a list of times says its day; those after it say theirs where it is another one. */
  function inList(time, at) {
    const first = time.closest('ol').querySelector('time');
    const newest = new Date(first.dateTime);
    return time !== first && dateOf(at) === dateOf(newest) ? timeOf(at) : `${dayOf(at, newest)}, ${timeOf(at)}`;
  }

  /** What a time says in the reader's zone, in the form it has in the story's: all of it, without the day of the week, or the time of day alone. */
  function ownWords(time, at) {
    const words = time.dataset.story;
    const full = time.title || words;
    if (time.matches('.key-events__time')) return inList(time, at);
    if (time.dataset.form === 'brief') return `${zonedOf(at)}, ${briefDateOf(at)}`;
    const told = words.includes(full) ? words.replace(full, () => fullOf(at)) : under(at, time.dateTime.slice(0, 10));
    // The sentence of a retraction ends with its time: its full stop follows outside, but for "8:40 p.m."
    return time.closest('.entry__notice') ? told.replace(/\.$/, '') + (words.endsWith('.') ? '.' : '') : told;
  }

  /** The hour a time is in, as the menu of hours names it: "8 p.m.", with the day of the week where it is another day there. */
  function hourOf(time) {
    const at = new Date(time.dateTime);
    const past = (at.getMinutes() * 60 + at.getSeconds()) * 1000 + at.getMilliseconds();
    return under(new Date(at - past), time.dateTime.slice(0, 10));
  }

  return {
    words: ownWords,
    full: fullOf,
    whole: at => whole.format(at),
    hour: hourOf,
    zone: () => zone.resolvedOptions().timeZone.replaceAll('_', ' '),
  };
}
