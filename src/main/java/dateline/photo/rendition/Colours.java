package dateline.photo.rendition;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/**
 * Converts decoded images to plain sRGB. The JPEG decoder applies a colour profile itself; the decoders of PNG and WebP
 * leave the profile to the caller.
 */
final class Colours {

    private static final int[] RGB = {0, 1, 2};

    private Colours() {}

    /**
     * Converts grey images of custom types to RGB without changing their values. Java treats grey with transparency as
     * linear light, which would make it too bright.
     */
    static BufferedImage plain(BufferedImage image) {
        boolean grey = image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY;
        if (!grey || image.getType() != BufferedImage.TYPE_CUSTOM) {
            return image;
        }
        Raster samples = image.getRaster();
        boolean transparent = image.getColorModel().hasAlpha();
        BufferedImage plain = new BufferedImage(
                image.getWidth(),
                image.getHeight(),
                transparent ? BufferedImage.TYPE_4BYTE_ABGR : BufferedImage.TYPE_3BYTE_BGR);
        for (int band = 0; band < (transparent ? 4 : 3); band++) {
            copy(samples, band == 3 ? 1 : 0, plain.getRaster(), band);
        }
        return plain;
    }

    /**
     * Converts the image from the colours of the profile to sRGB. Returns it unchanged when the profile is not RGB or
     * is invalid.
     */
    static BufferedImage srgb(BufferedImage image, byte[] profile) {
        if (profile.length == 0) {
            return image;
        }
        try {
            ICC_Profile source = ICC_Profile.getInstance(profile);
            if (source.getColorSpaceType() == ColorSpace.TYPE_RGB) {
                WritableRaster colours =
                        image.getRaster().createWritableChild(0, 0, image.getWidth(), image.getHeight(), 0, 0, RGB);
                ICC_Profile[] way = {source, ICC_Profile.getInstance(ColorSpace.CS_sRGB)};
                colours.setRect(new ColorConvertOp(way, null).filter(colours, null));
            }
        } catch (CMMException | IllegalArgumentException e) {
            return image;
        }
        return image;
    }

    /**
     * Removes the alpha channel when no pixel is transparent. Such an image is smaller, and needs no white background.
     */
    static BufferedImage opaque(BufferedImage image) {
        if (!image.getColorModel().hasAlpha()) {
            return image;
        }
        for (int y = 0; y < image.getHeight(); y++) {
            for (int alpha : image.getAlphaRaster().getSamples(0, y, image.getWidth(), 1, 0, (int[]) null)) {
                if (alpha < 255) {
                    return image;
                }
            }
        }
        BufferedImage opaque = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        opaque.getRaster().setRect(image.getRaster().createChild(0, 0, image.getWidth(), image.getHeight(), 0, 0, RGB));
        return opaque;
    }

    private static void copy(Raster from, int fromBand, WritableRaster to, int toBand) {
        int depth = from.getSampleModel().getSampleSize(fromBand);
        for (int y = 0; y < from.getHeight(); y++) {
            int[] row = from.getSamples(0, y, from.getWidth(), 1, fromBand, (int[]) null);
            for (int x = 0; x < row.length; x++) {
                row[x] = depth > 8 ? row[x] >> depth - 8 : row[x] * 255 / ((1 << depth) - 1);
            }
            to.setSamples(0, y, row.length, 1, toBand, row);
        }
    }
}
