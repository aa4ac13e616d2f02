package dateline.photo.file;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Image formats accepted for upload. They are detected from the file's content, not from its name or declared type. */
public enum PhotoFormat {
    JPEG("image/jpeg"),
    PNG("image/png"),
    WEBP("image/webp"),
    GIF("image/gif"),
    TIFF("image/tiff");

    private final String mediaType;

    PhotoFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** IANA media type. */
    public String mediaType() {
        return mediaType;
    }

    static Optional<PhotoFormat> of(ByteBuffer file) {
        byte[] start = new byte[Math.min(12, file.limit())];
        file.get(0, start);
        return Arrays.stream(values()).filter(format -> format.opens(start)).findFirst();
    }

    private boolean opens(byte[] file) {
        return switch (this) {
            case JPEG -> at(file, 0, "\u00ff\u00d8\u00ff");
            case PNG -> at(file, 0, "\u0089PNG\r\n\u001a\n");
            case WEBP -> at(file, 0, "RIFF") && at(file, 8, "WEBP");
            case GIF -> at(file, 0, "GIF87a") || at(file, 0, "GIF89a");
            case TIFF -> at(file, 0, "II*\0") || at(file, 0, "MM\0*");
        };
    }

    private static boolean at(byte[] file, int offset, String magic) {
        byte[] wanted = magic.getBytes(StandardCharsets.ISO_8859_1);
        int end = offset + wanted.length;
        return file.length >= end && Arrays.equals(file, offset, end, wanted, 0, wanted.length);
    }
}
