package dateline.photo;

import dateline.contributor.CreditLine;
import dateline.photo.metadata.PhotoMetadata;
import dateline.platform.error.Checks;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Texts given with an uploaded photo. Null takes the text from the file's metadata; empty means none.
 *
 * @param caption what the photo shows, when and where
 * @param alt     text alternative; empty marks the photo as decorative
 * @param creator photographer
 * @param credit  credit line of the agency or owner
 */
public record PhotoWords(
        @Nullable String caption,
        @Nullable String alt,
        @Nullable String creator,
        @Nullable String credit) {

    /** Takes all texts from the file's metadata. */
    public static final PhotoWords NONE = new PhotoWords(null, null, null, null);

    PhotoWords checked() {
        Checks checks = new Checks();
        PhotoWords clean = new PhotoWords(
                kept(caption, checks.text("caption", caption, FigureService.CAPTION)),
                kept(alt, checks.line("alt", alt, FigureService.ALT)),
                kept(creator, checks.name("creator", creator, 200)),
                kept(credit, checks.line("credit", credit, 200)));
        checks.settle();
        return clean;
    }

    PhotoWords or(PhotoMetadata metadata) {
        return new PhotoWords(
                caption == null ? said(metadata.caption()) : caption,
                alt == null ? said(metadata.altText()) : alt,
                creator == null ? said(CreditLine.names(metadata.creators())) : creator,
                credit == null ? said(metadata.creditLine()) : credit);
    }

    private static @Nullable String kept(@Nullable String given, @Nullable String checked) {
        return given == null || checked != null ? checked : "";
    }

    /** Returns the text when it is an HTTP or HTTPS URL, otherwise null. */
    static @Nullable String address(String text) {
        try {
            URI address = new URI(text);
            return address.getHost() != null
                            && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
                    ? text
                    : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    static @Nullable String said(String text) {
        return text.isEmpty() ? null : text;
    }
}
