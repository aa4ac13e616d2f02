package dateline.photo;

import dateline.contributor.CreditLine;
import dateline.image.PhotoMetadata;
import dateline.site.Checks;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a photo when it is filed; null where the file's own metadata is to say it, empty where nothing is to be said.
 *
 * @param caption what is to be seen, and when and where
 * @param alt     for those who do not see the photo; empty says that it is decorative
 * @param creator who took it
 * @param credit  the agency's or the owner's credit line
 */
public record PhotoWords(
        @Nullable String caption,
        @Nullable String alt,
        @Nullable String creator,
        @Nullable String credit) {

    /** The file speaks for itself. */
    public static final PhotoWords NONE = new PhotoWords(null, null, null, null);

    PhotoWords checked() {
        Checks checks = new Checks();
        PhotoWords clean = new PhotoWords(
                kept(caption, checks.text("caption", caption, FigureDesk.CAPTION)),
                kept(alt, checks.line("alt", alt, FigureDesk.ALT)),
                kept(creator, checks.line("creator", creator, 200)),
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

    /** An address of the web; null for anything else a file may say. */
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
