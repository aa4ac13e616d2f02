package dateline.photo.rendition;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Point of a photo that crops keep in sight: the part that is cut off is shared out as the point divides the photo.
 *
 * @param x distance from the left as a fraction of the photo's displayed width, 0 to 1, in thousandths
 * @param y distance from the top as a fraction of its height
 */
public record FocalPoint(double x, double y) {

    /** Faces tend to be above the middle. */
    private static final FocalPoint UNSET = new FocalPoint(0.5, 1 / 3.0);

    private static final int STEPS = 20;

    public FocalPoint {
        if (!isFraction(x) || !isFraction(y)) {
            throw new IllegalArgumentException("Not a focal point: " + x + ", " + y);
        }
        x = Math.round(x * 1000) / 1000.0;
        y = Math.round(y * 1000) / 1000.0;
    }

    /** Whether a number is a coordinate of a focal point. */
    public static boolean isFraction(double number) {
        return number >= 0 && number <= 1;
    }

    /** Returns the point, or where there is none the one that crops use then. */
    public static FocalPoint or(@Nullable FocalPoint point) {
        return Optional.ofNullable(point).orElse(UNSET);
    }

    /** Position in the names and URLs of crops, such as {@code -412-377}. */
    String suffix() {
        return "-" + Math.round(x * 1000) + "-" + Math.round(y * 1000);
    }

    /**
     * CSS classes that set {@code --focus-x} and {@code --focus-y}, in steps of five hundredths. A style attribute would need a
     * weaker Content-Security-Policy.
     */
    public String classes() {
        return "focus-x" + Math.round(x * STEPS) * 100 / STEPS + " focus-y" + Math.round(y * STEPS) * 100 / STEPS;
    }
}
