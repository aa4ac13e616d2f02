package dateline.image;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much photo the house takes.
 *
 * @param mostBytes      the largest file that is accepted
 * @param mostMegapixels the most pixels, in millions, that an accepted file may decode to
 */
@ConfigurationProperties("dateline.photos")
record PhotoLimits(
        @DefaultValue("50MB") DataSize mostBytes,
        @DefaultValue("100") int mostMegapixels) {

    /** A rendition 1920 px wide must fit in WebP's 16,383 px of height. */
    private static final int TALLEST = 8;
    /** Decoders hold whole rows; no JPEG has a longer one. */
    private static final int WIDEST = 65_535;

    /** @throws UnreadablePhoto when the file is larger than it may be */
    void check(long bytes) {
        if (bytes > mostBytes.toBytes()) {
            throw UnreadablePhoto.tooLarge(mostBytes.toMegabytes());
        }
    }

    /** @throws UnreadablePhoto when the image is larger than it may be, or too tall to be shown */
    void check(PhotoFile photo) {
        if (photo.pixels() > mostMegapixels * 1_000_000L) {
            throw UnreadablePhoto.tooManyPixels(photo.width(), photo.height(), mostMegapixels);
        }
        if (Math.max(photo.width(), photo.height()) > WIDEST) {
            throw UnreadablePhoto.tooWide(photo.width(), photo.height(), WIDEST);
        }
        if (photo.height() > (long) TALLEST * photo.width()) {
            throw UnreadablePhoto.tooTall(photo.width(), photo.height(), TALLEST);
        }
    }
}
