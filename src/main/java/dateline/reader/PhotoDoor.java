package dateline.reader;

import dateline.edition.Document;
import dateline.edition.Shelf;
import dateline.edition.Subjects;
import dateline.photo.Photos;
import dateline.image.Rendition;
import dateline.image.RenditionFormat;
import dateline.image.RenditionRoom;
import dateline.press.Answer;
import dateline.press.Door;
import dateline.press.Ready;
import dateline.press.Request;
import dateline.press.Routes;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Renditions of the photos that readers may see. */
@Component
class PhotoDoor implements Door {

    private static final Pattern FILE = Pattern.compile("(\\d{1,5})\\.([a-z]{3,4})");
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
        return shelf.photo("/photos/" + key + "/" + rendition.fileName(), () -> find(key, rendition), () -> NO_PHOTO);
    }

    private Optional<Document> find(String key, Rendition rendition) {
        return photos.findByKey(key).filter(photo -> photos.isPublic(photo.id()))
            .flatMap(photo -> renditions.bytes(key, photo.width(), rendition))
            .map(bytes -> Document.of(Ready.of(rendition.format().mediaType(), bytes).cacheControl(IMMUTABLE).build(), Subjects.PHOTOS)
                .labelled(Set.of("photo/" + key)));
    }
}
