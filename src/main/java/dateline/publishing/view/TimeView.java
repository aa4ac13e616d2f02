package dateline.publishing.view;

import dateline.platform.language.TimeStyle;
import dateline.platform.language.Words;
import java.time.Instant;
import java.time.ZoneId;

/**
 * A time as pages show it, in the story's zone.
 *
 * @param time     "8:02 p.m."
 * @param full     "8:02 p.m. EST, Monday, Nov. 3, 2014"
 * @param datetime "2014-11-03T20:02:00-05:00"
 * @param instant  the same time
 */
public record TimeView(String time, String full, String datetime, Instant instant) {

    public static TimeView of(Instant instant, ZoneId zone) {
        return new TimeView(
                TimeStyle.time(instant, zone),
                TimeStyle.full(instant, zone),
                TimeStyle.machine(instant, zone),
                instant);
    }

    /** The same in a language's own format. */
    public static TimeView of(Instant instant, ZoneId zone, Words words) {
        return new TimeView(
                words.time(instant, zone), words.full(instant, zone), TimeStyle.machine(instant, zone), instant);
    }
}
