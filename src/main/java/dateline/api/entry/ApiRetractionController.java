package dateline.api.entry;

import dateline.account.SignedIn;
import dateline.api.ApiPaths;
import dateline.api.json.IfMatch;
import dateline.entry.Entry;
import dateline.entry.EntryService;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** API of an entry's retraction. Retracting is a DELETE of the entry; a DELETE of the retraction restores the entry. */
@RestController
@RequestMapping(ApiPaths.ROOT + "/stories/{slug}/entries/{number}/retraction")
class ApiRetractionController {

    private final EntryService desk;
    private final EntryAnswers answers;

    ApiRetractionController(EntryService desk, EntryAnswers answers) {
        this.desk = desk;
        this.answers = answers;
    }

    @Operation(summary = "Brings a retracted entry back")
    @DeleteMapping
    @Transactional
    EntryAnswer restore(
            @PathVariable String slug,
            @PathVariable long number,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @AuthenticationPrincipal SignedIn by) {
        by.mustPublish();
        Entry entry = answers.lock(slug, number);
        IfMatch.check(ifMatch, entry.version());
        return answers.of(slug, desk.restore(slug, number, entry.version(), by.staffer()));
    }
}
