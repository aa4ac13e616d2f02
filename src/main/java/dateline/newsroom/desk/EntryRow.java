package dateline.newsroom.desk;

import dateline.account.audit.AuditRow;
import dateline.entry.Entry;
import dateline.entry.EntryStatus;
import dateline.newsroom.StoryRow;
import dateline.platform.language.Words;
import dateline.platform.settings.Urls;
import dateline.platform.text.Markup;
import dateline.publishing.view.CorrectionView;
import dateline.publishing.view.TimeView;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry as a row of the desk.
 *
 * @param status      {@code draft}, {@code submitted}, {@code scheduled}, {@code published} or {@code retracted}
 * @param time        the time shown with the entry; null on a draft without one
 * @param day         "Monday, Nov. 3"; empty for today, and on a draft without a time
 * @param words       the beginning of the text, without the headline
 * @param thumbnail   the key of the first photo; null when there is none
 * @param photos      the number of photos
 * @param corrections the number of corrections
 * @param updated     whether it is marked as updated and has no correction
 * @param who         the name of the person who filed it
 * @param createdBy   the id of the account that filed it
 * @param url         the permalink for readers
 * @param reason      the reason of its retraction; null when there is none
 * @param silent      whether it was retracted without a notice
 * @param submitted   when it was submitted for review; null when it was not
 * @param note        the note with which it was sent back; null when there is none
 * @param thrownAway  whether it was discarded before it was ever published
 */
record EntryRow(
        long number,
        long version,
        String status,
        @Nullable TimeView time,
        String day,
        @Nullable String headline,
        String words,
        @Nullable String thumbnail,
        int photos,
        boolean keyEvent,
        boolean pinned,
        int corrections,
        boolean updated,
        String who,
        long createdBy,
        String url,
        @Nullable String reason,
        boolean silent,
        boolean unverified,
        @Nullable TimeView submitted,
        @Nullable String note,
        boolean thrownAway) {

    private static final int WORDS = 180;

    static EntryRow of(Entry entry, ZoneId zone, Instant now, boolean pinned, String who, Urls urls, Words words) {
        Instant at = entry.publishedAt();
        LocalDate today = now.atZone(zone).toLocalDate();
        LocalDate day = at == null ? today : at.atZone(zone).toLocalDate();
        return new EntryRow(
                entry.number(),
                entry.version(),
                entry.status().word(),
                at == null ? null : TimeView.of(at, zone, words),
                day.equals(today) ? "" : words.day(day, today),
                entry.headline(),
                Markup.excerpt(entry.body(), WORDS),
                entry.figures().isEmpty()
                        ? null
                        : entry.figures().getFirst().photo().key(),
                entry.figures().size(),
                entry.keyEvent(),
                pinned,
                entry.corrections().size(),
                entry.publication().updatedAt() != null && entry.corrections().isEmpty(),
                who,
                entry.createdBy(),
                urls.entry(entry.story().slug(), entry.number()),
                entry.publication().retractionReason(),
                entry.publication().retractedAt() != null
                        && !entry.publication().leavesNotice(),
                entry.unverified(),
                entry.publication().submittedAt() == null
                        ? null
                        : TimeView.of(entry.publication().submittedAt(), zone, words),
                entry.publication().returnNote(),
                entry.publication().retractedAt() != null && entry.publication().releasedAt() == null);
    }

    /** Returns the title by which lists show the entry. */
    public String title(Words language) {
        return headline != null
                ? headline
                : !words.isEmpty() ? words : photos > 0 ? language.say("row.photo") : language.say("row.label", number);
    }

    public boolean is(String word) {
        return status.equals(word);
    }

    /** Whether the entry is unpublished: a draft, submitted or scheduled. */
    public boolean isWaiting() {
        return !is(EntryStatus.PUBLISHED.word()) && !is(EntryStatus.RETRACTED.word());
    }

    /** Whether the entry is a draft or submitted, so that its author may still change it. */
    public boolean isWritersOwn() {
        return is(EntryStatus.DRAFT.word()) || is(EntryStatus.SUBMITTED.word());
    }

    /**
     * One entry with all its details.
     *
     * @param body    clean HTML
     * @param former  earlier texts of its corrections, the latest change first
     * @param history its revisions, newest first
     */
    record Sheet(
            StoryRow story,
            EntryRow row,
            String body,
            List<String> credits,
            List<CorrectionView> corrections,
            List<Former> former,
            List<Saved> history) {

        /** A correction before it was changed or withdrawn: its text, whether it was withdrawn, when and by whom. */
        record Former(String text, boolean withdrawn, TimeView at, String who) {}

        /**
         * A revision or an act in the history of an entry: when it was, and by whom.
         *
         * @param number number of the revision; 0 for an act
         * @param act    null for a revision
         */
        record Saved(
                int number,
                TimeView at,
                String who,
                @Nullable AuditRow act) {}
    }
}
