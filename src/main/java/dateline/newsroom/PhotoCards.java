package dateline.newsroom;

import dateline.photo.Photo;
import dateline.photo.Photos;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The photos that forms hold. */
@Component
public class PhotoCards {

    private final Photos photos;

    PhotoCards(Photos photos) {
        this.photos = photos;
    }

    /** By the photo's key; a key that names no photo is left out. */
    public Map<String, PhotoCard> of(List<FigureForm> figures) {
        return photos
                .findByKeyIn(figures.stream()
                        .map(FigureForm::photo)
                        .filter(Objects::nonNull)
                        .toList())
                .stream()
                .collect(Collectors.toMap(Photo::key, PhotoCard::of));
    }
}
