package dateline.entry;

import dateline.contributor.Credit;
import dateline.photo.Figure;
import dateline.site.Conflict;
import dateline.story.Story;
import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
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

/** One timestamped update of a story. Its number is its address for good; its state is told by when each thing happened to it. */
@Entity
public class Entry {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @ManyToOne(fetch = FetchType.LAZY)
    private Story story;
    private long number;
    private @Nullable String headline;
    private String body = "";
    private boolean keyEvent;
    @ElementCollection
    @CollectionTable(name = "entry_figure", joinColumns = @JoinColumn(name = "entry_id"))
    @OrderColumn(name = "position")
    private List<Figure> figures = new ArrayList<>();
    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "entry_id")
    @OrderColumn(name = "position")
    private List<Credit> credits = new ArrayList<>();
    @ElementCollection
    @CollectionTable(name = "correction", joinColumns = @JoinColumn(name = "entry_id"))
    @OrderColumn(name = "position")
    private List<Correction> corrections = new ArrayList<>();
    private Instant createdAt;
    private long createdBy;
    private @Nullable Instant publishedAt;
    private @Nullable Instant scheduledAt;
    private @Nullable Instant releasedAt;
    private @Nullable Instant updatedAt;
    private @Nullable Instant retractedAt;
    private @Nullable String retractionReason;
    private boolean retractionSilent;
    private Instant changedAt;
    @Version
    private long version;

    protected Entry() {
    }

    Entry(Story story, long number, long createdBy, Instant now) {
        this.story = story;
        this.number = number;
        this.createdBy = createdBy;
        this.createdAt = now;
        this.changedAt = now;
    }

    void write(@Nullable String headline, String body, boolean keyEvent, Instant now) {
        mustStand();
        this.headline = headline;
        this.body = body;
        this.keyEvent = keyEvent;
        this.changedAt = now;
    }

    void illustrate(List<Figure> figures) {
        this.figures.clear();
        this.figures.addAll(figures);
    }

    void credit(List<Credit> credits) {
        this.credits.clear();
        this.credits.addAll(credits);
    }

    /** Gives the entry its time: kept on a draft, moved on a published one. */
    void date(@Nullable Instant publishedAt) {
        this.publishedAt = publishedAt;
    }

    void schedule(Instant publishedAt, Instant now) {
        mustWait();
        this.publishedAt = publishedAt;
        this.scheduledAt = now;
        this.changedAt = now;
    }

    void unschedule(Instant now) {
        mustWait();
        this.scheduledAt = null;
        this.changedAt = now;
    }

    /** Readers may see it from now on. */
    void release(Instant publishedAt, Instant now) {
        mustWait();
        this.publishedAt = publishedAt;
        this.scheduledAt = null;
        this.releasedAt = now;
        this.changedAt = now;
    }

    /** Tells readers that the entry is no longer what it was: {@code updated} moves, for pages and feeds. */
    void markUpdated(Instant now) {
        this.updatedAt = now;
    }

    void correct(Correction correction) {
        if (status() != EntryStatus.PUBLISHED) {
            throw new Conflict("not-published", "Only a published entry can be corrected; entry " + number + " is " + status().word() + ".");
        }
        corrections.add(correction);
        updatedAt = correction.correctedAt();
        changedAt = correction.correctedAt();
    }

    /** Takes the entry back: with a notice in its place, or silently where the law wants no trace. */
    void retract(@Nullable String reason, boolean silent, Instant now) {
        mustStand();
        retractedAt = now;
        retractionReason = reason;
        retractionSilent = silent || releasedAt == null;
        scheduledAt = null;
        changedAt = now;
    }

    void restore(Instant now) {
        if (retractedAt == null) {
            throw new Conflict("not-retracted", "Entry " + number + " is not retracted.");
        }
        retractedAt = null;
        retractionReason = null;
        retractionSilent = false;
        changedAt = now;
    }

    private void mustStand() {
        if (retractedAt != null) {
            throw new Conflict("retracted", "Entry " + number + " is retracted: restore it first.");
        }
    }

    private void mustWait() {
        mustStand();
        if (releasedAt != null) {
            throw new Conflict("published", "Entry " + number + " is published already.");
        }
    }

    public EntryStatus status() {
        if (retractedAt != null) {
            return EntryStatus.RETRACTED;
        }
        return releasedAt != null ? EntryStatus.PUBLISHED : scheduledAt != null ? EntryStatus.SCHEDULED : EntryStatus.DRAFT;
    }

    /** Whether readers may read its words, given that its story is public. */
    public boolean isPublic() {
        return releasedAt != null && retractedAt == null;
    }

    /** Whether readers are told, in its place, that it was retracted. */
    public boolean leavesNotice() {
        return releasedAt != null && retractedAt != null && !retractionSilent;
    }

    /** Its place in the timeline; only an entry with a time has one. */
    public TimelineKey key() {
        return new TimelineKey(Objects.requireNonNull(publishedAt), number);
    }

    /** What it says now, in the words it was given in. */
    public EntryContent content() {
        return new EntryContent(headline, body, publishedAt, keyEvent, figures.stream().map(Figure::content).toList(),
            credits.stream().map(Credit::content).toList());
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

    public @Nullable String headline() {
        return headline;
    }

    public String body() {
        return body;
    }

    public boolean keyEvent() {
        return keyEvent;
    }

    public List<Figure> figures() {
        return List.copyOf(figures);
    }

    public List<Credit> credits() {
        return List.copyOf(credits);
    }

    public List<Correction> corrections() {
        return List.copyOf(corrections);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public long createdBy() {
        return createdBy;
    }

    /** The time the entry is headed with. */
    public @Nullable Instant publishedAt() {
        return publishedAt;
    }

    /** When it became public. */
    public @Nullable Instant releasedAt() {
        return releasedAt;
    }

    /** When readers were last told of a change worth a mark, a correction or an update; null when never. */
    public @Nullable Instant updatedAt() {
        return updatedAt;
    }

    public @Nullable Instant retractedAt() {
        return retractedAt;
    }

    public @Nullable String retractionReason() {
        return retractionReason;
    }

    public Instant changedAt() {
        return changedAt;
    }

    public long version() {
        return version;
    }
}
