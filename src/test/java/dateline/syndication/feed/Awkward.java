package dateline.syndication.feed;

import dateline.entry.timeline.Timing;
import dateline.platform.language.Phrases;
import dateline.platform.settings.HubAddress;
import dateline.platform.settings.Site;
import dateline.platform.settings.Urls;
import dateline.platform.text.Markup;
import dateline.publishing.view.CorrectionView;
import dateline.publishing.view.CreditView;
import dateline.publishing.view.EntryView;
import dateline.publishing.view.EntryViewBuilder;
import dateline.publishing.view.FeedAddress;
import dateline.publishing.view.FigureView;
import dateline.publishing.view.FigureViewBuilder;
import dateline.publishing.view.PersonView;
import dateline.publishing.view.SectionView;
import dateline.publishing.view.StoryView;
import dateline.publishing.view.StoryViewBuilder;
import dateline.publishing.view.SummaryView;
import dateline.publishing.view.TimeView;
import dateline.syndication.format.Feed;
import dateline.syndication.format.FeedHead;
import dateline.syndication.format.FeedItem;
import dateline.syndication.format.FeedPhoto;
import dateline.syndication.format.FeedTimes;
import dateline.syndication.format.Paging;
import dateline.syndication.format.Retraction;
import dateline.syndication.item.FeedHeads;
import dateline.syndication.item.FeedIds;
import dateline.syndication.item.FeedItems;
import dateline.syndication.item.FeedMarkup;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A story with all that has ever broken a feed, in views alone. */
public final class Awkward {

    public static final String BASE = "https://news.example";
    public static final ZoneId ZONE = ZoneId.of("America/New_York");
    public static final Site SITE = new Site(
            "The Harbour Ledger",
            "News from the coast & beyond",
            "en",
            URI.create(BASE),
            URI.create("https://desk.example"),
            "UTC",
            Path.of("data"),
            false);
    public static final Urls URLS = new Urls(SITE);
    public static final FeedIds IDS = new FeedIds("news.example");
    public static final FeedItems ITEMS =
            new FeedItems(IDS, new FeedMarkup(URLS), figure -> new FeedPhoto(figure, 123_456L));
    public static final String MARKED = "Use <b>bold</b> & \"quotes\" sparingly ]]> 🚢";
    public static final String CONTROLLED = "A\u0001B\uFFFEC\u000BD";
    public static final PersonView CARA = new PersonView("Cara Anna", BASE + "/contributors/cara-anna");
    public static final PersonView EDITH = new PersonView("Edith M. Lederer", BASE + "/contributors/edith-m-lederer");
    private static final FeedHeads HEADS = new FeedHeads(IDS, new HubAddress("https://hub.example/", URLS), SITE, URLS);

    private Awkward() {}

    /** The entries, newest first; the three oldest at one and the same time. */
    public static List<EntryView> entries() {
        return List.of(
                entry(
                        8,
                        at("2014-11-03T20:14:00"),
                        MARKED,
                        "<p>5 &lt; 6 &amp; 7 &gt; 3, <a href=\"https://example.org/?a=1&amp;b=2\">they say</a> ]]&gt;</p>",
                        true,
                        List.of(),
                        List.of(
                                correction(1, "It was 212, not <i>221</i>.", at("2014-11-03T20:30:00")),
                                correction(2, "It was 213.", at("2014-11-04T09:05:00"))),
                        List.of(author(CARA), contributors(EDITH, CARA)),
                        at("2014-11-04T09:05:00")),
                entry(
                        7,
                        at("2014-11-03T20:02:00"),
                        null,
                        "<p>Line\u2028separator, 🌊 and <em>no headline at all</em>, but rather many words, so that they have to be "
                                + "cut somewhere sensible for a title.</p>",
                        false,
                        List.of(),
                        List.of(),
                        List.of(),
                        null),
                entry(
                        6,
                        at("2014-11-03T19:30:00"),
                        null,
                        "",
                        false,
                        List.of(
                                photo("gauge", "A gauge <near> the mole", "ROBYN BECK/AFP/Getty Images"),
                                photo("quay", null, null)),
                        List.of(),
                        List.of(agency("contributor", "—Associated Press writers contributed to this report.")),
                        null),
                entry(
                        5,
                        at("2014-11-03T19:00:00"),
                        "Only a headline",
                        "",
                        false,
                        List.of(),
                        List.of(),
                        List.of(),
                        null),
                entry(
                        4,
                        at("2014-11-03T18:00:00"),
                        CONTROLLED,
                        "<p>Controls: " + CONTROLLED + "</p>",
                        false,
                        List.of(),
                        List.of(),
                        List.of(),
                        null),
                entry(
                        3,
                        at("2014-11-03T12:00:00"),
                        "Third of a minute",
                        "<p>Three.</p>",
                        false,
                        List.of(),
                        List.of(),
                        List.of(),
                        null),
                entry(
                        2,
                        at("2014-11-03T12:00:00"),
                        "Second of a minute",
                        "<p>Two.</p>",
                        false,
                        List.of(),
                        List.of(),
                        List.of(),
                        null),
                entry(
                        1,
                        at("2014-11-03T12:00:00"),
                        "First of a minute",
                        "<p>One.</p>",
                        true,
                        List.of(),
                        List.of(),
                        List.of(),
                        at("2014-11-03T12:07:00")));
    }

