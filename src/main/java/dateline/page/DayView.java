package dateline.page;

import dateline.site.TimeStyle;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The entries of one day in the story's zone, newest first.
 *
 * @param label "Monday, Nov. 3"
 */
public record DayView(LocalDate date, String label, List<Fragment> entries) {

    /** Entries, newest first, under their days; {@code latest} is the day whose year goes without saying. */
    public static List<DayView> of(List<Fragment> entries, LocalDate latest) {
        Map<LocalDate, List<Fragment>> days = new LinkedHashMap<>();
        entries.forEach(fragment -> days.computeIfAbsent(fragment.entry().day(), day -> new ArrayList<>()).add(fragment));
        return days.entrySet().stream().map(day -> new DayView(day.getKey(), TimeStyle.day(day.getKey(), latest), day.getValue())).toList();
    }
}
