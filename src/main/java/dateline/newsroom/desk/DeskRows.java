package dateline.newsroom.desk;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dateline.newsroom.StoryRow;
import dateline.newsroom.language.EditorWords;
import dateline.publishing.template.Renderer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/**
 * Renders entries as rows of the desk, for pages and for streams. What was rendered is kept for a while, so that a row
 * is rendered once for all who see the same.
 */
@Component
class DeskRows {

    /** Characters of HTML that are kept. A row has some 4,000. */
    private static final long MOST_KEPT = 8_000_000;

    private static final Pattern AFTER_FORM_TAG = Pattern.compile("(?<=<form [^<>]{1,2000}>)");

    private final Cache<Key, List<String>> kept = Caffeine.newBuilder()
            .maximumWeight(MOST_KEPT)
            .<Key, List<String>>weigher(
                    (key, parts) -> parts.stream().mapToInt(String::length).sum())
            .build();

    private final Renderer renderer;
    private final EditorWords words;

    DeskRows(Renderer renderer, EditorWords words) {
        this.renderer = renderer;
        this.words = words;
    }

    /** All that a row's HTML depends on. */
    private record Key(
            Kind kind, EntryRow row, String story, String storyLanguage, boolean isPublic, DeskAudience audience) {

        static Key of(Kind kind, EntryRow row, StoryRow story, DeskAudience audience) {
            DeskQuery list = DeskQuery.of(audience.query().word());
            return new Key(
                    kind,
                    row,
                    story.slug(),
                    story.language(),
                    story.isPublic(),
                    new DeskAudience(story.id(), audience.language(), audience.reporter(), list));
        }
    }

    /** A fragment of the template: a row of the list, or of the side column. */
    private enum Kind {
        ROW,
        WAITING
    }

    /** Renders a row of the list without form tokens. */
    String html(EntryRow row, StoryRow story, DeskAudience audience) {
        return String.join("", parts(Kind.ROW, row, story, audience));
    }

    /** Returns the rows of a desk for its template. */
    View of(DeskPages.Desk desk, DeskAudience audience) {
        return new View(this, desk, audience);
    }

    /** The rows of a desk as HTML: for pages with their form token, for streams without. */
    public record View(DeskRows rows, DeskPages.Desk desk, DeskAudience audience) {

        /** Renders the rows of the list. */
        public String listed(@Nullable CsrfToken token) {
            return all(Kind.ROW, desk.rows(), token);
        }

        /** Renders rows of the side column. */
        public String waiting(List<EntryRow> waiting, @Nullable CsrfToken token) {
            return all(Kind.WAITING, waiting, token);
        }

        private String all(Kind kind, List<EntryRow> shown, @Nullable CsrfToken token) {
            String field = token == null
                    ? ""
                    : "<input type=\"hidden\" name=\"" + token.getParameterName() + "\" value=\"" + token.getToken()
                            + "\"/>";
            return shown.stream()
                    .map(row -> String.join(field, rows.parts(kind, row, desk.story(), audience)))
                    .collect(Collectors.joining("\n"));
        }
    }

    /** Returns the row's HTML, divided after each tag that opens a form. */
    private List<String> parts(Kind kind, EntryRow row, StoryRow story, DeskAudience audience) {
        return Objects.requireNonNull(kept.get(Key.of(kind, row, story, audience), key -> {
            Map<String, Object> model = Map.of(
                    "me", audience.by(),
                    "words", words.of(audience.language().toLanguageTag()),
                    "row", row,
                    "story", story,
                    "list", audience.query().word());
            String html =
                    renderer.part("newsroom/_row", kind == Kind.ROW ? "row" : "waiting", audience.language(), model);
            return List.of(AFTER_FORM_TAG.split(html));
        }));
    }
}