    public static StoryView story(boolean live) {
        return story(7, "storm", "Storm & flood: <live>", "en", "ltr", live);
    }

    private static StoryView story(long id, String slug, String headline, String language, String dir, boolean live) {
        String url = BASE + "/stories/" + slug;
        return StoryViewBuilder.builder()
                .id(id)
                .slug(slug)
                .url(url)
                .path("/stories/" + slug)
                .headline(headline)
                .standfirst("The second tide <peaked> at 7:50 p.m.")
                .section(new SectionView("Weather", "weather", "/sections/weather"))
                .tags(List.of("storms", "ferries & boats"))
                .language(language)
                .dir(dir)
                .zone(ZONE)
                .status(live ? "live" : "ended")
                .seq(20)
                .published(at("2014-11-03T06:00:00"))
                .updated(at("2014-11-04T09:06:00"))
                .opened(at("2014-11-03T06:00:00"))
                .ended(live ? null : at("2014-11-04T09:06:00"))
                .leadFigure(photo("lead", "The quay on Monday.", "IDA BRANDT/Ledger"))
                .summary(List.of(
                        new SummaryView("All 213 are ashore", 8L, "/stories/" + slug + "/8"),
                        new SummaryView("Power is back", null, null)))
                .credits(List.of(author(EDITH)))
                .authors(List.of(EDITH))
                .changed(at("2014-11-04T09:06:00").instant())
                .starts(null)
                .ends(null)
                .leadEntry(null)
                .lead(null)
                .event(null)
                .words(Phrases.of(language))
                .build();
    }

    /** The story's own feed, with two retractions: one with a notice, one without. */
    public static Feed ofStory(boolean live) {
        StoryView story = story(live);
        FeedHead head = HEADS.ofStory(FeedAddress.story(story.headline(), story.path()), story);
        Paging paging = live
                ? new Paging(Paging.Part.NEWEST, head.address(), head.address() + "/3", null)
                : new Paging(Paging.Part.COMPLETE, head.address(), null, null);
        return new Feed(
                head,
                paging,
                story.updated().instant(),
                !live,
                FeedTimes.apart(shown().map(entry -> ITEMS.entry(entry, timing(entry), story))
                        .toList()),
                retractions());
    }

    /** The entries, and one that was retracted with a notice. */
    private static Stream<EntryView> shown() {
        return Stream.concat(entries().stream(), Stream.of(retracted()));
    }

    private static EntryView retracted() {
        TimeView time = at("2014-11-03T11:40:00");
        return EntryViewBuilder.builder()
                .number(10)
                .version(2)
                .anchor("entry-10")
                .url(BASE + "/stories/storm/10")
                .path("/stories/storm/10")
                .title("Retracted")
                .headline(null)
                .body("")
                .excerpt("")
                .time(time)
                .day(LocalDate.of(2014, 11, 3))
                .hour("")
                .sort("")
                .keyEvent(false)
                .unverified(false)
                .lead(false)
                .updated(null)
                .figures(List.of())
                .embeds(List.of())
                .corrections(List.of())
                .credits(List.of())
                .retracted(at("2014-11-03T21:00:00"))
                .silent(false)
                .reason("The photo showed <another> harbour.")
                .build();
    }

    /** An archive of the story. */
    public static Feed ofArchive() {
        Feed feed = ofStory(true);
        String address = feed.head().address();
        return new Feed(
                feed.head(),
                new Paging(Paging.Part.ARCHIVE, address + "/3", address + "/2", address + "/4"),
                feed.changed(),
                false,
                feed.items(),
                feed.retractions());
    }

    /** The site's updates: the same entries and those of a story in Arabic, at the same times. */
    public static Feed ofUpdates() {
        StoryView arabic = story(9, "asifa", "عاصفة في الميناء", "ar", "rtl", true);
        EntryView entry = entry(
                7,
                at("2014-11-03T20:02:00"),
                null,
                "<p>وصل جميع الركاب إلى الرصيف.</p>",
                false,
                List.of(),
                List.of(),
                List.of(),
                null);
        List<FeedItem> items =
                new ArrayList<>(shown().map(each -> ITEMS.entryInSiteFeed(each, timing(each), story(true)))
                        .toList());
        items.add(2, ITEMS.entryInSiteFeed(entry, timing(entry), arabic));
        return site(FeedAddress.updates(SITE.name()), items, retractions());
    }

    /** The site's corrections. */
    public static Feed ofCorrections() {
        return site(
                FeedAddress.corrections(SITE.name()),
                entries().stream()
                        .flatMap(entry -> ITEMS.corrections(entry, timing(entry), story(true)))
                        .toList(),
                List.of());
    }

