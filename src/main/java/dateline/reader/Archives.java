package dateline.reader;

import dateline.edition.Document;
import dateline.edition.Subjects;
import dateline.page.ArchivePage;
import dateline.page.ArchivePage.Month;
import dateline.page.JsonLd;
import dateline.page.StoryViews;
import dateline.paper.Paper;
import dateline.site.Languages;
import dateline.site.Site;
import dateline.site.Words;
import dateline.site.Urls;
import dateline.story.Stories;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Prints the archive: every story by the month it came out in, in the site's zone. */
@Component
class Archives {

    private static final Limit STORIES = Limit.of(1000);

    private final Stories stories;
    private final StoryViews views;
    private final JsonLd jsonLd;
    private final Paper paper;
    private final Urls urls;
    private final ZoneId zone;
    private final Words words;

    Archives(Stories stories, StoryViews views, JsonLd jsonLd, Paper paper, Site site, Languages languages, Urls urls) {
        this.stories = stories;
        this.views = views;
        this.jsonLd = jsonLd;
        this.paper = paper;
        this.urls = urls;
        this.zone = ZoneId.of(site.timeZone());
        this.words = languages.own();
    }

    @Transactional(readOnly = true)
    Optional<Document> months() {
        List<Month> months = counted().descendingMap().entrySet().stream().map(month -> month(month.getKey(), month.getValue()))
            .toList();
        return Optional.of(print(new ArchivePage(urls.home() + "archive", words.say("front.archive"), months, List.of(), null, null)));
    }

    /** Empty when nothing came out in that month, or there is none such. */
    @Transactional(readOnly = true)
    Optional<Document> month(String year, String month) {
        if (!year.matches("\\d{4}") || !month.matches("\\d{2}")) {
            return Optional.empty();
        }
        try {
            YearMonth asked = YearMonth.of(Integer.parseInt(year), Integer.parseInt(month));
            TreeMap<YearMonth, Long> all = counted();
            return !all.containsKey(asked) ? Optional.empty() : Optional.of(print(new ArchivePage(urls.home() + path(asked).substring(1),
                words.month(asked), List.of(), views.stories(stories.published(start(asked), start(asked.plusMonths(1)), STORIES)).values().stream()
                    .map(story -> story.in(zone)).toList(),
                month(all.lowerEntry(asked)), month(all.higherEntry(asked)))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private TreeMap<YearMonth, Long> counted() {
        TreeMap<YearMonth, Long> months = new TreeMap<>();
        stories.months(zone.getId()).forEach(month -> months.put(YearMonth.parse(month.getMonth()), month.getStories()));
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
        return page.stories().isEmpty() ? page.months().stream().map(month -> new JsonLd.Listed(month.name(), urls.home() + month.path().substring(1)))
            .toList() : page.stories().stream().map(story -> new JsonLd.Listed(story.headline(), story.url())).toList();
    }

    private Document print(ArchivePage page) {
        return Document.of(paper.print("front/archive", Map.of("page", page, "jsonLd", jsonLd.collection(page.url(), page.title(), listed(page))), 200, null, Paper.LIVE), Subjects.SITE);
    }
}
