package dateline.newsroom.entries;

import dateline.contributor.Credit;
import dateline.entry.Entries;
import dateline.entry.Entry;
import dateline.entry.SavedEntry;
import dateline.entry.list.EntryFilter;
import dateline.entry.list.EntryList;
import dateline.entry.list.EntrySearch;
import dateline.newsroom.NewsroomPaths;
import dateline.newsroom.StoryRow;
import dateline.newsroom.StoryRows;
import dateline.newsroom.form.CreditForm;
import dateline.newsroom.form.FieldErrors;
import dateline.newsroom.form.PhotoCard;
import dateline.newsroom.form.PhotoCards;
import dateline.newsroom.form.WallClock;
import dateline.platform.error.NotFound;
import dateline.story.Story;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Builds the composer (the entry form of a page): empty, filled from an entry, or filled with what was just submitted.
 */
@Component
@Transactional(readOnly = true)
public class EntryForms {

    private static final int LATEST = 10;

    private final StoryRows stories;
    private final Entries entries;
    private final EntrySearch search;
    private final PhotoCards photos;

    EntryForms(StoryRows stories, Entries entries, EntrySearch search, PhotoCards photos) {
        this.stories = stories;
        this.entries = entries;
        this.search = search;
        this.photos = photos;
    }

    /** An empty composer for a new entry, with a new idempotency key. */
    public Composer blank(Story story) {
        return composer(story, null, EntryForm.blank(freshKey()), FieldErrors.NONE, false, null);
    }

    /** A composer filled with the entry's current content. */
    public Composer standing(Story story, long number) {
        Entry entry = entry(story, number);
        return composer(story, entry, EntryForm.of(entry, story.zone()), FieldErrors.NONE, false, null);
    }

    /** A composer filled with the entry's content, in which credits at the end of the text are moved to the credits. */
    Composer movedCredits(Story story, long number) {
        Entry entry = entry(story, number);
        EntryForm form = EntryForm.of(entry, story.zone()).withClosingCredits();
        return composer(story, entry, form, FieldErrors.NONE, true, null);
    }

    /** A composer for a new entry, filled with what was submitted, with its errors. */
    public Composer refused(Story story, EntryForm form, FieldErrors errors) {
        // An idempotency key that was used for another text would be refused forever, so the form gets a new one.
        return composer(
                story, null, errors.of("key") == null ? form : form.at(form.version(), freshKey()), errors, true, null);
    }

    /**
     * A composer for a new entry whose idempotency key was used for an earlier text. The new key allows posting this
     * text as well.
     */
    public Composer sentBefore(Story story, EntryForm form, FieldErrors errors, SavedEntry savedEntry) {
        return composer(story, null, form.at(form.version(), freshKey()), errors, true, savedEntry);
    }

    /** A composer for an existing entry, filled with what was submitted, with its errors. */
    public Composer refused(Story story, long number, EntryForm form, FieldErrors errors) {
        return composer(story, entry(story, number), form, errors, true, null);
    }

    private Composer composer(
            Story story,
            @Nullable Entry entry,
            EntryForm form,
            FieldErrors errors,
            boolean sent,
            @Nullable SavedEntry savedEntry) {
        Long number = entry == null ? null : entry.number();
        String status = entry == null ? "new" : entry.status().word();
        return new Composer(
                stories.of(story.id()),
                number,
                status,
                form,
                errors,
                photos.of(form.figures()),
                WallClock.choices(form.at(), story.zone()),
                sent,
                entry == null ? null : entry.publication().returnNote(),
                usual(story),
                savedEntry);
    }

    private List<CreditForm> usual(Story story) {
        List<Credit> own = stories.credits(story.id());
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
        return entries.numbered(story.id(), number).orElseThrow(() -> new NotFound("entry", number));
    }

    private static String freshKey() {
        return UUID.randomUUID().toString();
    }

    /**
     * The composer as a page shows it, for a new or an existing entry.
     *
     * @param number  the number of the entry being edited; null for a new one
     * @param status  the status of that entry; {@code new} for a new one
     * @param photos  the photos in the form, by key
     * @param sent    whether the form holds what was just submitted; a copy kept in the browser must then not replace
     *                it
     * @param note    the reviewer's note when the entry was sent back
     * @param usual   the credits offered with one key: the story's own, or else those of its most recently changed
     *                entry
     * @param posted  the result of the earlier text posted under the same key; null when there was none
     * @param choices the moments to choose from when the local time occurs twice
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
            @Nullable SavedEntry posted) {

        /** Returns an id for the composer in the page and for its copy in the browser. */
        public String id() {
            return number == null ? "new" : "entry-" + number;
        }

        public String path() {
            return NewsroomPaths.story(story.slug()) + "/entries" + (number == null ? "" : "/" + number);
        }

        public boolean isOut() {
            return status.equals("published") || status.equals("retracted");
        }
    }
}
