package dateline.publishing.view;

import dateline.contributor.Contributor;
import dateline.contributor.Credit;
import dateline.contributor.Role;
import dateline.platform.language.Words;
import dateline.platform.settings.Urls;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A credit, as shown to readers.
 *
 * @param role   {@code author}, {@code contributor} …
 * @param line   the text
 * @param parts  the same text in parts, in order; people's names link to their pages
 * @param people the people it names
 */
public record CreditView(
        String role,
        String line,
        List<Part> parts,
        List<PersonView> people,
        @Nullable String agency) {

    /** A part of the line; {@code path} is null where it is no link. */
    public record Part(String text, @Nullable String path) {}

    static CreditView of(Credit credit, Words words, Urls urls) {
        String line = credit.line(words);
        List<Part> parts = new ArrayList<>();
        int done = 0;
        for (Contributor person : credit.people()) {
            int at = line.indexOf(printed(person, credit.role()), done);
            if (at < 0) {
                continue;
            }
            if (at > done) {
                parts.add(new Part(line.substring(done, at), null));
            }
            done = at + printed(person, credit.role()).length();
            parts.add(new Part(line.substring(at, done), urls.path(urls.contributor(person.slug()))));
        }
        if (done < line.length()) {
            parts.add(new Part(line.substring(done), null));
        }
        List<PersonView> people = credit.people().stream()
                .map(person -> new PersonView(person.name(), urls.contributor(person.slug())))
                .toList();
        return new CreditView(credit.role().word(), line, parts, people, credit.agency());
    }

    private static String printed(Contributor person, Role role) {
        return role == Role.PHOTOGRAPHER ? person.name().toUpperCase(Locale.ROOT) : person.name();
    }
}
