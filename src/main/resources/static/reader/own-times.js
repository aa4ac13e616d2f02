// Writes times in the reader's time zone, in the same forms as the story's times. A module of its own, loaded on
// demand.

const MONTHS = ["Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."];
const HOUR = 3_600_000;

/** Returns functions that write times in a language and the site's time style (`clock`). */
export function writer(language, clock, say) {
  const format = options => new Intl.DateTimeFormat(language, options);
  const weekday = format({ weekday: "short" });
  const longWeekday = format({ weekday: "long" });
  const longDay = format({ weekday: "long", day: "numeric", month: "long" });
  const fullDate = format({ dateStyle: "full" });
  const mediumDate = format({ dateStyle: "medium" });
  const whole = format({
    weekday: "long", day: "numeric", month: "long", year: "numeric", hour: "numeric", minute: "2-digit", timeZoneName: "short",
  });
  const short = format({ hour: "numeric", minute: "2-digit", hourCycle: clock === "24" ? "h23" : undefined });
  const zone = new Intl.DateTimeFormat("en", { timeZoneName: "short" });

  /** A time of day in the site's style: "8:02 p.m.", "noon". */
  function clockOf(at) {
    if (clock !== "ap") return short.format(at);
    const hours = at.getHours();
    const minutes = at.getMinutes();
    if (!minutes && hours % 12 === 0) return say(hours ? "noon" : "midnight");
    return `${hours % 12 || 12}${minutes ? `:${String(minutes).padStart(2, "0")}` : ""} ${hours < 12 ? "a.m." : "p.m."}`;
  }

  /** The abbreviation of the zone: "EST", "GMT+1". Isolated within right-to-left text, as on the server. */
  function zoneOf(at) {
    const name = zone.formatToParts(at).find(part => part.type === "timeZoneName").value;
    return document.documentElement.dir === "rtl" ? `\u2068${name}\u2069` : name;
  }

  /** Whether the reader's clocks show this time of day twice, because they are set back that night. */
  const isRepeated = at => [-HOUR, HOUR].some(step => new Date(+at + step).getHours() === at.getHours());

  /** A time of day, with the zone when clocks show it twice. */
  const timeOf = at => isRepeated(at) ? `${clockOf(at)} ${zoneOf(at)}` : clockOf(at);

  const dateOf = at => `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, "0")}-${String(at.getDate()).padStart(2, "0")}`;

  /** "Monday, Nov. 3"; with the year unless it is that of `now`. */
  function dayOf(at, now) {
    const sameYear = at.getFullYear() === now?.getFullYear();
    if (clock !== "ap") return (sameYear ? longDay : fullDate).format(at);
    return `${longWeekday.format(at)}, ${briefDayOf(at)}${sameYear ? "" : `, ${at.getFullYear()}`}`;
  }

  const briefDayOf = at => `${MONTHS[at.getMonth()]} ${at.getDate()}`;

  const briefDateOf = at => clock === "ap" ? `${briefDayOf(at)}, ${at.getFullYear()}` : mediumDate.format(at);

  const zonedOf = at => `${clockOf(at)} ${zoneOf(at)}`;

  /** "8:02 p.m. EST, Monday, Nov. 3, 2014". */
  const fullOf = at => `${zonedOf(at)}, ${dayOf(at)}`;

  /** A time of day under the heading of a day. Names the weekday when it is another day in the reader's zone. */
  const under = (at, day) => day === dateOf(at) ? timeOf(at) : `${timeOf(at)} ${weekday.format(at)}`;

  /** A time in a list: the first names its day, a later one names its day only when that differs from the first. */
  function inList(time, at) {
    const first = time.closest("ol").querySelector("time");
    const newest = new Date(first.dateTime);
    return time !== first && dateOf(at) === dateOf(newest) ? timeOf(at) : `${dayOf(at, newest)}, ${timeOf(at)}`;
  }

  /**
   * The text of a time in the reader's zone, in the form it has in the story's zone: full, without weekday, or the time
   * of day.
   */
  function ownWords(time, at) {
    const words = time.dataset.story;
    const full = time.title || words;
    if (time.matches(".key-events__time")) return inList(time, at);
    if (time.dataset.form === "brief") return `${zonedOf(at)}, ${briefDateOf(at)}`;
    const told = words.includes(full) ? words.replace(full, () => fullOf(at)) : under(at, time.dateTime.slice(0, 10));
    // The sentence of a retraction ends with its time. Its full stop must follow, unless the time ends with one ("8:40
    // p.m.").
    return time.closest(".entry__notice") ? told.replace(/\.$/, "") + (words.endsWith(".") ? "." : "") : told;
  }

  /**
   * The label of an entry's hour in the menu of hours: "8 p.m.", with the weekday when it is another day in the
   * reader's zone.
   */
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
    zone: () => zone.resolvedOptions().timeZone.replaceAll("_", " "),
  };
}
