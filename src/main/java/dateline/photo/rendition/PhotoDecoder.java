package dateline.photo.rendition;

import com.luciad.imageio.webp.WebPImageReaderSpi;
import com.luciad.imageio.webp.WebPReadParam;
import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import dateline.photo.file.PhotoFile;
import dateline.photo.file.PhotoFormat;
import dateline.photo.file.UnreadablePhoto;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;

/** Decodes a photo's pixels as stored, without applying its orientation. */
public final class PhotoDecoder {

    /**
     * Readers are named instead of looked up, because a lookup depends on the class loader of the thread that ran the
     * first one.
     */
    private static final ImageReaderSpi JPEG = registered(new JPEGImageReaderSpi());

    private static final ImageReaderSpi WEBP = new WebPImageReaderSpi();

    /** Lets one very large image be decoded at a time: a progressive JPEG takes six bytes a pixel outside the heap. */
    private static final Semaphore GIANT = new Semaphore(1, true);

    /** Part of the decoder's warning that the data of a JPEG ended before the pixels were complete. */
    private static final String PREMATURE_END = "premature end of data segment";

    private static final long GIANT_PIXELS = 30_000_000;

    private PhotoDecoder() {}

    /**
     * Decodes every n-th pixel of each row and column, with the smallest n that yields at most {@code mostPixels}.
     * Memory is therefore bounded for any file.
     *
     * @throws UnreadablePhoto when the file is damaged, or needs more memory than there is
     */
    public static BufferedImage decoded(PhotoFile photo, long mostPixels) {
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

    /** Returns the smallest n for which every n-th pixel of rows and columns yields at most {@code mostPixels}. */
    static int step(long pixels, long mostPixels) {
        return Math.max(1, (int) Math.ceil(Math.sqrt((double) pixels / mostPixels)));
    }

    /** Returns the maximum heap in bytes that decoding takes. */
    public static long heap(PhotoFile photo, long mostPixels) {
        long step = step(photo.pixels(), mostPixels);
        // Decoders that scale down by themselves round up.
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
                ImageInputStream in = new PhotoStream(
                        photo.content().in(arena), photo.header().part())) {
            reader = reader(photo.format());
            reader.setInput(in, true, true);
            if (reader.getWidth(0) != photo.header().width()
                    || reader.getHeight(0) != photo.header().height()) {
                // The decoder sees another size than the one that was checked.
                throw UnreadablePhoto.damaged();
            }
            AtomicBoolean incomplete = new AtomicBoolean();
            reader.addIIOReadWarningListener((source, warning) -> {
                if (warning.contains(PREMATURE_END)) {
                    incomplete.set(true);
                }
            });
            BufferedImage image = reader.read(0, sampled(reader.getDefaultReadParam(), photo, step));
            if (incomplete.get() && !photo.header().part().isClosed()) {
                throw UnreadablePhoto.damaged();
            }
            return image;
        } catch (OutOfMemoryError e) {
            throw UnreadablePhoto.tooCostly();
        } catch (UnreadablePhoto e) {
            throw e;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // Decoders throw exceptions of all kinds for broken data.
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
            case TIFF -> ImageIO.getImageReadersByFormatName("tiff").next();
            case HEIC, AVIF -> throw new IllegalStateException("Not converted: " + format);
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

    /** Registers the provider. On registration it finds the JDK's own reader, on which it depends. */
    private static ImageReaderSpi registered(ImageReaderSpi provider) {
        IIORegistry.getDefaultInstance().registerServiceProvider(provider);
        return provider;
    }
}
