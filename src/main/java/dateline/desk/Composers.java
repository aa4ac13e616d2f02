package dateline.desk;

import dateline.contributor.Credit;
import dateline.entry.Entries;
import dateline.entry.Entry;
import dateline.entry.EntryFilter;
import dateline.entry.EntryList;
import dateline.entry.EntrySearch;
import dateline.entry.Posted;
import dateline.newsroom.CreditForm;
import dateline.newsroom.FieldErrors;
import dateline.newsroom.PhotoCard;
import dateline.newsroom.PhotoCards;
import dateline.newsroom.StoryRow;
import dateline.newsroom.StoryRows;
import dateline.newsroom.WallClock;
import dateline.site.Missing;
import dateline.story.Story;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sets up composers: empty, with what stands, or with what was just sent. */
@Component
@Transactional(readOnly = true)
class Composers {

    private static final int LATEST = 10;

    private final StoryRows stories;
    private final Entries entries;
    private final EntrySearch search;
    private final PhotoCards photos;

    Composers(StoryRows stories, Entries entries, EntrySearch search, PhotoCards photos) {
        this.stories = stories;
        this.entries = entries;
        this.search = search;
        this.photos = photos;
    }

    public Composer blank(Story story) {
        return composer(story, null, EntryForm.blank(freshKey()), FieldErrors.NONE, false, null);
    }

    /** With what the update says now. */
    public Composer standing(Story story, long number) {
        Entry entry = entry(story, number);
        return composer(story, entry, EntryForm.of(entry, story.zone()), FieldErrors.NONE, false, null);
    }

    /** A new update with what was sent, and what is wrong with it. */
    public Composer refused(Story story, EntryForm form, FieldErrors errors) {
        // A key that stands for another text would be refused for ever.
        return composer(
                story, null, errors.of("key") == null ? form : form.at(form.version(), freshKey()), errors, true, null);
    }

    /** A new update whose key was used for an earlier text; under the fresh key it can be posted beside that. */
    public Composer sentBefore(Story story, EntryForm form, FieldErrors errors, Posted posted) {
        return composer(story, null, form.at(form.version(), freshKey()), errors, true, posted);
    }

    /** An update being changed, with what was sent. */
    public Composer refused(Story story, long number, EntryForm form, FieldErrors errors) {
        return composer(story, entry(story, number), form, errors, true, null);
    }

    private Composer composer(
            Story story,
            @Nullable Entry entry,
            EntryForm form,
            FieldErrors errors,
            boolean sent,
            @Nullable Posted posted) {
        Long number = entry == null ? null : entry.number();
        String status = entry == null ? "new" : entry.status().word();
        return new Composer(
                stories.of(story.slug()),
                number,
                status,
                form,
                errors,
                photos.of(form.figures()),
                WallClock.choices(form.at(), story.zone()),
                sent,
                entry == null ? null : entry.returnNote(),
                usual(story),
                posted);
    }

    private List<CreditForm> usual(Story story) {
        List<Credit> own = stories.credits(story.slug());
        List<Credit> credits = own.isEmpty() ? latest(story) : own;
        return credits.stream().map(credit -> CreditForm.of(credit.content())).toList();
    }

    private List<Credit> latest(Story story) {
        List<Long> ids = search.find(story.id(), EntryList.TIMELINE, EntryFilter.none(null), null, LATEST).stream()
                .map(EntrySearch.Found::id)
                .toList();
        return entries.findByIdIn(ids).stream()
                .filter(entry -> !entry.credits().isEmpty())
                .max(Comparator.comparing(Entry::changedAt))
                .map(Entry::credits)
                .orElse(List.of());
    }

    private Entry entry(Story story, long number) {
        return entries.numbered(story.id(), number).orElseThrow(() -> new Missing("entry", number));
    }

    private static String freshKey() {
        return UUID.randomUUID().toString();
    }

    /**
     * The composer as a page shows it: for a new update, or for one that stands.
     *
     * @param number  of the update being changed; null for a new one
     * @param status  of that update; {@code new} for a new one
     * @param photos  by key, those the form holds
     * @param sent    whether it holds what was just sent: then a copy kept on the machine must not replace it
     * @param note    why it was sent back
     * @param usual   the credit one key away: the story's own, or else its latest
     * @param posted  what an earlier text under the same key became; null when there was none
     * @param choices which of two moments the time may mean, where the clocks show it twice
     */
    record Composer(
            StoryRow story,
            @Nullable Long number,
            String status,
            EntryForm form,
            FieldErrors errors,
            Map<String, PhotoCard> photos,
            List<WallClock.Choice> choices,
            boolean sent,
            @Nullable String note,
            List<CreditForm> usual,
            @Nullable Posted posted) {

        /** Names the composer on the page, and its copy on the editor's machine. */
        public String id() {
            return number == null ? "new" : "entry-" + number;
        }

        public String path() {
            return "/newsroom/stories/" + story.slug() + "/entries" + (number == null ? "" : "/" + number);
        }

        public boolean isOut() {
            return status.equals("published") || status.equals("retracted");
        }
    }
}
