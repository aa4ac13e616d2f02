package dateline.photo.rendition;

import java.util.Arrays;
import java.util.Optional;

/** Image formats in which photos are served. */
public enum RenditionFormat {
    WEBP("webp", "image/webp"),
    JPEG("jpg", "image/jpeg");

    private final String extension;
    private final String mediaType;

    RenditionFormat(String extension, String mediaType) {
        this.extension = extension;
        this.mediaType = mediaType;
    }

    /** Finds the format by its file name extension. */
    public static Optional<RenditionFormat> of(String extension) {
        return Arrays.stream(values())
                .filter(format -> format.extension.equals(extension))
                .findFirst();
    }

    public String extension() {
        return extension;
    }

    public String mediaType() {
        return mediaType;
    }
}
