package dateline.reader.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import dateline.entry.timeline.TimelineKey;
import dateline.publishing.edition.Edition;
import dateline.publishing.view.EntryView;
import dateline.publishing.view.Fragment;
import dateline.story.change.Change;
import dateline.story.change.ChangeKind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One change as pages receive it: what happened, and the entry as it is now. When the entry was retracted since, its
 * notice is sent, or nothing, whatever the change was.
 *
 * @param number   the entry's number; absent when the story itself changed
 * @param sort     the entry's position, ordered as text
 * @param day      the day the entry is shown under
 * @param dayLabel the label of that day
 * @param html     the entry's HTML; null removes it from the page
 * @param regions  the HTML of other parts of the page that changed, by element id
 * @param headline the story's headline, when the story itself changed
 * @param zone     the story's IANA time zone, when the story itself changed; a page rendered in another zone must be
 *                 reloaded
 * @param language the story's language (BCP 47), likewise
 * @param older    where the story's newest page begins; absent while it reaches to the start of coverage, and without
 *                 an entry
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
        @Nullable String language,
        @Nullable Older older) {

    /**
     * The beginning of the story's newest page, so that an open page can become as short.
     *
     * @param from  the position of its oldest entry, ordered as text
     * @param path  the path of the page with the entries before that
     * @param start the link to the start of coverage
     */
    record Older(String from, String path, String start) {

        static @Nullable Older of(Edition edition) {
            TimelineKey from = edition.pages().getFirst().from();
            return from == null
                    ? null
                    : new Older(
                            EntryView.sortOf(from),
                            edition.path(edition.pages().get(1)),
                            edition.path(edition.pages().getLast()) + "#start");
        }
    }

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
                ofStory ? edition.story().language() : null,
                entry == null ? null : Older.of(edition));
    }
}
