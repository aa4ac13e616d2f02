package dateline.contributor;

import dateline.platform.language.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Credit as it is posted, with people by name.
 *
 * @param role   {@code author}, {@code contributor}, {@code photographer}, {@code editor} or {@code translator}
 * @param people names; an unknown name becomes a contributor
 * @param agency agency, such as "Associated Press"
 * @param title  job title of the people, such as "writer"
 * @param place  place of work, such as "the United Nations", "Cairo", "aboard the Sankt Olai"
 */
public record CreditContent(
        @Nullable String role,
        List<@Nullable String> people,
        @Nullable String agency,
        @Nullable String title,
        @Nullable String place) {

    public CreditContent {
        // Data binding passes null for a missing list.
        people = people == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(people));
    }

    /** Formats the credit in a language. */
    public String line(Words words) {
        return CreditLine.of(
                words,
                Role.of(role == null ? "" : role).orElse(Role.AUTHOR),
                people.stream().map(String::valueOf).toList(),
                agency,
                title,
                place);
    }

    /** Formats the credit in English, before it is stored; the entry form shows it. */
    public String line() {
        return CreditLine.of(
                Role.of(role == null ? "" : role).orElse(Role.AUTHOR),
                people.stream().map(String::valueOf).toList(),
                agency,
                title,
                place);
    }
}
