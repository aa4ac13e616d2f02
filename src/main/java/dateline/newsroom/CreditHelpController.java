package dateline.newsroom;

import dateline.contributor.Contributor;
import dateline.contributor.Contributors;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.data.domain.Limit;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** What helps while a credit is being typed: what is known from before, and the line as it will be printed. */
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

    /** @param field the credit's own name of it: {@code people}, {@code agency}, {@code title} or {@code place} */
    @GetMapping("/newsroom/credit-help")
    List<String> list(
            @RequestParam(defaultValue = "people") String field, @RequestParam(defaultValue = "") String start) {
        // PostgreSQL takes no NUL, not even in a question; the others would stand for any letter.
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

    /** What is no language is English, for as long as it is being typed; words are kept for languages, not for whatever is asked. */
    private static String known(String language) {
        return Set.of(Locale.getISOLanguages()).contains(language.split("-")[0]) && language.length() < 12
                ? language.split("-")[0]
                : "en";
    }
}
