package dateline.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import dateline.story.SummaryPoint;
import org.jspecify.annotations.Nullable;

/**
 * A summary point. In a request, a plain string is accepted too.
 *
 * @param entry the number of the entry it is based on
 */
record SummaryItem(@Nullable String text, @Nullable Long entry) {

    @JsonCreator
    SummaryItem {}

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    SummaryItem(String text) {
        this(text, null);
    }

    static SummaryItem of(SummaryPoint point) {
        return new SummaryItem(point.text(), point.entryNumber());
    }

    SummaryPoint point() {
        return new SummaryPoint(text == null ? "" : text, entry);
    }
}
