package dateline.newsroom.people;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The contributors to merge, as the form submits them.
 *
 * @param who  their slugs
 * @param seen the version of each as shown to the editor: slug, "~" and version
 * @param stay the slug of the one to keep
 * @param add  the name of one more
 */
record MergeForm(
        List<String> who,
        List<String> seen,
        @Nullable String stay,
        @Nullable String add) {

    MergeForm {
        // Data binding passes null for what was not sent.
        who = who == null
                ? List.of()
                : who.stream().filter(Objects::nonNull).distinct().toList();
        seen = seen == null ? List.of() : seen.stream().filter(Objects::nonNull).toList();
    }

    /** Returns the versions shown to the editor, by slug. */
    Map<String, Long> versions() {
        Map<String, Long> versions = new LinkedHashMap<>();
        seen.stream()
                .filter(each -> each.matches("[^~]+~\\d{1,18}"))
                .forEach(each -> versions.put(
                        each.substring(0, each.indexOf('~')), Long.parseLong(each.substring(each.indexOf('~') + 1))));
        return versions;
    }
}
