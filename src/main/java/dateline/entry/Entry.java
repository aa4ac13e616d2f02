package dateline.entry;

import dateline.contributor.Credit;
import dateline.photo.Figure;
import dateline.platform.error.Conflict;
import dateline.platform.error.NotFound;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Timestamped update of a story. Its number within the story is part of its address and never changes. */
@Entity
public class Entry extends Lifecycle {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    private Story story;

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

    protected Entry() {}

    Entry(Story story, long number, long createdBy, Instant now) {
        super(number, createdBy, now);
        this.story = story;
    }

    void write(@Nullable String headline, String body, boolean keyEvent, boolean unverified, Instant now) {
        mustStand();
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
        return new EntryContent(
                headline,
                body,
                publishedAt(),
                keyEvent,
                figures.stream().map(Figure::content).toList(),
                credits.stream().map(Credit::content).toList(),
                embeds(),
                unverified);
    }

    public Long id() {
        return id;
    }

    public Story story() {
        return story;
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
