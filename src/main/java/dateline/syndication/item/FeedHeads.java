package dateline.syndication.item;

import dateline.platform.settings.HubAddress;
import dateline.platform.settings.Site;
import dateline.platform.settings.Urls;
import dateline.publishing.view.FeedAddress;
import dateline.publishing.view.FigureView;
import dateline.publishing.view.StoryView;
import dateline.syndication.format.FeedHead;
import dateline.syndication.format.FeedPerson;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Builds the metadata (head) of feeds. */
@Component
public class FeedHeads {

    public static final String ICON = Urls.MARK;

    private final FeedIds ids;
    private final HubAddress hub;
    private final Site site;
    private final Urls urls;

    public FeedHeads(FeedIds ids, HubAddress hub, Site site, Urls urls) {
        this.ids = ids;
        this.hub = hub;
        this.site = site;
        this.urls = urls;
    }

    /** Metadata of a feed across stories. */
    public FeedHead ofSite(FeedAddress feed, @Nullable FigureView image, List<String> categories) {
        return new FeedHead(
                ids.feed(feed.path()),
                absolute(feed.path()),
                absolute(feed.page()),
                feed.title(),
                Objects.requireNonNullElse(site.tagline(), feed.title()),
                site.language(),
                absolute(ICON),
                url(image),
                categories,
                null,
                new FeedPerson(site.name(), urls.home()),
                List.of(hub.url()));
    }

    /** Metadata of a feed of one story. */
    public FeedHead ofStory(FeedAddress feed, StoryView story) {
        String name = feed.path().substring(feed.path().lastIndexOf('/'));
        return new FeedHead(
                ids.story(story.id(), story.published().instant()) + name,
                absolute(feed.path()),
                absolute(feed.page()),
                feed.title(),
                story.standfirst() == null ? story.headline() : story.standfirst(),
                story.language(),
                absolute(ICON),
                url(story.leadFigure()),
                FeedItems.categories(story),
                story.words().say("story.coverageEnded"),
                new FeedPerson(site.name(), urls.home()),
                List.of(hub.url()));
    }

    private String absolute(String path) {
        return urls.home() + path.substring(1);
    }

    private static @Nullable String url(@Nullable FigureView figure) {
        return figure == null ? null : figure.url();
    }
}
