package dateline.page;

import java.util.regex.Pattern;

/** An entry with its rendering: {@code entry/_entry.html}, done once for every place that shows it. */
public record Fragment(EntryView entry, String html) {

    private static final Pattern FIRST_PHOTO = Pattern.compile("(<img [^>]*) loading=\"lazy\"");

    /** The same for the top of a page, where its first photo is not to wait until it comes into view. */
    public Fragment atTheTop() {
        return new Fragment(entry, FIRST_PHOTO.matcher(html).replaceFirst("$1 fetchpriority=\"high\""));
    }
}
