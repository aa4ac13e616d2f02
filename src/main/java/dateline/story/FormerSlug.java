package dateline.story;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Instant;

/** An address a story once had; it leads to the story for good. */
@Entity
class FormerSlug {

    @Id
    private String slug;

    @ManyToOne(fetch = FetchType.LAZY)
    private Story story;

    @SuppressWarnings("UnusedVariable") // only SQL reads it
    private Instant retiredAt;

    protected FormerSlug() {}

    FormerSlug(String slug, Story story, Instant now) {
        this.slug = slug;
        this.story = story;
        this.retiredAt = now;
    }

    Story story() {
        return story;
    }
}
