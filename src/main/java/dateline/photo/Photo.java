package dateline.photo;

import dateline.contributor.CreditLine;
import dateline.photo.metadata.PhotoField;
import dateline.photo.metadata.PhotoText;
import dateline.photo.rendition.FocalPoint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Uploaded photo with its metadata. The fields have IPTC's names: caption, alt text, creator, credit line, source,
 * copyright notice.
 */
@Entity
public class Photo {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String key;
    private @Nullable String fileName;
    private String mediaType;
    private long bytes;
    private int width;
    private int height;
    private @Nullable String headline;
    private @Nullable String caption;
    private @Nullable String alt;
    private @Nullable String creator;
    private @Nullable String credit;

    @SuppressWarnings("UnusedVariable") // read by SQL only
    private @Nullable String source;

    private @Nullable String copyrightNotice;
    private @Nullable String usageTerms;

    private @Nullable String instructions;
    private boolean animated;

    private @Nullable String digitalSourceType;
    private @Nullable String licenseUrl;
    private @Nullable String acquireLicenseUrl;

    // Written by SQL alone: it is not part of what two editors may both have changed.
    @Column(name = "focus_x", insertable = false, updatable = false)
    private @Nullable Double focusX;

    @Column(name = "focus_y", insertable = false, updatable = false)
    private @Nullable Double focusY;

    private Instant filedAt;
    private long filedBy;
    private boolean kept;

    @Version
    private long version;

    protected Photo() {}

    /**
     * Creates a photo of the given size in displayed pixels, with the orientation applied. The key is part of its URLs
     * and must not be guessable.
     */
    public Photo(
            String key,
            @Nullable String fileName,
            String mediaType,
            long bytes,
            int width,
            int height,
            long filedBy,
            Instant now) {
        this.key = key;
        this.fileName = fileName;
        this.mediaType = mediaType;
        this.bytes = bytes;
        this.width = width;
        this.height = height;
        this.filedBy = filedBy;
        this.filedAt = now;
    }

    /** Sets the texts from which later uses of the photo start. */
    public void describe(
            @Nullable String caption, @Nullable String alt, @Nullable String creator, @Nullable String credit) {
        this.caption = caption;
        this.alt = alt;
        this.creator = creator;
        this.credit = credit;
    }

    /** Sets the point that crops keep in sight; null for none. */
    void focus(@Nullable FocalPoint point) {
        focusX = point == null ? null : point.x();
        focusY = point == null ? null : point.y();
    }

    /** Returns the point that crops keep in sight; null when nobody set one. */
    public @Nullable FocalPoint focalPoint() {
        return focusX == null || focusY == null ? null : new FocalPoint(focusX, focusY);
    }

    /** Sets the credit of a photo whose file names neither a creator nor a credit. */
    void credit(String given) {
        credit = given;
    }

    /** Keeps the photo even when it is not used. The database does the same for a photo that was ever used. */
    public void keep() {
        this.kept = true;
    }

    public boolean isKept() {
        return kept;
    }

    /** Sets further metadata from the file. */
    public void note(
            @Nullable String headline,
            @Nullable String source,
            @Nullable String copyrightNotice,
            @Nullable String usageTerms,
            @Nullable String instructions,
            @Nullable String digitalSourceType) {
        this.headline = headline;
        this.source = source;
        this.copyrightNotice = copyrightNotice;
        this.usageTerms = usageTerms;
        this.instructions = instructions;
        this.digitalSourceType = digitalSourceType;
    }

    /** Sets the page about the photo's licence, and the page where a licence can be acquired. */
    public void license(@Nullable String licenseUrl, @Nullable String acquireLicenseUrl) {
        this.licenseUrl = licenseUrl;
        this.acquireLicenseUrl = acquireLicenseUrl;
    }

    /**
     * Returns the credit line, such as {@code ROBYN BECK/AFP/Getty Images}. A credit that contains the creator's name
     * is used as it is. Null when there is neither creator nor credit.
     */
    public @Nullable String creditLine() {
        if (creator == null) {
            return credit;
        }
        boolean named = credit != null && credit.toLowerCase(Locale.ROOT).contains(creator.toLowerCase(Locale.ROOT));
        return named ? credit : CreditLine.photographer(List.of(creator), credit);
    }

    public Long id() {
        return id;
    }

    public String key() {
        return key;
    }

    public @Nullable String fileName() {
        return fileName;
    }

    /** Returns what the newsroom calls the photo in messages: its file's name, else its caption, else its key. */
    public String name() {
        return fileName != null ? fileName : caption != null ? PhotoText.clean(caption, PhotoField.HEADLINE) : key;
    }

    public String mediaType() {
        return mediaType;
    }

    public long bytes() {
        return bytes;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public @Nullable String headline() {
        return headline;
    }

    public @Nullable String caption() {
        return caption;
    }

    public @Nullable String alt() {
        return alt;
    }

    public @Nullable String creator() {
        return creator;
    }

    public @Nullable String credit() {
        return credit;
    }

    public @Nullable String copyrightNotice() {
        return copyrightNotice;
    }

    public @Nullable String usageTerms() {
        return usageTerms;
    }

    /** Special instructions of the agency, for the newsroom only. */
    public @Nullable String instructions() {
        return instructions;
    }

    /** Returns the strictest restriction that the instructions or usage terms state. */
    public Optional<UsageRestriction> restriction() {
        return UsageRestriction.in(instructions, usageTerms);
    }

    /** Whether the file is an animation, of which readers see the first frame. */
    public boolean isAnimated() {
        return animated;
    }

    /** Notes that the file is an animation. */
    public void still(boolean animation) {
        animated = animation;
    }

    public @Nullable String digitalSourceType() {
        return digitalSourceType;
    }

    public @Nullable String licenseUrl() {
        return licenseUrl;
    }

    public @Nullable String acquireLicenseUrl() {
        return acquireLicenseUrl;
    }

    public Instant filedAt() {
        return filedAt;
    }

    public long filedBy() {
        return filedBy;
    }

    public long version() {
        return version;
    }
}
