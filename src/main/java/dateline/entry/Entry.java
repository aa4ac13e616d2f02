package dateline.entry;

import dateline.contributor.Credit;
import dateline.entry.timeline.TimelineKey;
import dateline.photo.Figure;
import dateline.platform.error.Conflict;
import dateline.platform.error.NotFound;
import dateline.story.Story;
import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Timestamped update of a story. Its number within the story is part of its address and never changes. */
@Entity
public class Entry {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    private Story story;

    private long number;
    private Instant createdAt;
    private long createdBy;
    private Instant changedAt;

    @Embedded
    private Publication publication = new Publication();

    private @Nullable String headline;
    private String body = "";
    private boolean keyEvent;
    private boolean unverified;

    @ElementCollection
    @CollectionTable(name = "entry_figure", joinColumns = @JoinColumn(name = "entry_id"))
    @OrderColumn(name = "position")
    private List<Figure> figures = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "entry_embed", joinColumns = @JoinColumn(name = "entry_id"))
    @OrderColumn(name = "position")
    private List<Embed> embeds = new ArrayList<>();

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "entry_id")
    @OrderColumn(name = "position")
    private List<Credit> credits = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "correction", joinColumns = @JoinColumn(name = "entry_id"))
    @OrderColumn(name = "position")
    private List<Correction> corrections = new ArrayList<>();

    @Version
    private long version;

    protected Entry() {}

    Entry(Story story, long number, long createdBy, Instant now) {
        this.story = story;
        this.number = number;
        this.createdBy = createdBy;
        this.createdAt = now;
        this.changedAt = now;
    }

    /** Sets the displayed time. A draft keeps it for publication; a published entry moves in the timeline. */
    void date(@Nullable Instant publishedAt) {
        publication.date(publishedAt);
    }

    /** Makes the entry a draft: neither scheduled nor submitted. */
    void makeDraft(Instant now) {
        publication.makeDraft(number);
        touch(now);
    }

    /** Submits the entry for review by an editor. A note from an earlier review is cleared. */
    void submit(Instant now) {
        publication.submit(number, now);
        touch(now);
    }

    /** Returns a submitted entry to its writer, with a note of what it lacks. */
    void sendBack(@Nullable String note, long by, Instant now) {
        publication.sendBack(number, note, by, now);
        touch(now);
    }

    void schedule(Instant publishedAt, Instant now) {
        publication.schedule(number, publishedAt, now);
        touch(now);
    }

    /** Makes the entry public. */
    void release(Instant publishedAt, Instant now) {
        publication.release(number, publishedAt, now);
        touch(now);
    }

    /** Sets the {@code updated} time that pages and feeds show. */
    void markUpdated(Instant now) {
        publication.markUpdated(now);
    }

    /** Retracts the entry, with a notice in its place, or silently where the law requires removal without trace. */
    void retract(@Nullable String reason, boolean silent, Instant now) {
        publication.retract(number, reason, silent, now);
        touch(now);
    }

    void restore(Instant now) {
        publication.restore(number);
        touch(now);
    }

    private void touch(Instant now) {
        changedAt = now;
    }

    void write(@Nullable String headline, String body, boolean keyEvent, boolean unverified, Instant now) {
        publication.mustStand(number);
        this.headline = headline;
        this.body = body;
        this.keyEvent = keyEvent;
        this.unverified = unverified;
        touch(now);
    }

    void illustrate(List<Figure> figures) {
        List<Figure> fresh =
                figures.stream().map(figure -> figure.after(this.figures)).toList();
        this.figures.clear();
        this.figures.addAll(fresh);
    }

    void embed(List<Embed> embeds) {
        this.embeds.clear();
        this.embeds.addAll(embeds);
    }

    void credit(List<Credit> credits) {
        this.credits.clear();
        this.credits.addAll(credits);
    }

    void correct(Correction correction) {
        mustBePublished();
        corrections.add(correction.numbered(corrections.size() + 1));
        markUpdated(correction.correctedAt());
        touch(correction.correctedAt());
    }

    /**
     * Changes the text of a correction that readers see.
     *
     * @return          the correction before the change
     * @throws NotFound  when the entry has no correction of that number
     * @throws Conflict when the correction is withdrawn or the entry is not published
     */
    Correction changeCorrection(int number, String text, Instant now) {
        Correction standing = standing(number);
        corrections.set(number - 1, standing.saying(text, now));
        markUpdated(now);
        touch(now);
        return standing;
    }

    /**
     * Withdraws a correction from readers, and returns it as it was before. Throws as {@link #changeCorrection} does.
     */
    Correction withdrawCorrection(int number, Instant now) {
        Correction standing = standing(number);
        corrections.set(number - 1, standing.withdrawn(now));
        markUpdated(now);
        touch(now);
        return standing;
    }

    /**
     * Shows a withdrawn correction to readers again.
     *
     * @throws Conflict when the correction is not withdrawn
     */
    void reinstateCorrection(int number, Instant now) {
        Correction withdrawn = correction(number);
        if (withdrawn.isStanding()) {
            throw new Conflict(
                    "correction-stands",
                    "Correction " + number + " of entry " + number() + " is not withdrawn.",
                    number,
                    number());
        }
        corrections.set(number - 1, withdrawn.withdrawn(null));
        markUpdated(now);
        touch(now);
    }

    private Correction standing(int number) {
        mustBePublished();
        Correction found = correction(number);
        if (!found.isStanding()) {
            throw new Conflict(
                    "correction-withdrawn",
                    "Correction " + number + " of entry " + number() + " is withdrawn.",
                    number,
                    number());
        }
        return found;
    }

    private Correction correction(int number) {
        if (number < 1 || number > corrections.size()) {
            throw new NotFound("correction", number);
        }
        return corrections.get(number - 1);
    }

    private void mustBePublished() {
        if (status() != EntryStatus.PUBLISHED) {
            throw new Conflict(
                    "not-published",
                    "Only a published entry can be corrected; entry " + number() + " is " + status().word() + ".",
                    number());
        }
    }

    /** Returns the entry's current content in the form in which content is posted. */
    public EntryContent content() {
        return EntryContentBuilder.builder()
                .headline(headline)
                .body(body)
                .publishedAt(publishedAt())
                .keyEvent(keyEvent)
                .figures(figures.stream().map(Figure::content).toList())
                .credits(credits.stream().map(Credit::content).toList())
                .embeds(embeds())
                .unverified(unverified)
                .build();
    }

    /**
     * Position of the entry in the timeline.
     *
     * @throws NullPointerException when the entry has no time
     */
    public TimelineKey key() {
        return new TimelineKey(Objects.requireNonNull(publishedAt()), number);
    }

    public Long id() {
        return id;
    }

    public Story story() {
        return story;
    }

    public long number() {
        return number;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public long createdBy() {
        return createdBy;
    }

    public Instant changedAt() {
        return changedAt;
    }

    public long version() {
        return version;
    }

    /** Returns the entry's state from draft to retraction, with the time of each transition. */
    public Publication publication() {
        return publication;
    }

    public EntryStatus status() {
        return publication.status();
    }

    /** Whether readers may read the entry, given that its story is public. */
    public boolean isPublic() {
        return publication.isPublic();
    }

    /** Displayed time of the entry. */
    public @Nullable Instant publishedAt() {
        return publication.publishedAt();
    }

    public @Nullable String headline() {
        return headline;
    }

    public String body() {
        return body;
    }

    public boolean keyEvent() {
        return keyEvent;
    }

    /** Whether the entry's facts are not yet verified. Readers see a label that says so. */
    public boolean unverified() {
        return unverified;
    }

    public List<Figure> figures() {
        return List.copyOf(figures);
    }

    public List<Embed> embeds() {
        return List.copyOf(embeds);
    }

    public List<Credit> credits() {
        return List.copyOf(credits);
    }

    /** Returns the corrections that readers see, in order. */
    public List<Correction> corrections() {
        return corrections.stream().filter(Correction::isStanding).toList();
    }
}
