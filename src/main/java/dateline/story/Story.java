package dateline.story;

import dateline.contributor.Credit;
import dateline.photo.Figure;
import dateline.story.section.Section;
import jakarta.persistence.AssociationOverride;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
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
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Live story. It has no reference to its entries; each entry refers to its story. */
@Entity
public class Story {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String slug;
    private String headline = "";
    private @Nullable String standfirst;

    @ManyToOne(fetch = FetchType.LAZY)
    private @Nullable Section section;

    // Hibernate sets this to null while all its times are null: read it by coverage() only.
    @Embedded
    private @Nullable Coverage coverage;

    private String language = "";
    private String timeZone = "";

    @Embedded
    @AssociationOverride(name = "photo", joinColumns = @JoinColumn(name = "lead_photo_id"))
    @AttributeOverride(name = "caption", column = @Column(name = "lead_caption"))
    @AttributeOverride(name = "alt", column = @Column(name = "lead_alt"))
    @AttributeOverride(name = "creditLine", column = @Column(name = "lead_credit_line"))
    @AttributeOverride(name = "clearance", column = @Column(name = "lead_clearance"))
    private @Nullable Figure leadFigure;

    @ElementCollection
    @CollectionTable(name = "story_tag", joinColumns = @JoinColumn(name = "story_id"))
    @OrderColumn(name = "position")
    @Column(name = "tag")
    private List<String> tags = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "summary_point", joinColumns = @JoinColumn(name = "story_id"))
    @OrderColumn(name = "position")
    private List<SummaryPoint> summary = new ArrayList<>();

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "story_id")
    @OrderColumn(name = "position")
    private List<Credit> credits = new ArrayList<>();

    @SuppressWarnings("UnusedVariable") // read by SQL only
    private Instant createdAt;

    private long createdBy;
    private @Nullable Long leadEntry;

    @Embedded
    private @Nullable StoryEvent event;
    // ChangeLog writes these three columns under the row's lock, without raising the version. A new entry therefore
    // does not make an editor's copy of the story stale.
    @Column(updatable = false)
    private Instant changedAt;

    @Column(updatable = false)
    private Instant updatedAt;

    @Column(insertable = false, updatable = false)
    private long seq;

    @Version
    private long version;

    protected Story() {}

    Story(String slug, long createdBy, Instant now) {
        this.slug = slug;
        this.createdBy = createdBy;
        this.createdAt = now;
        this.changedAt = now;
        this.updatedAt = now;
    }

    void describe(
            String headline,
            @Nullable String standfirst,
            @Nullable Section section,
            String language,
            String timeZone,
            List<String> tags) {
        this.headline = headline;
        this.standfirst = standfirst;
        this.section = section;
        this.language = language;
        this.timeZone = timeZone;
        replace(this.tags, tags);
    }

    void illustrate(@Nullable Figure leadFigure) {
        this.leadFigure = leadFigure == null
                ? null
                : leadFigure.after(leadFigure().stream().toList());
    }

    void summarize(List<SummaryPoint> points) {
        replace(summary, points);
    }

    void credit(List<Credit> credits) {
        this.credits.clear();
        this.credits.addAll(credits);
    }

    void move(String slug) {
        this.slug = slug;
    }

    /** Sets the number of the entry that the headline is about. */
    void setLeadEntry(@Nullable Long entry) {
        this.leadEntry = entry;
    }

    /** Sets the event that the story is about. */
    void describeEvent(@Nullable StoryEvent event) {
        this.event = event;
    }

    void tellIn(String language) {
        this.language = language;
    }

    void retitle(String headline) {
        this.headline = headline;
    }

    private static <T> void replace(List<T> old, List<T> by) {
        if (!old.equals(by)) {
            old.clear();
            old.addAll(by);
        }
    }

    /** Returns the story's current content in the form in which content is posted. */
    public StoryContent content() {
        return StoryContentBuilder.builder()
                .headline(headline)
                .standfirst(standfirst)
                .slug(slug)
                .section(section().map(Section::name).orElse(null))
                .timeZone(timeZone)
                .language(language)
                .tags(List.copyOf(tags))
                .summary(summary())
                .leadFigure(leadFigure == null ? null : leadFigure.content())
                .credits(credits.stream().map(Credit::content).toList())
                .window(coverage().window())
                .leadEntry(leadEntry)
                .event(event)
                .build();
    }

    /** Returns the state of the story's coverage, with its times. */
    public Coverage coverage() {
        if (coverage == null) {
            coverage = new Coverage();
        }
        return coverage;
    }

    public Status status() {
        return coverage().status();
    }

    /** Whether readers may see the story. */
    public boolean isPublic() {
        return coverage().isPublic();
    }

    public ZoneId zone() {
        return ZoneId.of(timeZone);
    }

    public Locale locale() {
        return Locale.forLanguageTag(language);
    }

    public Long id() {
        return id;
    }

    public String slug() {
        return slug;
    }

    public String headline() {
        return headline;
    }

    public @Nullable String standfirst() {
        return standfirst;
    }

    public Optional<Section> section() {
        return Optional.ofNullable(section);
    }

    public String language() {
        return language;
    }

    public Optional<Figure> leadFigure() {
        return Optional.ofNullable(leadFigure);
    }

    public List<String> tags() {
        return List.copyOf(tags);
    }

    public List<SummaryPoint> summary() {
        return List.copyOf(summary);
    }

    public List<Credit> credits() {
        return List.copyOf(credits);
    }

    public long createdBy() {
        return createdBy;
    }

    /** Number of the entry that the headline is about. */
    public @Nullable Long leadEntry() {
        return leadEntry;
    }

    public Optional<StoryEvent> event() {
        return Optional.ofNullable(event);
    }

    /** When the story's pages last changed, small fixes included. */
    public Instant changedAt() {
        return changedAt;
    }

    /** When readers were last notified of a change. Small fixes do not count. */
    public Instant updatedAt() {
        return updatedAt;
    }

    /** Sequence number of the story's latest change at the time the story was read. */
    public long seq() {
        return seq;
    }

    public long version() {
        return version;
    }
}
