package dateline.newsroom;

import dateline.contributor.Contributor;
import dateline.contributor.Contributors;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** What helps while a credit is being typed: known people, and the line as it will be printed. */
@Screen
@ResponseBody
class CreditHelpController {

    private static final int MOST = 8;

    private final Contributors contributors;

    CreditHelpController(Contributors contributors) {
        this.contributors = contributors;
    }

    @GetMapping("/newsroom/contributors")
    List<String> list(@RequestParam(defaultValue = "") String start) {
        // PostgreSQL takes no NUL, not even in a question.
        boolean askable = !start.isBlank() && start.length() < 100 && start.indexOf('\0') < 0;
        return askable ? contributors.starting(start.strip(), Limit.of(MOST)).stream().map(Contributor::name).toList() : List.of();
    }

    @GetMapping(path = "/newsroom/credit-line", produces = MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8")
    String show(@ModelAttribute CreditForm credit) {
        return CreditForm.filled(List.of(credit)).isEmpty() ? "" : credit.content().line();
    }
}
