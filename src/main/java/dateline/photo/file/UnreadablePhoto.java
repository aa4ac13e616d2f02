package dateline.photo.file;

import dateline.platform.error.InputError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when an uploaded file cannot be accepted as a photo. The message says why, in English, and what to do; {@link
 * #error} says it in the bundles' languages.
 */
public class UnreadablePhoto extends RuntimeException {

    private final String code;
    private final transient List<Object> args;
    private final @Nullable String fileName;

    private UnreadablePhoto(String code, String message, Object... args) {
        super(message);
        this.code = code;
        this.args = List.of(args);
        fileName = null;
    }

    private UnreadablePhoto(UnreadablePhoto cause, @Nullable String fileName) {
        super(cause.getMessage(), cause);
        code = cause.code;
        args = cause.args;
        this.fileName = fileName;
    }

    /** Returns the same exception with the name of the file. */
    public UnreadablePhoto of(@Nullable String name) {
        return new UnreadablePhoto(this, name);
    }

    /** Returns the error of the field in which the file was sent. It names the file, where its name is known. */
    public InputError error(String field) {
        return new InputError(field, code, args, fileName);
    }

    static UnreadablePhoto empty() {
        return new UnreadablePhoto("photo-empty", "is empty");
    }

    static UnreadablePhoto notAnImage() {
        return new UnreadablePhoto("photo-type", "is not a JPEG, PNG, WebP, GIF, TIFF, HEIC or AVIF image");
    }

    static UnreadablePhoto other(OtherFormat format) {
        return new UnreadablePhoto(format.code(), "is in a format that is not accepted: " + format);
    }

    public static UnreadablePhoto damaged() {
        return new UnreadablePhoto("photo-damaged", "is damaged or cut short: the image cannot be decoded");
    }

    /** Returns the exception for a HEIC or AVIF photo, or an image in such a file, that is coded in a rare way. */
    public static UnreadablePhoto coding(String type) {
        return new UnreadablePhoto("photo-coding", "is stored in a way that cannot be converted: " + type, type);
    }

    /** Returns the exception for a file of HEIC or AVIF that has pictures in a row and no single one. */
    public static UnreadablePhoto sequence() {
        return new UnreadablePhoto("photo-sequence", "is a sequence of pictures, with none that stands by itself");
    }

    /** Returns the exception for a photo that must be converted where the program for it is not installed. */
    static UnreadablePhoto noConverter(PhotoFormat format) {
        return new UnreadablePhoto(
                format == PhotoFormat.AVIF ? "photo-avif" : "photo-heic",
                "cannot be converted here: libheif-examples or its decoder for " + format + " is not installed");
    }

    static UnreadablePhoto tooSlow() {
        return new UnreadablePhoto("photo-slow", "takes too long to be converted: send it smaller, or as a plain JPEG");
    }

    static UnreadablePhoto tooLarge(long megabytes) {
        return new UnreadablePhoto("photo-bytes", "is too large: at most " + megabytes + " MB", megabytes);
    }

    static UnreadablePhoto tooManyPixels(int width, int height, long megapixels) {
        String message = "has too many pixels: %d × %d is more than %d megapixels".formatted(width, height, megapixels);
        return new UnreadablePhoto("photo-pixels", message, width, height, megapixels);
    }

    static UnreadablePhoto tooTall(int width, int height, int ratio) {
        String message = "is too tall: %d × %d is more than %d times as tall as wide".formatted(width, height, ratio);
        return new UnreadablePhoto("photo-shape", message, width, height, ratio);
    }

    static UnreadablePhoto tooWide(int width, int height, int widest) {
        String message = "is too wide: %d × %d is more than %d pixels in a row".formatted(width, height, widest);
        return new UnreadablePhoto("photo-wide", message, width, height, widest);
    }

    public static UnreadablePhoto tooCostly() {
        return new UnreadablePhoto(
                "photo-memory", "takes more memory to be decoded than there is: send it smaller, or as a plain JPEG");
    }

    /**
     * Code of the reason: {@code photo-empty}, {@code -type}, {@code -damaged}, {@code -bytes}, {@code -pixels},
     * {@code -shape}, {@code -wide}, {@code -memory}, {@code -slow}, {@code -coding}, {@code -sequence}, or {@code photo-} and the name of another format, such as {@code
     * photo-heic}.
     */
    public String code() {
        return code;
    }

    /** Numbers in the message, in its order. */
    public List<Object> args() {
        return args;
    }
}
