package dateline.syndication;

import dateline.page.FigureView;
import org.jspecify.annotations.Nullable;

/**
 * A photo of an item: the largest JPEG it is served as.
 *
 * @param bytes the length of that file; null when the file is not at hand
 */
public record FeedPhoto(FigureView figure, @Nullable Long bytes) {

    static final String TYPE = "image/jpeg";

    String url() {
        return figure.url();
    }

    /** The caption; the alt text where there is none; null where nothing is said. */
    @Nullable
    String description() {
        return figure.caption() == null && !figure.alt().isEmpty() ? figure.alt() : figure.caption();
    }

    /** The address of its smallest rendition. */
    String thumbnail() {
        String path = figure.srcset().split(" ", 2)[0];
        return url().substring(0, url().lastIndexOf('/')) + path.substring(path.lastIndexOf('/'));
    }

    @Nullable
    String length() {
        return bytes == null ? null : String.valueOf(bytes);
    }
}
