package dateline.photo.file;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of uploaded photos.
 *
 * @param mostBytes      maximum file size
 * @param mostMegapixels maximum number of pixels, in millions. A JPEG that is decoded row by row, as cameras write them,
 *                       may have twice as many.
 */
@ConfigurationProperties("dateline.photos")
public record PhotoLimits(
        @DefaultValue("50MB") DataSize mostBytes,
        @DefaultValue("100") int mostMegapixels) {

    /** Maximum ratio of height to width: a rendition 1920 px wide must fit in WebP's 16,383 px of height. */
    private static final int TALLEST = 8;
    /** Maximum width and height in pixels, because decoders hold whole rows. JPEG allows no more either. */
    private static final int WIDEST = 65_535;

    /**
     * Checks the length of a file.
     *
     * @throws UnreadablePhoto when the file is too large
     */
    void check(long bytes) {
        if (bytes > mostBytes.toBytes()) {
            throw UnreadablePhoto.tooLarge(mostBytes.toMegabytes());
        }
    }

    /**
     * Checks the size of an image.
     *
     * @throws UnreadablePhoto when the image has too many pixels, or is too wide or too tall
     */
    void check(PhotoFile photo) {
        boolean byRow = photo.header().cost().byRow();
        int megapixels = mostMegapixels * (byRow ? 2 : 1);
        if (photo.pixels() > megapixels * 1_000_000L) {
            throw UnreadablePhoto.tooManyPixels(photo.width(), photo.height(), megapixels);
        }
        if (Math.max(photo.width(), photo.height()) > WIDEST) {
            throw UnreadablePhoto.tooWide(photo.width(), photo.height(), WIDEST);
        }
        if (photo.height() > (long) TALLEST * photo.width()) {
            throw UnreadablePhoto.tooTall(photo.width(), photo.height(), TALLEST);
        }
    }
}
