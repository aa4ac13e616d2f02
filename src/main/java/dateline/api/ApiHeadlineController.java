package dateline.api;

import dateline.platform.error.NotFound;
import dateline.story.Headlines;
import dateline.story.Stories;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** API of a story's former headlines. */
@RestController
@RequestMapping(ApiPaths.ROOT + "/stories/{slug}/headlines")
class ApiHeadlineController {

    record HeadlinesAnswer(List<Headlines.Headline> headlines) {}

    private final Stories stories;
    private final Headlines headlines;

    ApiHeadlineController(Stories stories, Headlines headlines) {
        this.stories = stories;
        this.headlines = headlines;
    }

    @Operation(summary = "Every headline the story had, the one that stands first, with who set it and when")
    @GetMapping
    HeadlinesAnswer list(@PathVariable String slug) {
        long id = stories.idOf(slug).orElseThrow(() -> new NotFound("story", slug));
        return new HeadlinesAnswer(headlines.of(id));
    }
}
