package dateline.platform.text;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;

/**
 * Slugs, the readable parts of addresses: letters and digits of any script without case and Latin accents, and single
 * hyphens, at most {@value #LONGEST} characters.
 */
public final class Slugs {

    public static final int LONGEST = 80;

    private Slugs() {}

    /** Returns the slug of a title; empty when the title has no letter or digit. */
    public static String of(String title) {
        return start(TextFold.slug(title).replace(' ', '-'), LONGEST);
    }

    /**
     * Returns the slug of a tag, which is also its identity: two spellings of a tag have the same slug, and two tags never
     * do. Symbols count, so that {@code C++} is not {@code C#}. Never empty.
     */
    public static String ofTag(String tag) {
        String key = TextFold.key(tag)
                .replaceFirst("^#+ ?", "")
                .replaceAll("(?<= )&(?= )", "")
                .replaceAll(" +", "-");
        return key.isEmpty()
                ? Normalizer.normalize(tag, Normalizer.Form.NFC)
                        .toLowerCase(Locale.ROOT)
                        .strip()
                        .replaceAll("[\\s/\\\\.]+", "-")
                : key;
    }

    /** Returns the first characters of a slug, at most {@code length}, cut at a hyphen where one is near. */
    public static String start(String slug, int length) {
        if (slug.length() <= length) {
            return slug;
        }
        int hyphen = slug.lastIndexOf('-', length);
        return hyphen > length / 2 ? slug.substring(0, hyphen) : Graphemes.start(slug, length);
    }

    /** Whether the text is a slug as {@link #of} makes it. */
    public static boolean valid(String slug) {
        return !slug.isEmpty() && slug.length() <= LONGEST && of(slug).equals(slug);
    }

    /** Percent-encodes a path segment. */
    public static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Decodes a percent-encoded path segment. */
    public static String decoded(String segment) {
        return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
