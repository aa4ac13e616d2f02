package dateline.story;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Instant;

/** Former slug of a story. Its address redirects to the story's current one. */
@Entity
class FormerSlug {

    @Id
    private String slug;

    @ManyToOne(fetch = FetchType.LAZY)
    private Story story;

    @SuppressWarnings("UnusedVariable") // read by SQL only
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
