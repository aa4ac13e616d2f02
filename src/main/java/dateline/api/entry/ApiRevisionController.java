package dateline.api.entry;

import dateline.account.SignedIn;
import dateline.api.ApiPaths;
import dateline.api.json.IfMatch;
import dateline.entry.Entry;
import dateline.entry.EntryContent;
import dateline.entry.EntryRef;
import dateline.entry.EntryService;
import dateline.entry.revision.Revision;
import dateline.entry.revision.Revisions;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** API of an entry's revisions. */
@RestController
@RequestMapping(ApiPaths.ROOT + "/stories/{slug}/entries/{number}/revisions")
class ApiRevisionController {

    /** The revisions of an entry, newest first. */
    record RevisionsAnswer(List<RevisionAnswer> revisions) {

        /** @param revisedBy the name of the person who saved the revision */
        record RevisionAnswer(int number, Instant revisedAt, String revisedBy, EntryContent content) {}

        static RevisionsAnswer of(List<Revision> revisions) {
            return new RevisionsAnswer(revisions.stream()
                    .map(revision -> new RevisionAnswer(
                            revision.number(), revision.revisedAt(), revision.revisedBy(), revision.content()))
                    .toList());
        }
    }

    private final EntryService entryService;
    private final Revisions revisions;
    private final EntryAnswers answers;

    ApiRevisionController(EntryService entryService, Revisions revisions, EntryAnswers answers) {
        this.entryService = entryService;
        this.revisions = revisions;
        this.answers = answers;
    }

    @Operation(summary = "What the entry said at each of its versions, newest first")
    @GetMapping
    @Transactional(readOnly = true)
    RevisionsAnswer list(@PathVariable String slug, @PathVariable long number, @AuthenticationPrincipal SignedIn by) {
        return RevisionsAnswer.of(revisions.of(answers.find(answers.ref(slug, number), by)));
    }

    @Operation(summary = "Lets the entry say again what it said at that revision; it keeps its time and its status")
    @PostMapping("/{revision}/restoration")
    @Transactional
    EntryAnswer restore(
            @PathVariable String slug,
            @PathVariable long number,
            @PathVariable int revision,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestParam(defaultValue = "false") boolean markUpdated,
            @AuthenticationPrincipal SignedIn by) {
        EntryRef ref = answers.ref(slug, number);
        Entry entry = answers.lock(ref);
        by.mustPublishUnless(entry.status().isWritersOwn(), entry.createdBy());
        IfMatch.check(ifMatch, entry.version());
        return answers.of(ref, entryService.revert(ref, entry.version(), revision, markUpdated, by.staffer()));
    }
}
