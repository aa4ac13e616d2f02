package dateline.photo.rendition;

import dateline.photo.file.PhotoFile;
import dateline.photo.metadata.PhotoHeader;
import dateline.photo.metadata.XmpBlock;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.Orientation;
import org.jspecify.annotations.Nullable;

/** Creates all files of a photo from one decoding: upright, in sRGB, with creator and rights and no other metadata. */
public final class Renditions {

    /**
     * Pixels above which a photo is decoded at half its width or less. That is still more than any rendition needs;
     * crops are limited to it.
     */
    static final long MOST_PIXELS = 25_000_000;

    private Renditions() {}

    /**
     * Returns the maximum heap in bytes: the decoded image with the largest one made from it, or the largest one with a
     * copy of it.
     */
    public static long heap(PhotoFile photo) {
        int widest = widest(photo);
        long largest = 4L * widest * Rendition.height(widest, photo.width(), photo.height());
        // Grey with transparency, or with 16 bits, is copied once more.
        int copies = photo.header().cost().pixel() > 2 ? 1 : 2;
        return Math.max(copies * PhotoDecoder.heap(photo, MOST_PIXELS), largest) + 2 * largest;
    }

    private static int widest(PhotoFile photo) {
        int most = Rendition.widths(photo.width()).getLast();
        return Crop.all(photo.width(), photo.height(), null).stream()
                .mapToInt(crop -> crop.needs(photo.width(), photo.height()))
                .reduce(most, Math::max);
    }

    /** Returns all files of a photo without a focal point. */
    static Map<String, byte[]> of(PhotoFile photo) {
        return of(photo, null, name -> true);
    }

    /**
     * Returns the wanted files by name. The same photo yields the same bytes each time.
     *
     * @param focus  the focal point of the crops
     * @param wanted whether a file of that name is to be made
     */
    static Map<String, byte[]> of(PhotoFile photo, @Nullable FocalPoint focus, Predicate<String> wanted) {
        byte[] rights = XmpBlock.rights(photo.metadata());
        BufferedImage largest = upright(photo, widest(photo));
        Map<String, byte[]> made = new LinkedHashMap<>();
        for (int width : Rendition.widths(photo.width())) {
            String webp = new Rendition(width, RenditionFormat.WEBP).fileName();
            String jpeg = new Rendition(width, RenditionFormat.JPEG).fileName();
            if (!wanted.test(webp) && !wanted.test(jpeg)) {
                continue;
            }
            BufferedImage image = scaled(largest, width, Rendition.height(width, photo.width(), photo.height()));
            made.put(webp, RenditionFiles.webp(image, rights));
            made.put(jpeg, RenditionFiles.jpeg(onWhite(image), rights));
        }
        Crop.all(photo.width(), photo.height(), focus).stream()
                .filter(crop -> wanted.test(crop.fileName()))
                .forEach(crop -> made.put(crop.fileName(), RenditionFiles.jpeg(onWhite(cut(largest, crop)), rights)));
        return made;
    }

    private static BufferedImage cut(BufferedImage image, Crop crop) {
        Rectangle part = crop.within(image.getWidth(), image.getHeight());
        return scaled(image.getSubimage(part.x, part.y, part.width, part.height), crop.width(), crop.height());
    }

    /** Scales first, since turning and converting colours cost by the pixel. */
    private static BufferedImage upright(PhotoFile photo, int width) {
        BufferedImage upright = ExifFilterUtils.getFilterForOrientation(Orientation.typeOf(photo.orientation()))
                .apply(stored(photo, width));
        return Colours.opaque(Colours.srgb(upright, photo.header().block(PhotoHeader.Block.PROFILE)));
    }

    /** A method of its own, so that the decoded image can be garbage-collected before the next one is made. */
    private static BufferedImage stored(PhotoFile photo, int width) {
        int height = Rendition.height(width, photo.width(), photo.height());
        boolean turned = photo.orientation() > 4;
        return scaled(
                Colours.plain(PhotoDecoder.decoded(photo, MOST_PIXELS)),
                turned ? height : width,
                turned ? width : height);
    }

    private static BufferedImage scaled(BufferedImage image, int width, int height) {
        int type = image.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        if (image.getWidth() == width && image.getHeight() == height && image.getType() == type) {
            return image;
        }
        try {
            return Thumbnails.of(image).forceSize(width, height).imageType(type).asBufferedImage();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static BufferedImage onWhite(BufferedImage image) {
        if (!image.getColorModel().hasAlpha()) {
            return image;
        }
        BufferedImage opaque = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = opaque.createGraphics();
        pen.drawImage(image, 0, 0, Color.WHITE, null);
        pen.dispose();
        return opaque;
    }
}
