package dateline.contributor;

import dateline.site.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A credit as it is filed, people by name.
 *
 * @param role   {@code author}, {@code contributor}, {@code photographer}, {@code editor} or {@code translator}
 * @param people names; someone not known yet becomes a contributor
 * @param agency "Associated Press"
 * @param title  what the people are: "writer"; the word of the role when there is none
 * @param place  "the United Nations", "Cairo", "aboard the Sankt Olai"
 */
public record CreditContent(
        @Nullable String role,
        List<@Nullable String> people,
        @Nullable String agency,
        @Nullable String title,
        @Nullable String place) {

    public CreditContent {
        // Binding leaves out what was not sent.
        people = people == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(people));
    }

    /** The same in a language. */
    public String line(Words words) {
        return CreditLine.of(
                words,
                Role.of(role == null ? "" : role).orElse(Role.AUTHOR),
                people.stream().map(String::valueOf).toList(),
                agency,
                title,
                place);
    }

    /** The printed form, before anything is stored: what the composer shows. */
    public String line() {
        return CreditLine.of(
                Role.of(role == null ? "" : role).orElse(Role.AUTHOR),
                people.stream().map(String::valueOf).toList(),
                agency,
                title,
                place);
    }
}
