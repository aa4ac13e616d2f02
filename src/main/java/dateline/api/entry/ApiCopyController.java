package dateline.api.entry;

import dateline.account.SignedIn;
import dateline.api.ApiPaths;
import dateline.api.json.IfMatch;
import dateline.entry.Entry;
import dateline.entry.EntryRef;
import dateline.entry.EntryStatus;
import dateline.entry.SavedEntry;
import dateline.entry.copy.CopyTarget;
import dateline.entry.copy.EntryCopies;
import dateline.platform.error.InvalidInput;
import dateline.story.Stories;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** API of copies of an entry in other stories. */
@RestController
@RequestMapping(ApiPaths.ROOT + "/stories/{slug}/entries/{number}/copies")
class ApiCopyController {

    /**
     * @param story  the slug of the story that gets the copy
     * @param move   whether the copy takes the place of the entry, whose address then leads to the copy
     * @param status {@code draft}, {@code submitted}, {@code scheduled} or {@code published}; null for that of the entry
     */
    record CopyRequest(
            @Nullable String story,
            @Nullable Boolean move,
            @Nullable String status) {}

    private final EntryCopies copies;
    private final EntryAnswers answers;
    private final Stories stories;

    ApiCopyController(EntryCopies copies, EntryAnswers answers, Stories stories) {
        this.copies = copies;
        this.answers = answers;
        this.stories = stories;
    }

    @Operation(
            summary = "Copies an entry into another story, or moves it there",
            description = "A published copy keeps its time. The address of a moved entry leads to the copy.")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Transactional
    ResponseEntity<EntryAnswer> create(
            @PathVariable String slug,
            @PathVariable long number,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody CopyRequest request,
            @AuthenticationPrincipal SignedIn by) {
        EntryRef from = answers.ref(slug, number);
        Entry source = answers.find(from, by);
        boolean move = Boolean.TRUE.equals(request.move());
        if (move) {
            by.mustPublishUnless(source.status().isWritersOwn(), source.createdBy());
        }
        EntryStatus status = status(request, source);
        by.mustPublishUnless(status.isWritersOwn(), by.accountId());
        IfMatch.check(ifMatch, source.version());
        String target = request.story() == null ? "" : request.story().strip();
        if (target.isEmpty()) {
            throw new InvalidInput("story", "required");
        }
        long story = stories.idOf(target).orElseThrow(() -> new InvalidInput("story", "copy-story"));
        // A reporter's right was checked on this version.
        Long version = ifMatch == null && by.publishes() ? null : source.version();
        SavedEntry copy = copies.copy(from, version, new CopyTarget(story, status, move), by.staffer());
        return ResponseEntity.created(URI.create(ApiPaths.entry(target, copy.number())))
                .body(answers.of(new EntryRef(story, copy.number()), copy));
    }

    private static EntryStatus status(CopyRequest request, Entry source) {
        if (request.status() == null) {
            return source.status();
        }
        return EntryStatus.of(request.status())
                .filter(status -> status != EntryStatus.RETRACTED)
                .orElseThrow(() -> new InvalidInput("status", "status", "draft, submitted, scheduled, published"));
    }
}
