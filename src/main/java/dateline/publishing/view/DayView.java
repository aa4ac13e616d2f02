package dateline.publishing.view;

import dateline.platform.language.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The entries of one day, in the story's zone and in the order of the page.
 *
 * @param label "Monday, Nov. 3"
 * @param hours the hours that have an entry, in the same order
 */
public record DayView(LocalDate date, String label, List<Fragment> entries, List<Hour> hours) {

    /** A link to the first entry that is shown of an hour; {@code anchor} is that entry's element id. */
    public record Hour(String label, String anchor) {}

    /**
     * Groups entries by day.
     *
     * @param latest the day of the latest change; labels of days in the same year name no year
     */
    public static List<DayView> of(List<Fragment> entries, LocalDate latest, Words words) {
        Map<LocalDate, List<Fragment>> days = new LinkedHashMap<>();
        entries.forEach(fragment -> days.computeIfAbsent(fragment.entry().day(), day -> new ArrayList<>())
                .add(fragment));
        return days.entrySet().stream()
                .map(day -> new DayView(
                        day.getKey(), words.day(day.getKey(), latest), day.getValue(), hours(day.getValue())))
                .toList();
    }

    /** Whether the day has a key event. */
    public boolean isKeyDay() {
        return entries.stream().anyMatch(fragment -> fragment.entry().keyEvent());
    }

    private static List<Hour> hours(List<Fragment> entries) {
        Map<String, Hour> hours = new LinkedHashMap<>();
        entries.stream()
                .map(Fragment::entry)
                .forEach(entry -> hours.putIfAbsent(entry.hour(), new Hour(entry.hour(), entry.anchor())));
        return List.copyOf(hours.values());
    }
}
