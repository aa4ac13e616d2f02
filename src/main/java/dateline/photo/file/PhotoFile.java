package dateline.photo.file;

import dateline.photo.metadata.ExifBlock;
import dateline.photo.metadata.PhotoHeader;
import dateline.photo.metadata.PhotoHeader.Block;
import dateline.photo.metadata.PhotoMetadata;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Image file of a known format with a valid structure. Its pixels are not decoded yet.
 *
 * @param length      in bytes
 * @param width       displayed width, with the orientation applied
 * @param height      displayed height
 * @param orientation Exif orientation of the stored image, 1 to 8
 */
public record PhotoFile(
        PhotoContent content,
        long length,
        PhotoFormat format,
        int width,
        int height,
        int orientation,
        PhotoHeader header,
        PhotoMetadata metadata) {

    /**
     * Reads the header and metadata of a file.
     *
     * @throws UnreadablePhoto when the file is no image of a known format, or is damaged
     */
    public static PhotoFile of(PhotoContent content) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            ByteBuffer file = content.in(arena);
            if (file.limit() == 0) {
                throw UnreadablePhoto.empty();
            }
            Optional<PhotoFormat> known = PhotoFormat.of(file);
            // A raw file of a camera starts like a TIFF.
            Optional<OtherFormat> other =
                    OtherFormat.of(file).filter(found -> known.isEmpty() || found == OtherFormat.RAW);
            if (other.isPresent()) {
                throw UnreadablePhoto.other(other.get());
            }
            PhotoFormat format = known.orElseThrow(UnreadablePhoto::notAnImage);
            PhotoHeader header = PhotoHeader.of(format, file);
            if (header.width() < 1 || header.height() < 1) {
                throw UnreadablePhoto.damaged();
            }
            // Files that are converted have an orientation of their own, which their size has already.
            int orientation = format.isConverted()
                    ? 1
                    : ExifBlock.of(header.block(Block.EXIF)).orientation();
            boolean turned = orientation > 4;
            int width = turned ? header.height() : header.width();
            int height = turned ? header.width() : header.height();
            return new PhotoFile(
                    content, file.limit(), format, width, height, orientation, header, PhotoMetadata.of(header));
        }
    }

    /**
     * Returns this photo with the pixels of the file that it was converted to, which are upright.
     *
     * @throws UnreadablePhoto when that file has more pixels than this one states
     */
    public PhotoFile converted(PhotoContent other) throws IOException {
        PhotoFile file = of(other);
        PhotoHeader stored = file.header();
        // A crop that the photo states itself makes it smaller.
        if (stored.width() > width || stored.height() > height) {
            throw UnreadablePhoto.damaged();
        }
        return new PhotoFile(
                other,
                file.length(),
                file.format(),
                stored.width(),
                stored.height(),
                1,
                stored.with(header.block(Block.PROFILE)),
                metadata);
    }

    public static PhotoFile of(byte[] bytes) {
        try {
            return of(PhotoContent.of(bytes));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public long pixels() {
        return (long) width * height;
    }
}
