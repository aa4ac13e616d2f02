package dateline.reader;

import dateline.entry.Entries;
import dateline.entry.Entries.Standing;
import dateline.entry.Entry;
import dateline.http.PreparedResponse;
import dateline.platform.language.Words;
import dateline.platform.settings.Languages;
import dateline.platform.settings.Site;
import dateline.platform.settings.Urls;
import dateline.platform.text.Slugs;
import dateline.publishing.cache.CachedResponse;
import dateline.publishing.cache.SurrogateKeys;
import dateline.publishing.template.Renderer;
import dateline.publishing.view.StoryView;
import dateline.publishing.view.StoryViews;
import dateline.reader.FrontPage.CreditedEntry;
import dateline.reader.FrontPage.Latest;
import dateline.story.Stories;
import dateline.story.Story;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The newest entries across live stories, for fronts and as JSON for open fronts that poll. */
@Component
class LatestUpdates {

    private static final int ROWS = 8;
    /**
     * How many entries of each story are listed as readable. A page that was paused for longer removes rows that are
     * still readable, because they are not listed.
     */
    private static final int STANDING = 60;

    private static final Limit STORIES = Limit.of(40);
    // Seconds between two polls.
    private static final int POLL_AFTER = 10;
    // Seconds between two polls while no story is live.
    private static final int POLL_WHEN_QUIET = 300;

    private final Stories stories;
    private final Entries entries;
    private final StoryViews views;
    private final Renderer renderer;
    private final JsonMapper json;
    private final Urls urls;
    private final Words words;
    private final ZoneId zone;

    LatestUpdates(
            Stories stories,
            Entries entries,
            StoryViews views,
            Renderer renderer,
            JsonMapper json,
            Urls urls,
            Languages languages,
            Site site) {
        this.stories = stories;
        this.entries = entries;
        this.views = views;
        this.renderer = renderer;
        this.json = json;
        this.urls = urls;
        this.words = languages.own();
        this.zone = ZoneId.of(site.timeZone());
    }

    /** The newest entries of the whole site, or of a section. Null when no story is live there. */
    @Nullable
    Latest of(@Nullable String section) {
        List<CreditedEntry> newest = newest(live(section));
        return newest.isEmpty()
                ? null
                : new Latest((section == null ? "" : "/sections/" + Slugs.encoded(section)) + "/latest", newest);
    }

    /**
     * The same as JSON for an open page: the list's HTML as of now, and which older rows on the page are still
     * readable.
     */
    @Transactional(readOnly = true)
    Optional<CachedResponse> list(@Nullable String section) {
        List<Long> fronted = (section == null ? stories.front(STORIES) : stories.front(section, STORIES))
                .stream().map(Story::id).toList();
        if (section != null
                && fronted.isEmpty()
                && stories.seen(section, Limit.of(1)).isEmpty()) {
            return Optional.empty();
        }
        List<CreditedEntry> newest = newest(live(section));
        String html = renderer.render(
                        "front/_latest-list", words.locale(), Map.of("latest", new Latest("", newest), "words", words))
                .strip();
        // Ended stories are included: their entries stay on the page.
        Map<String, List<Long>> standing = fronted.isEmpty()
                ? Map.of()
                : entries.standing(fronted, STANDING).stream()
                        .collect(Collectors.groupingBy(
                                Standing::getSlug,
                                TreeMap::new,
                                Collectors.mapping(Standing::getNumber, Collectors.toList())));
        PreparedResponse list = PreparedResponse.of(
                        "application/json",
                        json.writeValueAsString(
                                new LatestList(newest.isEmpty() ? POLL_WHEN_QUIET : POLL_AFTER, html, standing)))
                .cacheControl("public, max-age=1, s-maxage=2, stale-while-revalidate=4")
                .build();
        return Optional.of(
                section == null
                        ? CachedResponse.of(list, SurrogateKeys.SITE)
                        : CachedResponse.ofList(list, urls.path(urls.section(section)), fronted)
                                .labelled(Set.of(SurrogateKeys.section(section))));
    }

    private List<Story> live(@Nullable String section) {
        return section == null ? stories.live(STORIES) : stories.live(section, STORIES);
    }

    private List<CreditedEntry> newest(List<Story> live) {
        if (live.isEmpty()) {
            return List.of();
        }
        Map<Long, StoryView> told = views.stories(live);
        told.replaceAll((id, story) -> story.in(zone));
        List<Entry> newest = entries.newest(told.keySet(), ROWS);
        return newest.stream()
                .limit(ROWS)
                .map(entry -> {
                    StoryView story =
                            Objects.requireNonNull(told.get(entry.story().id()));
                    return new CreditedEntry(story, views.entry(entry, story));
                })
                .toList();
    }

    /**
     * The JSON response.
     *
     * @param pollAfter seconds until the next poll
     * @param standing  the numbers of the newest readable entries, by the story's slug
     */
    private record LatestList(int pollAfter, String html, Map<String, List<Long>> standing) {}
}
