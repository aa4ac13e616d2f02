package dateline.reader;

import dateline.http.Answer;
import dateline.http.PreparedResponse;
import dateline.http.Request;
import dateline.http.RouteSource;
import dateline.http.Routes;
import dateline.photo.Photo;
import dateline.photo.Photos;
import dateline.photo.rendition.Crop;
import dateline.photo.rendition.Rendition;
import dateline.photo.rendition.RenditionFormat;
import dateline.photo.rendition.RenditionStore;
import dateline.platform.settings.Urls;
import dateline.publishing.cache.CachedResponse;
import dateline.publishing.cache.ResponseCache;
import dateline.publishing.cache.SurrogateKeys;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Serves renditions and crops of public photos. */
@Component
class PhotoHandler implements RouteSource {

    private static final Pattern FILE = Pattern.compile("(\\d{1,5})\\.([a-z]{3,4})");
    /** Shape, the position of the focal point if there is one, and width. */
    private static final Pattern CROP = Pattern.compile("(\\d{1,2}x\\d{1,2})(-\\d{1,4}-\\d{1,4})?(/\\d{1,5}\\.jpg)");

    private static final PreparedResponse NO_PHOTO = PreparedResponse.of(
                    "text/plain; charset=utf-8", "There is no such photo.\n")
            .status(404)
            .build();

    /**
     * Browsers keep a photo for a year. Shared caches revalidate after seconds, so that a photo which is no longer
     * public disappears from them.
     */
    private static final String IMMUTABLE =
            "public, max-age=31536000, immutable, s-maxage=3, stale-while-revalidate=4, stale-if-error=4";

    /**
     * How many stories a photo's response depends on. When one of them drops the photo, the photo is looked up again,
     * with other stories if there are more.
     */
    private static final int MOST_STORIES = 50;

    private final ResponseCache responseCache;
    private final Photos photos;
    private final RenditionStore renditions;
    private final Urls urls;

    PhotoHandler(ResponseCache responseCache, Photos photos, RenditionStore renditions, Urls urls) {
        this.urls = urls;
        this.responseCache = responseCache;
        this.photos = photos;
        this.renditions = renditions;
    }

    @Override
    public void open(Routes routes) {
        routes.get("/photos/{key}/{file}", this::photo);
        routes.get("/photos/{key}/{shape}/{file}", this::crop);
    }

    private Answer photo(Request request) {
        String key = request.parameter("key");
        Matcher file = FILE.matcher(request.parameter("file"));
        if (!file.matches()) {
            return NO_PHOTO;
        }
        Optional<RenditionFormat> format = RenditionFormat.of(file.group(2));
        if (format.isEmpty()) {
            return NO_PHOTO;
        }
        Rendition rendition = new Rendition(Integer.parseInt(file.group(1)), format.get());
        return responseCache.photo(
                request,
                "/photos/" + key + "/" + rendition.fileName(),
                () -> find(key, rendition.format(), photo -> renditions.bytes(key, photo.width(), rendition)),
                () -> NO_PHOTO);
    }

    private Answer crop(Request request) {
        String key = request.parameter("key");
        String path = request.parameter("shape") + "/" + request.parameter("file");
        Matcher parts = CROP.matcher(path);
        if (!parts.matches()) {
            return NO_PHOTO;
        }
        boolean isFocused = parts.group(2) != null;
        return responseCache.photo(
                request,
                "/photos/" + key + "/" + path,
                () -> find(
                        key,
                        RenditionFormat.JPEG,
                        photo -> Crop.all(photo.width(), photo.height(), isFocused ? photo.focalPoint() : null).stream()
                                .filter(crop -> crop.path().equals(path))
                                .findFirst()
                                .flatMap(crop -> renditions.bytes(key, crop))),
                // The focal point was moved since: search engines hold on to URLs.
                () -> isFocused ? unfocused(key, parts.group(1) + parts.group(3)) : NO_PHOTO);
    }

    /** Leads to the crop that has no focal point, which each photo has. */
    private Answer unfocused(String key, String path) {
        return new Answer.Redirect(302, urls.path(urls.crop(key, path)), "no-store");
    }

    private Optional<CachedResponse> find(String key, RenditionFormat format, Function<Photo, Optional<byte[]>> file) {
        return photos.findByKey(key)
                .filter(photo -> photos.isPublic(photo.id()))
                .flatMap(photo -> {
                    // Read the subjects before the file: a change from then on marks the response as stale.
                    Set<String> subjects = subjects(photo);
                    return file.apply(photo)
                            .map(bytes -> new CachedResponse(
                                    PreparedResponse.of(format.mediaType(), bytes)
                                            .cacheControl(IMMUTABLE)
                                            .build(),
                                    subjects,
                                    Set.of(SurrogateKeys.PHOTOS)));
                });
    }

    /**
     * What may make the photo non-public: changes of the stories that show it. A photo that no story shows is a
     * portrait.
     */
    private Set<String> subjects(Photo photo) {
        Set<String> subjects = photos.stories(photo.id(), MOST_STORIES).stream()
                .map(SurrogateKeys::photos)
                .collect(Collectors.toSet());
        if (subjects.isEmpty()) {
            subjects.add(SurrogateKeys.PORTRAITS);
        }
        subjects.add(SurrogateKeys.photo(photo.key()));
        return subjects;
    }
}
