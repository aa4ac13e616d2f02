package dateline.contributor;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Person who is credited in stories or entries, on staff or not. Each contributor has a page. */
@Entity
public class Contributor {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String slug;
    private String name;
    private @Nullable String title;
    private @Nullable String agency;
    private @Nullable String about;
    private @Nullable Long portraitId;

    @SuppressWarnings("UnusedVariable") // read by SQL only
    private Instant createdAt;

    @Version
    private long version;

    protected Contributor() {}

    public Contributor(String slug, String name, @Nullable String agency, Instant now) {
        this.slug = slug;
        this.name = name;
        this.agency = agency;
        this.createdAt = now;
    }

    /** Changes the name. The slug stays. */
    void rename(String name) {
        this.name = name;
    }

    void move(String slug) {
        this.slug = slug;
    }

    /** Sets what the contributor's page says. The portrait is the id of a photo. */
    public void describe(
            @Nullable String title, @Nullable String agency, @Nullable String about, @Nullable Long portraitId) {
        this.title = title;
        this.agency = agency;
        this.about = about;
        this.portraitId = portraitId;
    }

    public Long id() {
        return id;
    }

    public String slug() {
        return slug;
    }

    public String name() {
        return name;
    }

    public @Nullable String title() {
        return title;
    }

    public @Nullable String agency() {
        return agency;
    }

    public @Nullable String about() {
        return about;
    }

    public @Nullable Long portraitId() {
        return portraitId;
    }

    public long version() {
        return version;
    }
}
