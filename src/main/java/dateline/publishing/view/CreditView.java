package dateline.publishing.view;

import dateline.contributor.Contributor;
import dateline.contributor.Credit;
import dateline.contributor.CreditContent;
import dateline.contributor.CreditLine;
import dateline.contributor.Role;
import dateline.platform.language.Words;
import dateline.platform.settings.Urls;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A line of credits, as shown to readers. It says one credit, or those of an agency's contributors in several places.
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

    /** Start of the last private-use plane of Unicode, which no text uses. */
    private static final int FIRST_MARK = 0x100000;

    /** A part of the line; {@code path} is null where it is no link. */
    public record Part(String text, @Nullable String path) {}

    /** Returns the lines that the credits make, in order. */
    static List<CreditView> of(List<Credit> credits, Words words, Urls urls) {
        List<CreditContent> contents = credits.stream().map(Credit::content).toList();
        List<CreditView> views = new ArrayList<>();
        int at = 0;
        for (List<CreditContent> line : CreditLine.lines(contents)) {
            views.add(line(credits.subList(at, at + line.size()), line, words, urls));
            at += line.size();
        }
        return views;
    }

    private static CreditView line(List<Credit> credits, List<CreditContent> contents, Words words, Urls urls) {
        Role role = credits.getFirst().role();
        List<Contributor> people =
                credits.stream().flatMap(credit -> credit.people().stream()).toList();
        List<Part> parts = parts(CreditLine.of(words, marked(contents)), people, role, urls);
        return new CreditView(
                role.word(),
                parts.stream().map(Part::text).collect(Collectors.joining()),
                parts,
                people.stream()
                        .map(person -> new PersonView(person.name(), urls.contributor(person.slug())))
                        .toList(),
                credits.getFirst().agency());
    }

    /** Replaces each name by a mark, since a name may stand elsewhere in the line: in the agency, or in another name. */
    private static List<CreditContent> marked(List<CreditContent> credits) {
        List<CreditContent> marked = new ArrayList<>();
        int next = FIRST_MARK;
        for (CreditContent credit : credits) {
            List<String> marks = new ArrayList<>();
            for (int i = 0; i < credit.people().size(); i++) {
                marks.add(Character.toString(next++));
            }
            marked.add(new CreditContent(credit.role(), marks, credit.agency(), credit.title(), credit.place()));
        }
        return marked;
    }

    private static List<Part> parts(String line, List<Contributor> people, Role role, Urls urls) {
        List<Part> parts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        line.codePoints().forEach(point -> {
            int person = point - FIRST_MARK;
            if (person < 0 || person >= people.size()) {
                text.appendCodePoint(point);
                return;
            }
            if (!text.isEmpty()) {
                parts.add(new Part(text.toString(), null));
                text.setLength(0);
            }
            Contributor named = people.get(person);
            parts.add(new Part(printed(named, role), urls.path(urls.contributor(named.slug()))));
        });
        if (!text.isEmpty()) {
            parts.add(new Part(text.toString(), null));
        }
        return parts;
    }

    private static String printed(Contributor person, Role role) {
        return role == Role.PHOTOGRAPHER ? person.name().toUpperCase(Locale.ROOT) : person.name();
    }
}
