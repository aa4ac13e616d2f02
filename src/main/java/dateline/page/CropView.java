package dateline.page;

import dateline.image.Crop;
import dateline.photo.Photo;
import dateline.site.Urls;
import java.util.List;

/**
 * A photo cut to a shape, for machines.
 *
 * @param url   absolute, a JPEG
 * @param width in pixels; {@code height} too
 */
public record CropView(String url, int width, int height) {

    static List<CropView> of(Photo photo, Urls urls) {
        return Crop.all(photo.width(), photo.height()).stream()
            .map(crop -> new CropView(urls.crop(photo.key(), crop.path()), crop.width(), crop.height())).toList();
    }
}
