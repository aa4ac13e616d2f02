package dateline.api.entry;

import dateline.account.SignedIn;
import dateline.api.ApiPaths;
import dateline.api.json.Cursor;
import dateline.api.json.IfMatch;
import dateline.api.json.MergePatch;
import dateline.entry.Entry;
import dateline.entry.EntryRef;
import dateline.entry.EntryService;
import dateline.entry.EntryStatus;
import dateline.entry.SavedEntry;
import dateline.platform.error.InvalidInput;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** API of a story's entries. */
@RestController
@RequestMapping(ApiPaths.ROOT + "/stories/{slug}/entries")
class ApiEntryController {

    private final EntryService entryService;
    private final EntryAnswers answers;
    private final Clock clock;

    ApiEntryController(EntryService entryService, EntryAnswers answers, Clock clock) {
        this.entryService = entryService;
        this.answers = answers;
        this.clock = clock;
    }

    @Operation(summary = "Every entry of a story, drafts and retracted ones included, newest first")
    @GetMapping
    @Transactional(readOnly = true)
    EntryAnswers.EntriesAnswer list(
            @PathVariable String slug,
            @RequestParam(required = false) @Nullable String before,
            @RequestParam(defaultValue = "20") int limit,
            @AuthenticationPrincipal SignedIn by) {
        return answers.before(slug, Cursor.of(before), Cursor.length(limit), by);
    }

    @Operation(
            summary = "A new entry, published unless it says otherwise",
            description =
                    "The same Idempotency-Key again within seven days, with the same content, answers the same and posts nothing.")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<EntryAnswer> create(
            @PathVariable String slug,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody EntryRequest request,
            @AuthenticationPrincipal SignedIn by) {
        if (request.markUpdated() != null) {
            throw new InvalidInput("markUpdated", "new-updated");
        }
        EntryStatus asked = request.asked();
        EntryStatus status = asked == null ? EntryStatus.PUBLISHED : asked;
        by.mustPublishUnless(status.isWritersOwn(), by.accountId());
        long storyId = answers.storyId(slug);
        SavedEntry savedEntry =
                entryService.post(storyId, request.content(), status, request.opens(status), by.staffer(), key);
        return ResponseEntity.created(URI.create(ApiPaths.entry(slug, savedEntry.number())))
                .body(answers.firstOf(new EntryRef(storyId, savedEntry.number()), savedEntry, status, slug));
    }

    @Operation(summary = "The entry as it stands")
    @GetMapping("/{number}")
    @Transactional(readOnly = true)
    EntryAnswer show(@PathVariable String slug, @PathVariable long number, @AuthenticationPrincipal SignedIn by) {
        return answers.of(answers.find(answers.ref(slug, number), by));
    }

    @Operation(summary = "Changes an entry, or publishes a draft (RFC 7396)")
    @PatchMapping(
            path = "/{number}",
            consumes = {MergePatch.TYPE_VALUE, MediaType.APPLICATION_JSON_VALUE})
    @Transactional
    EntryAnswer update(
            @PathVariable String slug,
            @PathVariable long number,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody MergePatch<EntryRequest> patch,
            @AuthenticationPrincipal SignedIn by) {
        EntryRef ref = answers.ref(slug, number);
        Entry entry = answers.lock(ref);
        by.mustPublishUnless(entry.status().isWritersOwn(), entry.createdBy());
        IfMatch.check(ifMatch, entry.version());
        EntryRequest patched = patch.onto(EntryRequest.of(entry));
        EntryStatus asked = patched.asked();
        by.mustPublishUnless(
                entry.status().isWritersOwn() && (asked == null || asked.isWritersOwn()), entry.createdBy());
        EntryRequest next = asked == EntryStatus.PUBLISHED && !patch.names("publishedAt") && waitsForATimeToCome(entry)
                ? patched.now()
                : patched;
        boolean opens = next.opens(asked == null ? entry.status() : asked);
        return answers.of(
                ref,
                entryService.edit(
                        ref,
                        entry.version(),
                        next.content(),
                        asked,
                        Boolean.TRUE.equals(next.markUpdated()),
                        opens,
                        by.staffer()));
    }

    @Operation(summary = "Retracts an entry; a draft is thrown away")
    @DeleteMapping("/{number}")
    @Transactional
    EntryAnswer retract(
            @PathVariable String slug,
            @PathVariable long number,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(defaultValue = "false") boolean silent,
            @AuthenticationPrincipal SignedIn by) {
        EntryRef ref = answers.ref(slug, number);
        Entry entry = answers.lock(ref);
        by.mustPublishUnless(entry.status().isWritersOwn(), entry.createdBy());
        IfMatch.check(ifMatch, entry.version());
        return answers.of(ref, entryService.retract(ref, entry.version(), reason, silent, by.staffer()));
    }

    private boolean waitsForATimeToCome(Entry entry) {
        Instant at = entry.publishedAt();
        return !entry.isPublic() && at != null && at.isAfter(clock.instant());
    }
}
