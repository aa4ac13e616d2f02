package dateline.api.entry;

import dateline.account.AccountRole;
import dateline.account.Requires;
import dateline.account.SignedIn;
import dateline.api.ApiPaths;
import dateline.api.json.IfMatch;
import dateline.api.json.MergePatch;
import dateline.entry.Entry;
import dateline.entry.EntryRef;
import dateline.entry.EntryService;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** API of an entry's corrections. */
@RestController
@Requires(AccountRole.EDITOR)
@RequestMapping(ApiPaths.ROOT + "/stories/{slug}/entries/{number}/corrections")
class ApiCorrectionController {

    /** @param text what was wrong and what is right */
    record CorrectionRequest(@Nullable String text) {}

    private final EntryService entryService;
    private final EntryAnswers answers;

    ApiCorrectionController(EntryService entryService, EntryAnswers answers) {
        this.entryService = entryService;
        this.answers = answers;
    }

    @Operation(summary = "Corrects a published entry, for readers to see")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Transactional
    ResponseEntity<EntryAnswer> create(
            @PathVariable String slug,
            @PathVariable long number,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody CorrectionRequest request,
            @AuthenticationPrincipal SignedIn by) {
        EntryRef ref = answers.ref(slug, number);
        Entry entry = answers.lock(ref);
        IfMatch.check(ifMatch, entry.version());
        String text = request.text() == null ? "" : request.text();
        EntryAnswer corrected = answers.of(ref, entryService.correct(ref, entry.version(), text, by.staffer()));
        return ResponseEntity.created(URI.create(ApiPaths.entry(slug, number))).body(corrected);
    }

    @Operation(summary = "Changes the text of a correction; what it said before is kept for the newsroom")
    @PatchMapping(
            path = "/{correction}",
            consumes = {MergePatch.TYPE_VALUE, MediaType.APPLICATION_JSON_VALUE})
    @Transactional
    EntryAnswer update(
            @PathVariable String slug,
            @PathVariable long number,
            @PathVariable int correction,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody CorrectionRequest request,
            @AuthenticationPrincipal SignedIn by) {
        EntryRef ref = answers.ref(slug, number);
        Entry entry = answers.lock(ref);
        IfMatch.check(ifMatch, entry.version());
        String text = request.text() == null ? "" : request.text();
        return answers.of(ref, entryService.changeCorrection(ref, entry.version(), correction, text, by.staffer()));
    }

    @Operation(summary = "Withdraws a correction: readers do not see it any more, the newsroom keeps it")
    @DeleteMapping("/{correction}")
    @Transactional
    EntryAnswer withdraw(
            @PathVariable String slug,
            @PathVariable long number,
            @PathVariable int correction,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @AuthenticationPrincipal SignedIn by) {
        EntryRef ref = answers.ref(slug, number);
        Entry entry = answers.lock(ref);
        IfMatch.check(ifMatch, entry.version());
        return answers.of(ref, entryService.withdrawCorrection(ref, entry.version(), correction, by.staffer()));
    }
}
