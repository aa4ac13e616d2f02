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
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** API for returning a submitted entry to its author. */
@RestController
@Requires(AccountRole.EDITOR)
@RequestMapping(ApiPaths.ROOT + "/stories/{slug}/entries/{number}/returns")
class ApiReturnController {

    /** @param note what the entry lacks, for its author */
    record ReturnRequest(@Nullable String note) {}

    private final EntryService entryService;
    private final EntryAnswers answers;

    ApiReturnController(EntryService entryService, EntryAnswers answers) {
        this.entryService = entryService;
        this.answers = answers;
    }

    @Operation(summary = "Gives a submitted entry back to who filed it, as a draft with a note")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Transactional
    EntryAnswer create(
            @PathVariable String slug,
            @PathVariable long number,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ReturnRequest request,
            @AuthenticationPrincipal SignedIn by) {
        EntryRef ref = answers.ref(slug, number);
        Entry entry = answers.lock(ref);
        IfMatch.check(ifMatch, entry.version());
        return answers.of(ref, entryService.sendBack(ref, entry.version(), request.note(), by.staffer()));
    }
}
