package dateline.photo;

/**
 * A file that is a photo: known format, sound structure, within the limits.
 *
 * @param width       as displayed, with the orientation applied
 * @param height      as displayed
 * @param orientation how the stored image is turned for display, 1 to 8 as Exif counts
 */
record PhotoFile(byte[] bytes, PhotoFormat format, int width, int height, int orientation, PhotoHeader header, PhotoMetadata metadata) {

    /**
     * Reads the file's header and metadata; decodes nothing.
     *
     * @throws UnreadablePhoto when it is no image of a known format, is broken, or exceeds the limits
     */
    static PhotoFile of(byte[] bytes, PhotoLimits limits) {
        if (bytes.length == 0) {
            throw UnreadablePhoto.empty();
        }
        if (bytes.length > limits.mostBytes().toBytes()) {
            throw UnreadablePhoto.tooLarge(limits.mostBytes().toMegabytes());
        }
        PhotoFormat format = PhotoFormat.of(bytes).orElseThrow(UnreadablePhoto::notAnImage);
        PhotoHeader header = PhotoHeader.of(format, bytes);
        limits.check(header.width(), header.height());
        int orientation = ExifBlock.of(header.block(PhotoHeader.Block.EXIF)).orientation();
        boolean turned = orientation > 4;
        int width = turned ? header.height() : header.width();
        int height = turned ? header.width() : header.height();
        limits.checkShape(width, height);
        return new PhotoFile(bytes, format, width, height, orientation, header, PhotoMetadata.of(header));
    }
}
