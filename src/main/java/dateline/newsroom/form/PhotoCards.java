package dateline.newsroom.form;

import dateline.photo.Photo;
import dateline.photo.Photos;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Loads the photos that a form refers to. */
@Component
public class PhotoCards {

    private final Photos photos;

    PhotoCards(Photos photos) {
        this.photos = photos;
    }

    /** Returns the photos by key. Keys that name no photo are left out. */
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
