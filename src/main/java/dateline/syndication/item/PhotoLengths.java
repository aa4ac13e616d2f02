package dateline.syndication.item;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dateline.photo.rendition.Rendition;
import dateline.photo.rendition.RenditionFormat;
import dateline.photo.rendition.RenditionStore;
import dateline.publishing.view.FigureView;
import dateline.syndication.format.FeedPhoto;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Finds the byte lengths of photo files, which feeds state for their enclosures. When a photo cannot be read, the feed
 * omits the length, and the photo is tried again after a minute: no feed fails because of a photo.
 */
@Component
class PhotoLengths {

    private static final Logger LOG = LoggerFactory.getLogger(PhotoLengths.class);

    private final RenditionStore renditions;
    // Never expires, because a rendition never changes.
    private final Cache<String, Long> known =
            Caffeine.newBuilder().maximumSize(100_000).build();
    private final Cache<String, Boolean> missing = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    PhotoLengths(RenditionStore renditions) {
        this.renditions = renditions;
    }

    FeedPhoto photo(FigureView figure) {
        Long length = known.getIfPresent(figure.url());
        if (length == null && missing.getIfPresent(figure.url()) == null) {
            length = length(figure).orElse(null);
            if (length == null) {
                missing.put(figure.url(), true);
            } else {
                known.put(figure.url(), length);
            }
        }
        return new FeedPhoto(figure, length);
    }

    private Optional<Long> length(FigureView figure) {
        try {
            return renditions
                    .bytes(figure.key(), figure.width(), new Rendition(figure.width(), RenditionFormat.JPEG))
                    .map(bytes -> (long) bytes.length);
        } catch (RuntimeException e) {
            LOG.warn("The length of photo {} is not known: {}", figure.key(), e.toString());
            return Optional.empty();
        }
    }
}
