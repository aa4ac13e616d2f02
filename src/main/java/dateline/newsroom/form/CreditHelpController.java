package dateline.newsroom.form;

import dateline.contributor.Contributors;
import dateline.contributor.CreditContent;
import dateline.contributor.CreditLine;
import dateline.contributor.CreditSentence;
import dateline.contributor.Role;
import dateline.newsroom.Screen;
import dateline.newsroom.language.EditorWords;
import dateline.platform.text.SearchWords;
import dateline.platform.text.TextFold;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * Serves the suggestions of the credit fields (names, agencies, titles, places used before) a preview of the
 * credit lines, and the credits that a sentence or the end of a text names.
 */
@Screen
@ResponseBody
class CreditHelpController {

    private static final int MOST = 8;
    private static final int LONGEST = 100;

    private final Contributors contributors;
    private final EditorWords words;

    CreditHelpController(Contributors contributors, EditorWords words) {
        this.contributors = contributors;
        this.words = words;
    }

    /**
     * Returns values used before of which a word starts with what was typed, without regard to case and accents.
     *
     * @param field the credit's field to complete: {@code people}, {@code agency}, {@code title} or {@code place}
     */
    @GetMapping("/newsroom/credit-help")
    List<String> list(
            @RequestParam(defaultValue = "people") String field, @RequestParam(defaultValue = "") String start) {
        // Words hold neither wildcards of a LIKE pattern nor operators of a query.
        String typed = start.length() >= LONGEST ? "" : TextFold.words(start);
        if (typed.isEmpty()) {
            return List.of();
        }
        return switch (field) {
            case "agency" -> contributors.agencies(typed, MOST);
            case "title" -> contributors.titles(typed, MOST);
            case "place" -> contributors.places(typed, MOST);
            default -> contributors.starting(typed, SearchWords.of(typed).tsquery(), MOST);
        };
    }

    /** The rows of a form's credits, at most as many as an entry may have. */
    record Rows(List<CreditForm> credits) {}

    /**
     * Formats the credits of a form. Returns a line for each row; that of contributors whom the line of the row above
     * names is empty, and so is a blank row's.
     */
    @GetMapping("/newsroom/credit-lines")
    List<String> lines(@ModelAttribute Rows rows, @RequestParam(defaultValue = "en") String language) {
        List<CreditForm> forms = rows.credits() == null ? List.of() : rows.credits();
        List<String> lines = new ArrayList<>(Collections.nCopies(forms.size(), ""));
        List<Integer> filled = IntStream.range(0, forms.size())
                .filter(i -> !CreditForm.filled(Collections.singletonList(forms.get(i)))
                        .isEmpty())
                .boxed()
                .toList();
        int at = 0;
        for (List<CreditContent> line : CreditLine.lines(
                filled.stream().map(i -> forms.get(i).content()).toList())) {
            lines.set(filled.get(at), CreditLine.of(words.of(known(language)), line));
            at += line.size();
        }
        return lines;
    }

    /**
     * A credit that was written out, as rows of a form.
     *
     * @param credits empty when the text is only names, or is not understood
     * @param lines   what readers will see
     */
    record Written(List<CreditForm> credits, List<String> lines) {}

    /**
     * Reads a credit as agencies send it.
     *
     * @param text at most {@value CreditSentence#LONGEST} characters are read
     * @param role the role chosen in the form, for names without a verb
     */
    @GetMapping("/newsroom/credit-sentence")
    Written read(
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "author") String role,
            @RequestParam(defaultValue = "en") String language) {
        List<CreditContent> credits = CreditSentence.read(text, Role.of(role).orElse(Role.AUTHOR));
        return new Written(credits.stream().map(CreditForm::of).toList(), printed(credits, language));
    }

    /**
     * Credits that a text ends with.
     *
     * @param last       the number of lines from the end that are credits; 0 without any
     * @param separators the number of lines before them that go with them
     */
    record Closing(int last, int separators, List<CreditForm> credits, List<String> lines) {}

    /**
     * Reads the credits at the end of a text.
     *
     * @param text its last lines, at most {@value CreditSentence#MOST_LINES} of {@value CreditSentence#LONGEST} characters
     */
    @GetMapping("/newsroom/closing-credits")
    Closing closing(@RequestParam(defaultValue = "") String text, @RequestParam(defaultValue = "en") String language) {
        CreditSentence.Closing closing = CreditSentence.closing(List.of(text.split("\\R", -1)));
        return new Closing(
                closing.lines(),
                closing.separators(),
                closing.credits().stream().map(CreditForm::of).toList(),
                printed(closing.credits(), language));
    }

    private List<String> printed(List<CreditContent> credits, String language) {
        return CreditLine.lines(credits).stream()
                .map(line -> CreditLine.of(words.of(known(language)), line))
                .toList();
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
