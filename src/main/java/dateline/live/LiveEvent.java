package dateline.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import dateline.edition.Edition;
import dateline.page.EntryView;
import dateline.page.Fragment;
import dateline.story.Change;
import dateline.story.ChangeKind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One change as readers' pages are told of it: what happened, and how the entry reads now. An entry retracted since has its notice here, or
 * nothing, whatever the change was.
 *
 * @param number   the entry's number; absent when the story itself changed
 * @param sort     the entry's place among its siblings, ordered as text
 * @param day      the day it stands under, and {@code dayLabel} that day in words
 * @param html     the entry's rendering; null takes it off the page
 * @param regions  renderings of the page's other parts that changed, by element id
 * @param headline the story's headline, when the change is the story's
 * @param zone     the story's IANA time zone, when the change is the story's: a page written in another one is out of date as a whole
 * @param language the story's language (BCP 47), likewise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LiveEvent(
        long seq,
        String kind,
        @Nullable Long number,
        @Nullable String sort,
        @Nullable String day,
        @Nullable String dayLabel,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String html,
        Map<String, String> regions,
        @Nullable String headline,
        @Nullable String zone,
        @Nullable String language) {

    static LiveEvent of(Change change, Edition edition, Map<String, String> regions) {
        Fragment fragment =
                change.entryNumber() == null ? null : edition.touched().get(change.entryNumber());
        EntryView entry = fragment == null ? null : fragment.entry();
        boolean ofStory = change.kind() == ChangeKind.STORY
                || change.kind() == ChangeKind.OPENED
                || change.kind() == ChangeKind.ENDED;
        return new LiveEvent(
                change.seq(),
                change.kind().word(),
                change.entryNumber(),
                entry == null ? null : entry.sort(),
                entry == null ? null : entry.day().toString(),
                entry == null ? null : edition.story().words().day(entry.day(), edition.latestDay()),
                fragment == null ? null : fragment.html(),
                regions,
                ofStory ? edition.story().headline() : null,
                ofStory ? edition.zone().getId() : null,
                ofStory ? edition.story().language() : null);
    }
}
