package dateline.newsroom.form;

import dateline.contributor.Contributor;
import dateline.contributor.Contributors;
import dateline.newsroom.Screen;
import dateline.newsroom.language.EditorWords;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.data.domain.Limit;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * Serves the suggestions of the credit fields (names, agencies, titles, places used before) and a preview of the credit
 * line.
 */
@Screen
@ResponseBody
class CreditHelpController {

    private static final int MOST = 8;

    private final Contributors contributors;
    private final EditorWords words;

    CreditHelpController(Contributors contributors, EditorWords words) {
        this.contributors = contributors;
        this.words = words;
    }

    /** @param field the credit's field to complete: {@code people}, {@code agency}, {@code title} or {@code place} */
    @GetMapping("/newsroom/credit-help")
    List<String> list(
            @RequestParam(defaultValue = "people") String field, @RequestParam(defaultValue = "") String start) {
        // PostgreSQL rejects NUL in a parameter; the other characters are wildcards (and their escape) in a LIKE
        // pattern.
        String typed = start.strip().replaceAll("[\0%_!]", "");
        if (typed.isEmpty() || typed.length() >= 100) {
            return List.of();
        }
        return switch (field) {
            case "agency" -> contributors.agencies(typed, MOST);
            case "title" -> contributors.titles(typed, MOST);
            case "place" -> contributors.places(typed, MOST);
            default ->
                contributors.starting(typed, Limit.of(MOST)).stream()
                        .map(Contributor::name)
                        .toList();
        };
    }

    @GetMapping(path = "/newsroom/credit-line", produces = MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8")
    String show(@ModelAttribute CreditForm credit, @RequestParam(defaultValue = "en") String language) {
        return CreditForm.filled(List.of(credit)).isEmpty()
                ? ""
                : credit.content().line(words.of(known(language)));
    }

    /**
     * Returns the language of the tag, or English while the tag being typed is not a known language. Words are cached
     * by language, so arbitrary input must not become a cache key.
     */
    private static String known(String language) {
        return Set.of(Locale.getISOLanguages()).contains(language.split("-")[0]) && language.length() < 12
                ? language.split("-")[0]
                : "en";
    }
}
