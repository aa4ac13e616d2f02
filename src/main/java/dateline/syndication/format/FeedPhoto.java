package dateline.syndication.format;

import dateline.publishing.view.FigureView;
import org.jspecify.annotations.Nullable;

/**
 * A photo of an item: the largest JPEG rendition.
 *
 * @param bytes the length of the file; null when it could not be read
 */
public record FeedPhoto(FigureView figure, @Nullable Long bytes) {

    static final String TYPE = "image/jpeg";

    String url() {
        return figure.url();
    }

    /** Returns the caption, or else the alt text; null when there is neither. */
    @Nullable
    String description() {
        return figure.caption() == null && !figure.alt().isEmpty() ? figure.alt() : figure.caption();
    }

    /** Returns the URL of the smallest rendition. */
    String thumbnail() {
        String path = figure.srcset().split(" ", 2)[0];
        return url().substring(0, url().lastIndexOf('/')) + path.substring(path.lastIndexOf('/'));
    }

    @Nullable
    String length() {
        return bytes == null ? null : String.valueOf(bytes);
    }
}
