package dateline.api;

import dateline.entry.EntryContent;
import dateline.entry.Revision;
import dateline.entry.Revisions;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(ApiPaths.ROOT + "/stories/{slug}/entries/{number}/revisions")
class ApiRevisionController {

    /** What an entry said at each of its versions, newest first. */
    record RevisionsAnswer(List<RevisionAnswer> revisions) {

        /** @param revisedBy the name of who saved it */
        record RevisionAnswer(int number, Instant revisedAt, String revisedBy, EntryContent content) {
        }

        static RevisionsAnswer of(List<Revision> revisions) {
            return new RevisionsAnswer(revisions.stream()
                .map(revision -> new RevisionAnswer(revision.number(), revision.revisedAt(), revision.revisedBy(), revision.content())).toList());
        }
    }

    private final Revisions revisions;
    private final EntryAnswers answers;

    ApiRevisionController(Revisions revisions, EntryAnswers answers) {
        this.revisions = revisions;
        this.answers = answers;
    }

    @Operation(summary = "What the entry said at each of its versions, newest first")
    @GetMapping
    @Transactional(readOnly = true)
    RevisionsAnswer list(@PathVariable String slug, @PathVariable long number) {
        return RevisionsAnswer.of(revisions.of(answers.find(slug, number)));
    }
}
