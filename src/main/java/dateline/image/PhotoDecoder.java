package dateline.image;

import com.luciad.imageio.webp.WebPImageReaderSpi;
import com.luciad.imageio.webp.WebPReadParam;
import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;

/** Decodes a photo's pixels, as they are stored: not turned yet. */
final class PhotoDecoder {

    /** Named rather than looked up: which readers a lookup finds depends on the class loader of the thread that asked first. */
    private static final ImageReaderSpi JPEG = registered(new JPEGImageReaderSpi());

    private static final ImageReaderSpi WEBP = new WebPImageReaderSpi();

    /** A progressive JPEG takes six bytes a pixel outside the heap: one such giant at a time. */
    private static final Semaphore GIANT = new Semaphore(1, true);

    private static final long GIANT_PIXELS = 30_000_000;

    private PhotoDecoder() {}

    /**
     * The image with every n-th pixel, n being the least that keeps it within so many: the memory is bounded whatever the file holds.
     *
     * @throws UnreadablePhoto when the file is damaged, or takes more memory than there is
     */
    static BufferedImage decoded(PhotoFile photo, long mostPixels) {
        if (photo.pixels() <= GIANT_PIXELS) {
            return read(photo, mostPixels);
        }
        GIANT.acquireUninterruptibly();
        try {
            return read(photo, mostPixels);
        } finally {
            GIANT.release();
        }
    }

    /** The n of every n-th pixel. */
    static int step(long pixels, long mostPixels) {
        return Math.max(1, (int) Math.ceil(Math.sqrt((double) pixels / mostPixels)));
    }

    /** How much heap that takes at most. */
    static long heap(PhotoFile photo, long mostPixels) {
        long step = step(photo.pixels(), mostPixels);
        // Decoders that shrink by themselves round up.
        return photo.header()
                .cost()
                .heap(
                        photo.pixels(),
                        (photo.header().width() / step + 1) * (photo.header().height() / step + 1));
    }

    private static BufferedImage read(PhotoFile photo, long mostPixels) {
        int step = step(photo.pixels(), mostPixels);
        ImageReader reader = null;
        try (Arena arena = Arena.ofConfined();
                ImageInputStream in = new PhotoStream(photo.content().in(arena))) {
            reader = reader(photo.format());
            reader.setInput(in, true, true);
            if (reader.getWidth(0) != photo.header().width()
                    || reader.getHeight(0) != photo.header().height()) {
                // What was checked is not what would be decoded.
                throw UnreadablePhoto.damaged();
            }
            return reader.read(0, sampled(reader.getDefaultReadParam(), photo, step));
        } catch (OutOfMemoryError e) {
            throw UnreadablePhoto.tooCostly();
        } catch (IOException | RuntimeException e) {
            // Decoders meet broken data with every kind of exception.
            throw UnreadablePhoto.damaged();
        } finally {
            if (reader != null) {
                reader.dispose();
            }
        }
    }

    private static ImageReader reader(PhotoFormat format) throws IOException {
        return switch (format) {
            case JPEG -> JPEG.createReaderInstance(null);
            case WEBP -> WEBP.createReaderInstance(null);
            case PNG -> ImageIO.getImageReadersByFormatName("png").next();
            case GIF -> ImageIO.getImageReadersByFormatName("gif").next();
        };
    }

    private static ImageReadParam sampled(ImageReadParam param, PhotoFile photo, int step) {
        if (step > 1 && param instanceof WebPReadParam webp) {
            webp.setUseScaling(true);
            webp.setScaledWidth(Math.max(1, photo.header().width() / step));
            webp.setScaledHeight(Math.max(1, photo.header().height() / step));
        } else {
            param.setSourceSubsampling(step, step, 0, 0);
        }
        return param;
    }

    /** It finds the JDK's own reader, which does part of its work, on registration. */
    private static ImageReaderSpi registered(ImageReaderSpi provider) {
        IIORegistry.getDefaultInstance().registerServiceProvider(provider);
        return provider;
    }
}
