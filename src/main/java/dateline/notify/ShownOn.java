package dateline.notify;

import dateline.contributor.Contributor;
import dateline.edition.Edition;
import dateline.edition.Editions;
import dateline.entry.Entries;
import dateline.site.Urls;
import dateline.story.Change;
import dateline.story.Stories;
import dateline.story.Story;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where a change shows: the pages and feeds of its story, its entry, its section and those it credits, and the site's own. */
@Component
class ShownOn {

    private static final List<String> FORMATS = List.of(".rss", ".atom", ".json");

    private final Stories stories;
    private final Entries entries;
    private final Editions editions;
    private final Urls urls;

    ShownOn(Stories stories, Entries entries, Editions editions, Urls urls) {
        this.stories = stories;
        this.entries = entries;
        this.editions = editions;
        this.urls = urls;
    }

    @Transactional(readOnly = true)
    Set<String> urls(Change change) {
        Set<String> shown = new LinkedHashSet<>();
        Story story = stories.findById(change.storyId()).orElseThrow();
        String page = urls.story(story.slug());
        shown.add(page);
        shown.add(page + "/oldest");
        if (change.entryNumber() != null) {
            shown.add(urls.entry(story.slug(), change.entryNumber()));
        }
        feeds(shown, page, "/feed", "/key-events");
        String home = urls.home();
        shown.add(home);
        shown.add(home + "latest");
        feeds(shown, home, "feed", "updates", "corrections");
        story.section().ifPresent(section -> {
            shown.add(urls.section(section.slug()));
            shown.add(urls.section(section.slug()) + "/latest");
            feeds(shown, urls.section(section.slug()), "/feed");
        });
        credited(change, story).forEach(slug -> {
            shown.add(urls.contributor(slug));
            feeds(shown, urls.contributor(slug), "/feed");
        });
        editions.of(story.slug()).map(Edition::pages).orElse(List.of()).stream().filter(stretch -> stretch.number() != null)
            .forEach(stretch -> shown.add(urls.page(story.slug(), stretch.number())));
        return shown;
    }

    @Transactional(readOnly = true)
    List<String> paths(Change change) {
        return urls(change).stream().map(urls::path).toList();
    }

    private static void feeds(Set<String> shown, String below, String... names) {
        for (String name : names) {
            FORMATS.forEach(format -> shown.add(below + name + format));
        }
    }

    private Stream<String> credited(Change change, Story story) {
        Stream<Contributor> ofEntry = change.entryNumber() == null ? Stream.empty()
            : entries.numbered(story.id(), change.entryNumber()).stream().flatMap(entry -> entry.credits().stream())
                .flatMap(credit -> credit.people().stream());
        return Stream.concat(story.credits().stream().flatMap(credit -> credit.people().stream()), ofEntry).map(Contributor::slug).distinct();
    }
}
