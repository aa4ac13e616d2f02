package dateline.platform.settings;

import java.util.regex.Pattern;

/** RGB colour, 8 bits per channel. */
public record Colour(int red, int green, int blue) {

    private static final Pattern HEX = Pattern.compile("#[0-9a-fA-F]{6}");

    /**
     * Parses a colour in CSS notation.
     *
     * @throws IllegalArgumentException when it is not {@code #} and six hexadecimal digits
     */
    public static Colour of(String hex) {
        if (!HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException(
                    "\"" + hex + "\" is not a colour: write # and six hexadecimal digits, such as #b5121f");
        }
        int rgb = Integer.parseInt(hex.substring(1), 16);
        return new Colour(rgb >> 16, rgb >> 8 & 0xff, rgb & 0xff);
    }

    /** Returns the contrast ratio of WCAG 2.2, from 1 to 21. */
    public double contrast(Colour other) {
        double lighter = Math.max(luminance(), other.luminance());
        double darker = Math.min(luminance(), other.luminance());
        return (lighter + 0.05) / (darker + 0.05);
    }

    /**
     * Returns the colour mixed with white.
     *
     * @param by proportion of white, from 0 to 1
     */
    Colour lightened(double by) {
        return new Colour(lightened(red, by), lightened(green, by), lightened(blue, by));
    }

    private static int lightened(int part, double by) {
        return (int) Math.round(part + (255 - part) * by);
    }

    private double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double linear(int part) {
        double value = part / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    /** Returns the colour in CSS notation, such as {@code #b5121f}. */
    @Override
    public String toString() {
        return "#%02x%02x%02x".formatted(red, green, blue);
    }
}
