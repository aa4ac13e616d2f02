package dateline.api.entry;

import dateline.account.AccountRole;
import dateline.account.Requires;
import dateline.account.SignedIn;
import dateline.api.ApiPaths;
import dateline.entry.EntryRef;
import dateline.entry.EntryService;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** API of an entry's pin. */
@RestController
@Requires(AccountRole.EDITOR)
@RequestMapping(ApiPaths.ROOT + "/stories/{slug}/entries/{number}/pin")
class ApiPinController {

    private final EntryService entryService;
    private final EntryAnswers answers;

    ApiPinController(EntryService entryService, EntryAnswers answers) {
        this.entryService = entryService;
        this.answers = answers;
    }

    @Operation(summary = "Pins the entry to the top of its story")
    @PutMapping
    @Transactional
    EntryAnswer set(@PathVariable String slug, @PathVariable long number, @AuthenticationPrincipal SignedIn by) {
        EntryRef ref = answers.ref(slug, number);
        return answers.of(ref, entryService.pin(ref, by.staffer()));
    }

    @Operation(summary = "Takes the pin away")
    @DeleteMapping
    @Transactional
    EntryAnswer remove(@PathVariable String slug, @PathVariable long number, @AuthenticationPrincipal SignedIn by) {
        EntryRef ref = answers.ref(slug, number);
        return answers.of(ref, entryService.unpin(ref, by.staffer()));
    }
}
