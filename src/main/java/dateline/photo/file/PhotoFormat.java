package dateline.photo.file;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Image formats accepted for upload. They are detected from the file's content, not from its name or declared type. */
public enum PhotoFormat {
    JPEG("image/jpeg"),
    PNG("image/png"),
    WEBP("image/webp"),
    GIF("image/gif"),
    TIFF("image/tiff"),
    HEIC("image/heic"),
    AVIF("image/avif");

    private static final Set<String> AVIF_BRANDS = Set.of("avif", "avis");
    private static final Set<String> HEIF_BRANDS =
            Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs", "mif1", "mif2", "msf1");
    /** Number of bytes that are looked at: brands beyond them do not count. */
    private static final int START = 1024;

    private final String mediaType;

    PhotoFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** IANA media type. */
    public String mediaType() {
        return mediaType;
    }

    static Optional<PhotoFormat> of(ByteBuffer file) {
        byte[] start = new byte[Math.min(START, file.limit())];
        file.get(0, start);
        return Arrays.stream(values()).filter(format -> format.opens(start)).findFirst();
    }

    /** Whether photos of this format are converted when they are uploaded, because the JVM has no decoder for it. */
    public boolean isConverted() {
        return this == HEIC || this == AVIF;
    }

    private boolean opens(byte[] file) {
        return switch (this) {
            case JPEG -> at(file, 0, "\u00ff\u00d8\u00ff");
            case PNG -> at(file, 0, "\u0089PNG\r\n\u001a\n");
            case WEBP -> at(file, 0, "RIFF") && at(file, 8, "WEBP");
            case GIF -> at(file, 0, "GIF87a") || at(file, 0, "GIF89a");
            case TIFF -> at(file, 0, "II*\0") || at(file, 0, "MM\0*");
            case HEIC ->
                Collections.disjoint(brands(file), AVIF_BRANDS) && !Collections.disjoint(brands(file), HEIF_BRANDS);
            case AVIF -> !Collections.disjoint(brands(file), AVIF_BRANDS);
        };
    }

    /** Returns the brands of a file in boxes (ISO 14496-12), the major one first. Raw files of Canon have one of their own. */
    static List<String> brands(byte[] file) {
        List<String> brands = new ArrayList<>();
        if (at(file, 4, "ftyp")) {
            int length = ByteBuffer.wrap(file).getInt();
            for (int at = 8; at + 4 <= Math.min(file.length, length); at += at == 8 ? 8 : 4) {
                brands.add(new String(file, at, 4, StandardCharsets.ISO_8859_1));
            }
        }
        return brands;
    }

    private static boolean at(byte[] file, int offset, String magic) {
        byte[] wanted = magic.getBytes(StandardCharsets.ISO_8859_1);
        int end = offset + wanted.length;
        return file.length >= end && Arrays.equals(file, offset, end, wanted, 0, wanted.length);
    }
}
