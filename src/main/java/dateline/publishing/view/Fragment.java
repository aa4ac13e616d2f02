package dateline.publishing.view;

import java.util.regex.Pattern;

/** An entry with its HTML from {@code entry/_entry.html}, rendered once for every place that shows it. */
public record Fragment(EntryView entry, String html) {

    private static final Pattern FIRST_PHOTO = Pattern.compile("(<img [^>]*) loading=\"lazy\"");

    /** The same for the top of a page: its first photo is loaded at once, not when it comes into view. */
    public Fragment atTheTop() {
        return new Fragment(entry, FIRST_PHOTO.matcher(html).replaceFirst("$1 fetchpriority=\"high\""));
    }
}
