package dateline.feed;

import dateline.edition.Document;
import dateline.edition.Editions;
import dateline.edition.Shelf;
import dateline.press.Answer;
import dateline.press.Door;
import dateline.press.Ready;
import dateline.press.Request;
import dateline.press.Routes;
import dateline.site.Urls;
import dateline.syndication.FeedWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Every feed in every format. */
@Component
class FeedDoor implements Door {

    private static final Ready NO_FEED = Ready.of("text/plain; charset=utf-8", "There is no such feed.\n").status(404).build();

    private final Shelf shelf;
    private final Editions editions;
    private final SiteFeeds ofSite;
    private final StoryFeeds ofStory;
    private final List<FeedWriter> writers;
    private final Urls urls;

    FeedDoor(Shelf shelf, Editions editions, SiteFeeds ofSite, StoryFeeds ofStory, List<FeedWriter> writers, Urls urls) {
        this.shelf = shelf;
        this.editions = editions;
        this.ofSite = ofSite;
        this.ofStory = ofStory;
        this.writers = writers;
        this.urls = urls;
    }

    @Override
    public void open(Routes routes) {
        for (FeedWriter writer : writers) {
            String feed = "/feed." + writer.format().ending();
            String updates = "/updates." + writer.format().ending();
            String keyEvents = "/key-events." + writer.format().ending();
            routes.get(feed, request -> answer(feed, () -> ofSite.stories(writer)));
            routes.get(updates, request -> answer(updates, () -> ofSite.updates(writer)));
            routes.get("/sections/{slug}" + feed,
                request -> answer("/sections/" + slug(request) + feed, () -> ofSite.section(slug(request), writer)));
            routes.get("/contributors/{slug}" + feed,
                request -> answer("/contributors/" + slug(request) + feed, () -> ofSite.contributor(slug(request), writer)));
            routes.get("/stories/{slug}" + feed, request -> ofStory(request, feed, () -> ofStory.entries(slug(request), writer)));
            routes.get("/stories/{slug}" + keyEvents,
                request -> ofStory(request, keyEvents, () -> ofStory.keyEvents(slug(request), writer)));
        }
    }

    private Answer answer(String key, Supplier<Optional<Document>> maker) {
        return shelf.answer(key, maker, () -> NO_FEED);
    }

    private Answer ofStory(Request request, String name, Supplier<Optional<Document>> maker) {
        return shelf.answer("/stories/" + slug(request) + name, maker, () -> editions.successor(slug(request))
            .<Answer>map(now -> new Answer.Redirect(301, urls.path(urls.story(now)) + name)).orElse(NO_FEED));
    }

    private static String slug(Request request) {
        return request.parameter("slug");
    }
}
