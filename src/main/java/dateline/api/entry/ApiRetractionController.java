package dateline.api.entry;

import dateline.account.AccountRole;
import dateline.account.Requires;
import dateline.account.SignedIn;
import dateline.api.ApiPaths;
import dateline.api.json.IfMatch;
import dateline.entry.Entry;
import dateline.entry.EntryRef;
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
@Requires(AccountRole.EDITOR)
@RequestMapping(ApiPaths.ROOT + "/stories/{slug}/entries/{number}/retraction")
class ApiRetractionController {

    private final EntryService entryService;
    private final EntryAnswers answers;

    ApiRetractionController(EntryService entryService, EntryAnswers answers) {
        this.entryService = entryService;
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
        EntryRef ref = answers.ref(slug, number);
        Entry entry = answers.lock(ref);
        IfMatch.check(ifMatch, entry.version());
        return answers.of(ref, entryService.restore(ref, entry.version(), by.staffer()));
    }
}
