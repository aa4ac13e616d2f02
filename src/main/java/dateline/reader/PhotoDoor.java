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
import org.springframework.stereotype.Component;

/** Renditions and crops of the photos that readers may see. */
@Component
class PhotoDoor implements Door {

    private static final Pattern FILE = Pattern.compile("(\\d{1,5})\\.([a-z]{3,4})");
    private static final Pattern CROP = Pattern.compile("\\d{1,2}x\\d{1,2}/\\d{1,5}\\.jpg");
    private static final Ready NO_PHOTO = Ready.of("text/plain; charset=utf-8", "There is no such photo.\n").status(404).build();

    /** For ever in a browser that has shown it; a shared cache asks again, so that a photo taken back is gone from there. */
    private static final String IMMUTABLE = "public, max-age=31536000, immutable, s-maxage=3, stale-while-revalidate=4, stale-if-error=4";

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
        return shelf.photo(request, "/photos/" + key + "/" + rendition.fileName(), () -> find(key, rendition.format(),
            photo -> renditions.bytes(key, photo.width(), rendition)), () -> NO_PHOTO);
    }

    private Answer crop(Request request) {
        String key = request.parameter("key");
        String path = request.parameter("shape") + "/" + request.parameter("file");
        if (!CROP.matcher(path).matches()) {
            return NO_PHOTO;
        }
        return shelf.photo(request, "/photos/" + key + "/" + path, () -> find(key, RenditionFormat.JPEG,
            photo -> Crop.all(photo.width(), photo.height()).stream().filter(crop -> crop.path().equals(path)).findFirst()
                .flatMap(crop -> renditions.bytes(key, crop))), () -> NO_PHOTO);
    }

    private Optional<Document> find(String key, RenditionFormat format, Function<Photo, Optional<byte[]>> file) {
        return photos.findByKey(key).filter(photo -> photos.isPublic(photo.id())).flatMap(file)
            .map(bytes -> Document.of(Ready.of(format.mediaType(), bytes).cacheControl(IMMUTABLE).build(), Subjects.PHOTOS)
                .labelled(Set.of("photo/" + key)));
    }
}
