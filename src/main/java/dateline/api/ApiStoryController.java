package dateline.api;

import dateline.account.SignedIn;
import dateline.api.json.Cursor;
import dateline.api.json.IfMatch;
import dateline.api.json.MergePatch;
import dateline.api.json.MissingPrecondition;
import dateline.platform.error.InvalidInput;
import dateline.platform.error.NotFound;
import dateline.platform.paging.TimeKey;
import dateline.platform.settings.Urls;
import dateline.story.Status;
import dateline.story.Stories;
import dateline.story.Story;
import dateline.story.StoryService;
import dateline.story.change.ChangeLog;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** API of stories. */
@RestController
@RequestMapping(ApiPaths.ROOT + "/stories")
class ApiStoryController {

    /** @param next the path of the next page; null at the end */
    record StoriesAnswer(
            List<StoryAnswer> stories, @Nullable String next) {}

    private final Stories stories;
    private final StoryService storyService;
    private final ChangeLog log;
    private final Urls urls;

    ApiStoryController(Stories stories, StoryService storyService, ChangeLog log, Urls urls) {
        this.stories = stories;
        this.storyService = storyService;
        this.log = log;
        this.urls = urls;
    }

    @Operation(summary = "Every story, drafts included, the last changed first")
    @GetMapping
    @Transactional(readOnly = true)
    StoriesAnswer list(
            @RequestParam(required = false) @Nullable String before, @RequestParam(defaultValue = "20") int limit) {
        TimeKey cursor = Cursor.of(before);
        int length = Cursor.length(limit);
        List<Story> found = stories.allBefore(cursor.at(), cursor.id(), Limit.of(length + 1));
        List<Story> listed = found.subList(0, Math.min(length, found.size()));
        String next = listed.size() == found.size()
                ? null
                : Cursor.next(
                        ApiPaths.ROOT + "/stories",
                        new TimeKey(
                                listed.getLast().changedAt(), listed.getLast().id()),
                        length);
        return new StoriesAnswer(
                listed.stream()
                        .map(story -> StoryAnswer.of(story, story.seq(), urls))
                        .toList(),
                next);
    }

    @Operation(summary = "A new story: a draft unless it is upcoming or live")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Transactional
    ResponseEntity<StoryAnswer> create(@RequestBody StoryRequest request, @AuthenticationPrincipal SignedIn by) {
        Status status = request.asked() == null ? Status.DRAFT : request.asked();
        if (status == Status.ENDED || status == Status.WITHDRAWN) {
            throw new InvalidInput("status", "status", "draft, upcoming, live");
        }
        by.mustPublishUnless(status == Status.DRAFT, by.accountId());
        Story story = storyService.create(request.content(), status, by.staffer());
        return ResponseEntity.created(URI.create(ApiPaths.story(story.slug()))).body(answer(story));
    }

    @Operation(summary = "The story as it stands")
    @GetMapping("/{slug}")
    @Transactional(readOnly = true)
    StoryAnswer show(@PathVariable String slug) {
        return answer(stories.findBySlug(slug).orElseThrow(() -> new NotFound("story", slug)));
    }

    @Operation(summary = "Changes a story, ends its coverage, opens it again or withdraws it (RFC 7396)")
    @PatchMapping(
            path = "/{slug}",
            consumes = {MergePatch.TYPE_VALUE, MediaType.APPLICATION_JSON_VALUE})
    @Transactional
    StoryAnswer update(
            @PathVariable String slug,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody MergePatch<StoryRequest> patch,
            @AuthenticationPrincipal SignedIn by) {
        if (ifMatch == null) {
            throw new MissingPrecondition();
        }
        long id = stories.idOf(slug).orElseThrow(() -> new NotFound("story", slug));
        Story story = stories.lock(id).orElseThrow(() -> new NotFound("story", slug));
        by.mustPublishUnless(story.status() == Status.DRAFT, story.createdBy());
        IfMatch.check(ifMatch, story.version());
        StoryRequest patched = patch.onto(StoryRequest.of(story));
        Status status = patched.asked();
        by.mustPublishUnless(
                story.status() == Status.DRAFT && (status == null || status == Status.DRAFT), story.createdBy());
        if (status != null && patch.namesOnly("status")) {
            return answer(storyService.moveCoverage(id, story.version(), status));
        }
        return answer(storyService.edit(id, story.version(), patched.content(), status, by.staffer()));
    }

    private StoryAnswer answer(Story story) {
        return StoryAnswer.of(story, log.seq(story.id()), urls);
    }
}