    /** The site's stories. */
    public static Feed ofStories() {
        return site(
                FeedAddress.site(SITE.name()),
                List.of(
                        ITEMS.story(story(true), entries().subList(0, 5), null),
                        ITEMS.story(story(9, "asifa", "عاصفة في الميناء", "ar", "rtl", true), List.of(), null)),
                List.of());
    }

    /** A story without a standfirst. */
    public static Feed ofBriefStory() {
        StoryView story = story(true);
        StoryView brief = story.with()
                .standfirst(null)
                .section(null)
                .tags(List.of())
                .seq(1)
                .leadFigure(null)
                .summary(List.of())
                .credits(List.of())
                .authors(List.of())
                .build();
        return site(
                FeedAddress.site(SITE.name()),
                List.of(ITEMS.story(brief, entries().subList(0, 1), null)),
                List.of());
    }

    /** A site without a story yet. */
    public static Feed ofNothing() {
        FeedHead head = HEADS.ofSite(FeedAddress.site(SITE.name()), null, List.of());
        return new Feed(head, Paging.newest(head.address()), Instant.EPOCH, false, List.of(), List.of());
    }

    public static List<Feed> all() {
        return List.of(
                ofStory(true), ofStory(false), ofArchive(), ofUpdates(), ofCorrections(), ofStories(), ofNothing());
    }

    private static Feed site(FeedAddress address, List<FeedItem> items, List<Retraction> retractions) {
        FeedHead head = HEADS.ofSite(address, null, List.of());
        return new Feed(
                head,
                Paging.newest(head.address()),
                Instant.parse("2014-11-04T14:06:00Z"),
                false,
                FeedTimes.apart(items),
                retractions);
    }

    private static Timing timing(EntryView entry) {
        return new Timing(
                entry.time().instant(),
                entry.updated() == null ? null : entry.updated().instant());
    }

    private static List<Retraction> retractions() {
        Instant published = story(true).published().instant();
        return List.of(
                new Retraction(
                        IDS.entry(7, published, 10),
                        Instant.parse("2014-11-04T02:00:00.123456Z"),
                        "The photo showed <another> harbour."),
                new Retraction(IDS.entry(7, published, 9), Instant.parse("2014-11-04T01:00:00Z"), null));
    }

    public static EntryView entry(
            long number,
            TimeView time,
            @Nullable String headline,
            String body,
            boolean keyEvent,
            List<FigureView> figures,
            List<CorrectionView> corrections,
            List<CreditView> credits,
            @Nullable TimeView updated) {
        String path = "/stories/storm/" + number;
        LocalDate day = time.instant().atZone(ZONE).toLocalDate();
        String title = headline != null ? headline : body.isEmpty() ? "Photo" : Markup.excerpt(body, 90);
        return EntryViewBuilder.builder()
                .number(number)
                .version(1)
                .anchor("entry-" + number)
                .url(BASE + path)
                .path(path)
                .title(title)
                .headline(headline)
                .body(body)
                .excerpt(Markup.excerpt(body, 240))
                .time(time)
                .day(day)
                .hour("")
                .sort("")
                .keyEvent(keyEvent)
                .unverified(false)
                .lead(false)
                .updated(updated)
                .figures(figures)
                .embeds(List.of())
                .corrections(corrections)
                .credits(credits)
                .retracted(null)
                .silent(false)
                .reason(null)
                .build();
    }

    public static TimeView at(String local) {
        return TimeView.of(LocalDateTime.parse(local).atZone(ZONE).toInstant(), ZONE);
    }

    private static CorrectionView correction(int number, String text, TimeView time) {
        return new CorrectionView(number, text, time, null);
    }

    private static FigureView photo(String key, @Nullable String caption, @Nullable String credit) {
        return FigureViewBuilder.builder()
                .key(key)
                .src("/photos/" + key + "/960.jpg")
                .srcset("/photos/" + key + "/320.jpg 320w")
                .srcsetWebp("")
                .url(BASE + "/photos/" + key + "/1280.jpg")
                .width(1280)
                .height(853)
                .alt("A \"photo\"")
                .caption(caption)
                .credit(credit)
                .creator(null)
                .copyrightNotice(credit == null ? null : "© 2014")
                .digitalSourceType(null)
                .licenseUrl(null)
                .acquireLicenseUrl(null)
                .crops(List.of())
                .focus(null)
                .build();
    }

    private static CreditView author(PersonView person) {
        return new CreditView(
                "author",
                "— " + person.name() + "/Associated Press",
                List.of(
                        new CreditView.Part("— ", null),
                        new CreditView.Part(person.name(), person.url().substring(BASE.length())),
                        new CreditView.Part("/Associated Press", null)),
                List.of(person),
                "Associated Press");
    }

    private static CreditView contributors(PersonView... people) {
        String line = "—Associated Press writers contributed to this report.";
        return new CreditView(
                "contributor", line, List.of(new CreditView.Part(line, null)), List.of(people), "Associated Press");
    }

    private static CreditView agency(String role, String line) {
        return new CreditView(role, line, List.of(new CreditView.Part(line, null)), List.of(), "Associated Press");
    }
}
