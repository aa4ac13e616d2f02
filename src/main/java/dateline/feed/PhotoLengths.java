package dateline.feed;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dateline.image.Rendition;
import dateline.image.RenditionFormat;
import dateline.image.RenditionRoom;
import dateline.page.FigureView;
import dateline.syndication.FeedPhoto;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How long the files of photos are, to the byte: subscribers are told before they fetch one. */
@Component
class PhotoLengths {

    private final RenditionRoom renditions;
    // A rendition never changes.
    private final Cache<String, Long> known = Caffeine.newBuilder().maximumSize(100_000).build();

    PhotoLengths(RenditionRoom renditions) {
        this.renditions = renditions;
    }

    FeedPhoto photo(FigureView figure) {
        return new FeedPhoto(figure, known.get(figure.url(), url -> length(figure)));
    }

    private @Nullable Long length(FigureView figure) {
        return renditions.bytes(figure.key(), figure.width(), new Rendition(figure.width(), RenditionFormat.JPEG))
            .map(bytes -> (long) bytes.length).orElse(null);
    }
}
