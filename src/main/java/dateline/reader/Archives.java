package dateline.reader;

import dateline.platform.language.Words;
import dateline.platform.paging.TimeKey;
import dateline.platform.settings.Languages;
import dateline.platform.settings.Site;
import dateline.platform.settings.Urls;
import dateline.publishing.cache.CachedResponse;
import dateline.publishing.cache.SurrogateKeys;
import dateline.publishing.template.PageRenderer;
import dateline.publishing.view.JsonLd;
import dateline.publishing.view.StoryViews;
import dateline.reader.ArchivePage.Month;
import dateline.reader.ArchivePage.Ways;
import dateline.story.Stories;
import dateline.story.Story;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Renders the archive: all stories by the month of their publication, in the site's zone. */
@Component
class Archives {

    /** The maximum number of stories on a page. */
    static final int STORIES = 1000;

    private static final String BEFORE = "/before/";

    private final Stories stories;
    private final StoryViews views;
    private final JsonLd jsonLd;
    private final PageRenderer pageRenderer;
    private final Urls urls;
    private final ZoneId zone;
    private final Words words;

    Archives(
            Stories stories,
            StoryViews views,
            JsonLd jsonLd,
            PageRenderer pageRenderer,
            Site site,
            Languages languages,
            Urls urls) {
        this.stories = stories;
        this.views = views;
        this.jsonLd = jsonLd;
        this.pageRenderer = pageRenderer;
        this.urls = urls;
        this.zone = ZoneId.of(site.timeZone());
        this.words = languages.own();
    }

    @Transactional(readOnly = true)
    Optional<CachedResponse> months() {
        List<Month> months = counted().descendingMap().entrySet().stream()
                .map(month -> month(month.getKey(), month.getValue()))
                .toList();
        return Optional.of(print(
                new ArchivePage(urls.home() + "archive", words.say("front.archive"), months, List.of(), Ways.NONE)));
    }

    /** The latest stories of a month. Empty when nothing came out in that month, or the month is invalid. */
    @Transactional(readOnly = true)
    Optional<CachedResponse> month(String year, String month) {
        return named(year, month).flatMap(asked -> page(asked, null));
    }

    /**
     * The stories of a month that came out before a given one.
     *
     * @param before the id of that story; the result is empty when it was not published in that month, or is the first
     *               one
     */
    @Transactional(readOnly = true)
    Optional<CachedResponse> month(String year, String month, String before) {
        if (!before.matches("[1-9]\\d{0,17}")) {
            return Optional.empty();
        }
        return named(year, month)
                .flatMap(asked -> stories.findById(Long.valueOf(before))
                        .flatMap(story -> key(story, asked))
                        .flatMap(key -> page(asked, key)));
    }

    /** Returns a story's position within its month. */
    private Optional<TimeKey> key(Story story, YearMonth month) {
        // A withdrawn story keeps its position, because the next page's permanent address contains its id.
        return Optional.ofNullable(
                        story.coverage().publishedAt() != null
                                ? story.coverage().publishedAt()
                                : story.coverage().seenFrom())
                .filter(at -> YearMonth.from(at.atZone(zone)).equals(month))
                .map(at -> new TimeKey(at, story.id()));
    }

    private static Optional<YearMonth> named(String year, String month) {
        try {
            return year.matches("\\d{4}") && month.matches("\\d{2}")
                    ? Optional.of(YearMonth.of(Integer.parseInt(year), Integer.parseInt(month)))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Optional<CachedResponse> page(YearMonth month, @Nullable TimeKey before) {
        NavigableMap<YearMonth, Long> all = counted();
        if (!all.containsKey(month)) {
            return Optional.empty();
        }
        TimeKey end = before == null ? new TimeKey(start(month.plusMonths(1)), 0) : before;
        List<Story> found = stories.published(start(month), end.at(), end.id(), Limit.of(STORIES + 1));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        List<Story> shown = found.subList(0, Math.min(found.size(), STORIES));
        String older =
                found.size() > STORIES ? path(month) + BEFORE + shown.getLast().id() : null;
        Ways ways = new Ways(
                older,
                before == null ? null : newer(month, before),
                month(all.lowerEntry(month)),
                month(all.higherEntry(month)));
        String title = before == null
                ? words.month(month)
                : words.say("archive.before", words.month(month), words.brief(before.at(), zone));
        String own = path(month) + (before == null ? "" : BEFORE + before.id());
        return Optional.of(print(new ArchivePage(
                urls.home() + own.substring(1),
                title,
                List.of(),
                views.stories(shown).values().stream()
                        .map(story -> story.in(zone))
                        .toList(),
                ways)));
    }

    /** The path of the page whose last story is the one at this key. */
    private String newer(YearMonth month, TimeKey key) {
        List<Long> after = stories.publishedFrom(key.at(), key.id(), start(month.plusMonths(1)), Limit.of(STORIES + 1));
        return after.size() > STORIES ? path(month) + BEFORE + after.getLast() : path(month);
    }

    private NavigableMap<YearMonth, Long> counted() {
        NavigableMap<YearMonth, Long> months = new TreeMap<>();
        stories.months(zone.getId())
                .forEach(month -> months.put(YearMonth.parse(month.getMonth()), month.getStories()));
        return months;
    }

    private Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(zone).toInstant();
    }

    private Month month(YearMonth month, long count) {
        return new Month(path(month), words.month(month), count);
    }

    private @Nullable Month month(Map.@Nullable Entry<YearMonth, Long> month) {
        return month == null ? null : month(month.getKey(), month.getValue());
    }

    private static String path(YearMonth month) {
        return "/archive/%04d/%02d".formatted(month.getYear(), month.getMonthValue());
    }

    private List<JsonLd.Listed> listed(ArchivePage page) {
        return page.stories().isEmpty()
                ? page.months().stream()
                        .map(month -> new JsonLd.Listed(
                                month.name(), urls.home() + month.path().substring(1)))
                        .toList()
                : page.stories().stream()
                        .map(story -> new JsonLd.Listed(story.headline(), story.url()))
                        .toList();
    }

    private CachedResponse print(ArchivePage page) {
        return CachedResponse.of(
                pageRenderer.print(
                        "front/archive",
                        Map.of("page", page, "jsonLd", jsonLd.collection(page.url(), page.title(), listed(page))),
                        200,
                        null,
                        PageRenderer.LIVE),
                SurrogateKeys.STORIES,
                SurrogateKeys.MENU);
    }
}
