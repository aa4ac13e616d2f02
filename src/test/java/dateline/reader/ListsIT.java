package dateline.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Await;
import dateline.Cast;
import dateline.DatelineTest;
import dateline.Reader;
import dateline.contributor.ContributorService;
import dateline.contributor.CreditContent;
import dateline.entry.EntryContent;
import dateline.entry.EntryService;
import dateline.entry.EntryStatus;
import dateline.http.ReaderServer;
import dateline.story.Status;
import dateline.story.StoryContent;
import dateline.story.StoryService;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Pages and feeds of sections, tags and contributors that have been read, after a change of what they list. */
@DatelineTest
class ListsIT {

    @Autowired
    ReaderServer server;

    @Autowired
    EntryService entryService;

    @Autowired
    StoryService storyService;

    @Autowired
    ContributorService contributorService;

    @Autowired
    Cast cast;

    Reader reader;

    @BeforeEach
    void open() {
        reader = new Reader(server.port());
    }

    @Test
    void followAStoryThatMovesBetweenSectionsAndTags() {
        String slug = story("Barge adrift", "Moorings", "drifting");
        // The sections stay in the menu, whose change would renew every page.
        story("Buoy adrift", "Moorings", "buoys");
        story("Quay closed", "Slipways", "closing");
        lists("Barge adrift", true, "/sections/moorings", "/tags/drifting");
        lists("Barge adrift", false, "/sections/slipways", "/tags/closing");
        storyService.edit(cast.id(slug), null, content("Barge adrift", "Slipways", "closing"), null, cast.ada());
        lists("Barge adrift", true, "/sections/slipways", "/tags/closing");
        lists("Barge adrift", false, "/sections/moorings");
        assertThat(reader.get("/tags/drifting").statusCode()).isEqualTo(404);
    }

    @Test
    void followTheEntriesOfAStory() {
        String slug = story("Pier shut", "Piers", "shutting");
        lists("Pier shut", true, "/sections/piers", "/tags/shutting");
        cast.publish(slug, "Pier open again");
        lists("Pier open again", true, "/sections/piers", "/tags/shutting");
        entryService.retract(cast.entry(slug, 2), null, null, false, cast.ada());
        lists("Pier open again", false, "/sections/piers", "/tags/shutting");
        storyService.edit(cast.id(slug), null, content("Pier reopened", "Piers", "shutting"), null, cast.ada());
        lists("Pier reopened", true, "/sections/piers", "/tags/shutting");
        storyService.moveCoverage(cast.id(slug), null, Status.WITHDRAWN);
        page("/sections/piers", text -> !text.contains("Pier reopened"));
        page("/tags/shutting", text -> !text.contains("Pier reopened"));
    }

    @Test
    void followThePeopleWhoAreCredited() {
        String slug = story("Tide tables", "Tides", "tidal");
        credited(slug, "Pilot boarded", "Lena Listed");
        lists("Pilot boarded", true, "/contributors/lena-listed");
        String other = story("Tugs", "Tides", "tugs");
        credited(other, "Pilot ashore", "Lena Listed");
        lists("Pilot ashore", true, "/contributors/lena-listed");
        entryService.edit(
                cast.entry(other, 2), null, EntryContent.of("Pilot ashore", "<p>Up.</p>"), null, false, cast.ada());
        lists("Pilot ashore", false, "/contributors/lena-listed");
        lists("Pilot boarded", true, "/contributors/lena-listed");
        storyService.moveCoverage(cast.id(slug), null, Status.WITHDRAWN);
        Await.until(() -> reader.get("/contributors/lena-listed").statusCode(), status -> status == 404);
        storyService.moveCoverage(cast.id(slug), null, Status.LIVE);
        lists("Pilot boarded", true, "/contributors/lena-listed");
        contributorService.describe("Lena Listed", "Pilot of the port", null, null, null);
        lists("Pilot of the port", true, "/contributors/lena-listed");
    }

    @Test
    void showANewEntryOfAStoryThatReadersFollow() {
        String slug = story("Ferry off", "Ferries", "ferrying");
        credited(slug, "Ferry leaves", "Fay Listed");
        lists("Ferry leaves", true, "/contributors/fay-listed");
        String other = story("Ferry late", "Ferries", "lateness");
        page("/stories/" + other, text -> text.contains("First of Ferry late"));
        credited(other, "Ferry at sea", "Fay Listed");
        lists("Ferry at sea", true, "/contributors/fay-listed");
    }

    private String story(String headline, String section, String tag) {
        String slug = storyService
                .create(content(headline, section, tag), Status.LIVE, cast.ada())
                .slug();
        cast.publish(slug, "First of " + headline);
        return slug;
    }

    private static StoryContent content(String headline, String section, String tag) {
        return StoryContent.of(headline)
                .withSection(section)
                .withTimeZone("America/Halifax")
                .withLanguage("en")
                .withTags(List.of(tag));
    }

    private void credited(String slug, String headline, String name) {
        entryService.post(
                cast.id(slug),
                EntryContent.of(headline, "<p>Up.</p>")
                        .withCredits(List.of(new CreditContent("author", List.of(name), null, null, null))),
                EntryStatus.PUBLISHED,
                cast.ada(),
                null);
    }

    /** Reads the pages and their feeds until they show the words, or until none of them does any more. */
    private void lists(String words, boolean shown, String... pages) {
        for (String page : pages) {
            page(page, text -> text.contains(words) == shown);
            // A retracted entry stays in the feed under a title that says so, and a person's title is on the page
            // alone.
            if (shown && !words.startsWith("Pilot of")) {
                page(page + "/feed.atom", text -> text.contains(words));
            }
        }
    }

    private void page(String path, Predicate<String> wanted) {
        assertThat(Await.until(() -> reader.get(path).body(), wanted::test))
                .as(path)
                .matches(wanted);
    }
}
