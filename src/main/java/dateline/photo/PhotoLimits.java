package dateline.photo;

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
record PhotoLimits(@DefaultValue("50MB") DataSize mostBytes, @DefaultValue("100") int mostMegapixels) {

    /** A rendition 1920 px wide must fit in WebP's 16,383 px of height. */
    static final int TALLEST = 8;

    void check(int width, int height) {
        if (width < 1 || height < 1) {
            throw UnreadablePhoto.damaged();
        }
        if ((long) width * height > mostMegapixels * 1_000_000L) {
            throw UnreadablePhoto.tooManyPixels(width, height, mostMegapixels);
        }
    }

    /** As displayed: a panorama held upright is tall only after its orientation is applied. */
    void checkShape(int width, int height) {
        if (height > (long) TALLEST * width) {
            throw UnreadablePhoto.tooTall(width, height, TALLEST);
        }
    }
}
