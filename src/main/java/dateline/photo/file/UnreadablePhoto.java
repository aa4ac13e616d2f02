package dateline.photo.file;

import java.util.List;

/** Thrown when an uploaded file cannot be accepted as a photo. The message says why, in English. */
public class UnreadablePhoto extends RuntimeException {

    private final String code;
    private final transient List<Object> args;

    private UnreadablePhoto(String code, String message, Object... args) {
        super(message);
        this.code = code;
        this.args = List.of(args);
    }

    static UnreadablePhoto empty() {
        return new UnreadablePhoto("photo-empty", "is empty");
    }

    static UnreadablePhoto notAnImage() {
        return new UnreadablePhoto("photo-type", "is not a JPEG, PNG, WebP or GIF image");
    }

    public static UnreadablePhoto animated() {
        return new UnreadablePhoto("photo-animated", "is an animated WebP: send a still image");
    }

    public static UnreadablePhoto damaged() {
        return new UnreadablePhoto("photo-damaged", "is damaged or cut short: the image cannot be decoded");
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
     * Code of the reason: {@code photo-empty}, {@code -type}, {@code -animated}, {@code -damaged}, {@code -bytes},
     * {@code -pixels}, {@code -shape}, {@code -wide} or {@code -memory}.
     */
    public String code() {
        return code;
    }

    /** Numbers in the message, in its order. */
    public List<Object> args() {
        return args;
    }
}
