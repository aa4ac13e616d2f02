package dateline.reader;

import dateline.edition.Document;
import dateline.edition.Shelf;
import dateline.edition.Subjects;
import dateline.image.Crop;
import dateline.image.Rendition;
import dateline.image.RenditionFormat;
import dateline.image.RenditionRoom;
import dateline.photo.Photo;
import dateline.photo.Photos;
import dateline.press.Answer;
import dateline.press.Door;
import dateline.press.Ready;
import dateline.press.Request;
import dateline.press.Routes;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Renditions and crops of the photos that readers may see. */
@Component
class PhotoDoor implements Door {

    private static final Pattern FILE = Pattern.compile("(\\d{1,5})\\.([a-z]{3,4})");
    private static final Pattern CROP = Pattern.compile("\\d{1,2}x\\d{1,2}/\\d{1,5}\\.jpg");
    private static final Ready NO_PHOTO = Ready.of("text/plain; charset=utf-8", "There is no such photo.\n")
            .status(404)
            .build();

    /** For ever in a browser that has shown it; a shared cache asks again, so that a photo taken back is gone from there. */
    private static final String IMMUTABLE =
            "public, max-age=31536000, immutable, s-maxage=3, stale-while-revalidate=4, stale-if-error=4";

    /** It goes when the last of them goes, and before that it is looked at anew whenever one does. */
    private static final int MOST_STORIES = 50;

    private final Shelf shelf;
    private final Photos photos;
    private final RenditionRoom renditions;

    PhotoDoor(Shelf shelf, Photos photos, RenditionRoom renditions) {
        this.shelf = shelf;
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
        return shelf.photo(
                request,
                "/photos/" + key + "/" + rendition.fileName(),
                () -> find(key, rendition.format(), photo -> renditions.bytes(key, photo.width(), rendition)),
                () -> NO_PHOTO);
    }

    private Answer crop(Request request) {
        String key = request.parameter("key");
        String path = request.parameter("shape") + "/" + request.parameter("file");
        if (!CROP.matcher(path).matches()) {
            return NO_PHOTO;
        }
        return shelf.photo(
                request,
                "/photos/" + key + "/" + path,
                () -> find(
                        key,
                        RenditionFormat.JPEG,
                        photo -> Crop.all(photo.width(), photo.height()).stream()
                                .filter(crop -> crop.path().equals(path))
                                .findFirst()
                                .flatMap(crop -> renditions.bytes(key, crop))),
                () -> NO_PHOTO);
    }

    private Optional<Document> find(String key, RenditionFormat format, Function<Photo, Optional<byte[]>> file) {
        return photos.findByKey(key)
                .filter(photo -> photos.isPublic(photo.id()))
                .flatMap(photo -> {
                    // Looked up first: what changes from here on is seen to have overtaken the file.
                    Set<String> subjects = subjects(photo);
                    return file.apply(photo)
                            .map(bytes -> new Document(
                                    Ready.of(format.mediaType(), bytes)
                                            .cacheControl(IMMUTABLE)
                                            .build(),
                                    subjects,
                                    Set.of(Subjects.PHOTOS)));
                });
    }

    /** What can take it away: the stories that show it, or for a portrait alone, whatever is taken back anywhere. */
    private Set<String> subjects(Photo photo) {
        Set<String> subjects = photos.stories(photo.id(), MOST_STORIES).stream()
                .map(Subjects::photos)
                .collect(Collectors.toSet());
        if (subjects.isEmpty()) {
            subjects.add(Subjects.PHOTOS);
        }
        subjects.add(Subjects.photo(photo.key()));
        return subjects;
    }
}
