package dateline.image;

import dateline.image.PhotoHeader.Block;

/**
 * A file that is a photo: of a known format and a sound structure. Its pixels are still unread.
 *
 * @param width       as displayed, with the orientation applied
 * @param height      as displayed
 * @param orientation how the stored image is turned for display, 1 to 8 as Exif counts
 */
public record PhotoFile(byte[] bytes, PhotoFormat format, int width, int height, int orientation, PhotoHeader header, PhotoMetadata metadata) {

    /** @throws UnreadablePhoto when it is no image of a known format, or is broken */
    static PhotoFile of(byte[] bytes) {
        if (bytes.length == 0) {
            throw UnreadablePhoto.empty();
        }
        PhotoFormat format = PhotoFormat.of(bytes).orElseThrow(UnreadablePhoto::notAnImage);
        PhotoHeader header = PhotoHeader.of(format, bytes);
        if (header.width() < 1 || header.height() < 1) {
            throw UnreadablePhoto.damaged();
        }
        int orientation = ExifBlock.of(header.block(Block.EXIF)).orientation();
        boolean turned = orientation > 4;
        int width = turned ? header.height() : header.width();
        int height = turned ? header.width() : header.height();
        return new PhotoFile(bytes, format, width, height, orientation, header, PhotoMetadata.of(header));
    }

    long pixels() {
        return (long) width * height;
    }
}
