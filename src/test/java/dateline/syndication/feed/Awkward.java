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
import dateline.publishing.view.FeedAddress;
import dateline.publishing.view.FigureView;
import dateline.publishing.view.PersonView;
import dateline.publishing.view.SectionView;
import dateline.publishing.view.StoryView;
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
final class Awkward {

    static final String BASE = "https://news.example";
    static final ZoneId ZONE = ZoneId.of("America/New_York");
    static final Site SITE = new Site(
            "The Harbour Ledger",
            "News from the coast & beyond",
            "en",
            URI.create(BASE),
            URI.create("https://desk.example"),
            "UTC",
            Path.of("data"),
            false);
    static final Urls URLS = new Urls(SITE);
    static final FeedIds IDS = new FeedIds("news.example");
    static final FeedItems ITEMS = new FeedItems(IDS, new FeedMarkup(URLS), figure -> new FeedPhoto(figure, 123_456L));
    static final String MARKED = "Use <b>bold</b> & \"quotes\" sparingly ]]> 🚢";
    static final String CONTROLLED = "A\u0001B\uFFFEC\u000BD";
    static final PersonView CARA = new PersonView("Cara Anna", BASE + "/contributors/cara-anna");
    static final PersonView EDITH = new PersonView("Edith M. Lederer", BASE + "/contributors/edith-m-lederer");
    private static final FeedHeads HEADS = new FeedHeads(IDS, new HubAddress("https://hub.example/", URLS), SITE, URLS);

    private Awkward() {}

    /** The entries, newest first; the three oldest at one and the same time. */
    static List<EntryView> entries() {
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

    static StoryView story(boolean live) {
        return story(7, "storm", "Storm & flood: <live>", "en", "ltr", live);
    }

    private static StoryView story(long id, String slug, String headline, String language, String dir, boolean live) {
        String url = BASE + "/stories/" + slug;
        return new StoryView(
                id,
                slug,
                url,
                "/stories/" + slug,
                headline,
                "The second tide <peaked> at 7:50 p.m.",
                new SectionView("Weather", "weather", "/sections/weather"),
                List.of("storms", "ferries & boats"),
                language,
                dir,
                ZONE,
                live ? "live" : "ended",
                20,
                at("2014-11-03T06:00:00"),
                at("2014-11-04T09:06:00"),
                at("2014-11-03T06:00:00"),
                live ? null : at("2014-11-04T09:06:00"),
                photo("lead", "The quay on Monday.", "IDA BRANDT/Ledger"),
                List.of(
                        new SummaryView("All 213 are ashore", 8L, "/stories/" + slug + "/8"),
                        new SummaryView("Power is back", null, null)),
                List.of(author(EDITH)),
                List.of(EDITH),
                at("2014-11-04T09:06:00").instant(),
                null,
                null,
                null,
                null,
                null,
                Phrases.of(language));
    }

    /** The story's own feed, with two retractions: one with a notice, one without. */
    static Feed ofStory(boolean live) {
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
        return new EntryView(
                10,
                2,
                "entry-10",
                BASE + "/stories/storm/10",
                "/stories/storm/10",
                "Retracted",
                null,
                "",
                "",
                time,
                LocalDate.of(2014, 11, 3),
                "",
                "",
                false,
                false,
                false,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                at("2014-11-03T21:00:00"),
                false,
                "The photo showed <another> harbour.");
    }

    /** An archive of the story. */
    static Feed ofArchive() {
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
    static Feed ofUpdates() {
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
        List<FeedItem> items = new ArrayList<>(shown().map(each -> ITEMS.entryAbroad(each, timing(each), story(true)))
                .toList());
        items.add(2, ITEMS.entryAbroad(entry, timing(entry), arabic));
        return site(FeedAddress.updates(SITE.name()), items, retractions());
    }

    /** The site's corrections. */
    static Feed ofCorrections() {
        return site(
                FeedAddress.corrections(SITE.name()),
                entries().stream()
                        .flatMap(entry -> ITEMS.corrections(entry, timing(entry), story(true)))
                        .toList(),
                List.of());
    }

    /** The site's stories. */
    static Feed ofStories() {
        return site(
                FeedAddress.site(SITE.name()),
                List.of(
                        ITEMS.story(story(true), entries().subList(0, 5), null),
                        ITEMS.story(story(9, "asifa", "عاصفة في الميناء", "ar", "rtl", true), List.of(), null)),
                List.of());
    }

    /** A story without a standfirst. */
    static Feed ofBriefStory() {
        StoryView story = story(true);
        StoryView brief = new StoryView(
                story.id(),
                story.slug(),
                story.url(),
                story.path(),
                story.headline(),
                null,
                null,
                List.of(),
                "en",
                "ltr",
                ZONE,
                "live",
                1,
                story.published(),
                story.updated(),
                story.opened(),
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                story.changed(),
                null,
                null,
                null,
                null,
                null,
                story.words());
        return site(
                FeedAddress.site(SITE.name()),
                List.of(ITEMS.story(brief, entries().subList(0, 1), null)),
                List.of());
    }

    /** A site without a story yet. */
    static Feed ofNothing() {
        FeedHead head = HEADS.ofSite(FeedAddress.site(SITE.name()), null, List.of());
        return new Feed(head, Paging.newest(head.address()), Instant.EPOCH, false, List.of(), List.of());
    }

    static List<Feed> all() {
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

    static EntryView entry(
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
        return new EntryView(
                number,
                1,
                "entry-" + number,
                BASE + path,
                path,
                title,
                headline,
                body,
                Markup.excerpt(body, 240),
                time,
                day,
                "",
                "",
                keyEvent,
                false,
                false,
                updated,
                figures,
                List.of(),
                corrections,
                credits,
                null,
                false,
                null);
    }

    static TimeView at(String local) {
        return TimeView.of(LocalDateTime.parse(local).atZone(ZONE).toInstant(), ZONE);
    }

    private static CorrectionView correction(int number, String text, TimeView time) {
        return new CorrectionView(number, text, time, null);
    }

    private static FigureView photo(String key, @Nullable String caption, @Nullable String credit) {
        return new FigureView(
                key,
                "/photos/" + key + "/960.jpg",
                "/photos/" + key + "/320.jpg 320w",
                "",
                BASE + "/photos/" + key + "/1280.jpg",
                1280,
                853,
                "A \"photo\"",
                caption,
                credit,
                null,
                credit == null ? null : "© 2014",
                null,
                null,
                null,
                List.of());
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
