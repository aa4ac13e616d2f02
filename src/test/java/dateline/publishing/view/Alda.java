package dateline.publishing.view;

import dateline.platform.language.Phrases;
import dateline.platform.language.Words;
import dateline.platform.settings.Look;
import dateline.platform.text.Markup;
import dateline.publishing.template.Renderer;
import dateline.publishing.template.ScriptWords;
import dateline.publishing.template.SiteView;
import dateline.publishing.template.UntranslatedWords;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.FileTemplateResolver;

/** The storm Alda at the old port: a story made of views alone, in {@code The Harbour Ledger}, for tests of templates and script. */
public final class Alda {

    public static final ZoneId ZONE = ZoneId.of("America/New_York");
    public static final String BASE = "http://localhost:8080";
    public static final Map<String, String> ASSETS = Map.of(
            "reader.css",
            "/assets/reader.css",
            "reader.js",
            "/assets/reader.js",
            "front.js",
            "/assets/front.js",
            "icon.svg",
            "/assets/icon.svg",
            "own-times.js",
            "/assets/own-times.js");
    public static final Words ENGLISH = Phrases.of("en");
    public static final PersonView MAYA = new PersonView("Maya Lindqvist", BASE + "/contributors/maya-lindqvist");
    public static final PersonView TOMAS = new PersonView("Tomás Prado", BASE + "/contributors/tomas-prado");
    public static final SectionView WEATHER = new SectionView("Weather", "weather", "/sections/weather");
    public static final SiteView SITE = new SiteView(
            "The Harbour Ledger",
            "News from the coast, as it happens",
            "en",
            BASE,
            List.of(
                    WEATHER,
                    new SectionView("City", "city", "/sections/city"),
                    new SectionView("Region", "region", "/sections/region")),
            null,
            List.of(new Look.Link("About us", "/about")),
            "/corrections",
            "mailto:desk@example.org");

    private static final Renderer RENDERER = new Renderer(engine());

    private Alda() {}

    public static String render(String template, Map<String, Object> model) {
        Map<String, Object> whole = new LinkedHashMap<>(model);
        whole.putIfAbsent("site", SITE);
        whole.put("assets", ASSETS);
        Words words = model.get("page") instanceof StoryPage page ? page.story().words() : ENGLISH;
        whole.put("language", words);
        whole.put("scriptWords", ScriptWords.json(words));
        return RENDERER.render(template, words.locale(), whole);
    }

    public static Fragment fragment(EntryView entry) {
        return RENDERER.entry(entry, story(true, 40), false);
    }

    public static StoryPage page(
            StoryView story,
            List<EntryView> entries,
            @Nullable Long number,
            @Nullable String older,
            @Nullable String newer) {
        List<EntryView> newest = entries.stream()
                .sorted(Comparator.comparing(EntryView::sort).reversed())
                .toList();
        LocalDate latest =
                newest.isEmpty() ? LocalDate.EPOCH : newest.getFirst().day();
        Fragment pinned = number != null
                ? null
                : newest.stream()
                        .filter(entry -> entry.number() == 9)
                        .findFirst()
                        .map(entry -> RENDERER.entry(entry, story, true))
                        .orElse(null);
        return new StoryPage(
                story,
                number,
                DayView.of(newest.stream().map(Alda::fragment).toList(), latest, story.words()),
                pinned,
                newest.stream().filter(EntryView::keyEvent).toList(),
                older,
                newer,
                (older == null ? "" : story.path() + "/page/1") + "#start",
                false,
                story.path() + "/oldest",
                "{}",
                FeedLink.ofStory(story));
    }

    public static StoryView story(boolean live, long seq) {
        return story("Alda floods the old port; ferry crews bring 212 people ashore", live, seq);
    }

    public static StoryView renamed(String headline) {
        return story(headline, true, 41);
    }

    private static StoryView story(String headline, boolean live, long seq) {
        return StoryViewBuilder.builder()
                .id(1)
                .slug("alda")
                .url(BASE + "/stories/alda")
                .path("/stories/alda")
                .headline(headline)
                .standfirst(
                        "The storm’s second tide peaked below the wall at 7:50 p.m. Power is back in four of nine districts.")
                .section(WEATHER)
                .tags(List.of("storms", "ferries"))
                .language("en")
                .dir("ltr")
                .zone(ZONE)
                .status(live ? "live" : "ended")
                .seq(seq)
                .published(at(2, 6, 30))
                .updated(at(3, 20, 14))
                .opened(at(2, 6, 0))
                .ended(live ? null : at(3, 23, 30))
                .leadFigure(photo(
                        "quay",
                        1920,
                        1280,
                        "Crews in yellow jackets pile sandbags on wet stone steps.",
                        "Crews sandbag the fish market steps at Kettle Quay on Monday evening.",
                        "IDA BRANDT/Ledger/Nordfoto"))
                .summary(List.of(
                        new SummaryView("212 people brought ashore, none missing", 12L, "/stories/alda/12"),
                        new SummaryView(
                                "The tide peaked at 2.84 metres, sixteen centimetres under the wall",
                                11L,
                                "/stories/alda/11"),
                        new SummaryView("Power is back in four of nine districts", null, null)))
                .credits(List.of(
                        contributors("—Ledger reporters ", " at Kettle Quay contributed to this report."),
                        author("— ", MAYA, "/Ledger")))
                .authors(List.of(MAYA, TOMAS))
                .changed(at(3, 20, 14).instant())
                .starts(null)
                .ends(null)
                .leadEntry(12L)
                .lead(12L)
                .event(null)
                .words(ENGLISH)
                .build();
    }

    /** A story that has just been opened: a headline, and nothing else yet. */
    public static StoryView bare() {
        return StoryViewBuilder.builder()
                .id(2)
                .slug("council")
                .url(BASE + "/stories/council")
                .path("/stories/council")
                .headline("Council votes on the new harbour wall")
                .standfirst(null)
                .section(null)
                .tags(List.of())
                .language("en")
                .dir("ltr")
                .zone(ZONE)
                .status("live")
                .seq(1)
                .published(at(3, 9, 0))
                .updated(at(3, 9, 0))
                .opened(at(3, 9, 0))
                .ended(null)
                .leadFigure(null)
                .summary(List.of())
                .credits(List.of())
                .authors(List.of())
                .changed(at(3, 9, 0).instant())
                .starts(null)
                .ends(null)
                .leadEntry(null)
                .lead(null)
                .event(null)
                .words(ENGLISH)
                .build();
    }

    /** A story that has ended. */
    public static StoryView other() {
        return StoryViewBuilder.builder()
                .id(3)
                .slug("count")
                .url(BASE + "/stories/count")
                .path("/stories/count")
                .headline("Low Town elects its first woman mayor")
                .standfirst("The count went on until four in the morning.")
                .section(WEATHER)
                .tags(List.of())
                .language("en")
                .dir("ltr")
                .zone(ZONE)
                .status("ended")
                .seq(60)
                .published(at(1, 20, 0))
                .updated(at(2, 4, 10))
                .opened(at(1, 20, 0))
                .ended(at(2, 4, 10))
                .leadFigure(photo("count", 1600, 1067, "People count ballots at long tables.", null, null))
                .summary(List.of())
                .credits(List.of())
                .authors(List.of())
                .changed(at(2, 4, 10).instant())
                .starts(null)
                .ends(null)
                .leadEntry(null)
                .lead(null)
                .event(null)
                .words(ENGLISH)
                .build();
    }

    /** A story that has been announced. */
    public static StoryView upcoming() {
        return StoryViewBuilder.builder()
                .id(4)
                .slug("launch")
                .url(BASE + "/stories/launch")
                .path("/stories/launch")
                .headline("The new lifeboat is launched tonight")
                .standfirst(null)
                .section(WEATHER)
                .tags(List.of())
                .language("en")
                .dir("ltr")
                .zone(ZONE)
                .status("upcoming")
                .seq(1)
                .published(at(3, 9, 0))
                .updated(at(3, 9, 0))
                .opened(at(3, 9, 0))
                .ended(null)
                .leadFigure(null)
                .summary(List.of())
                .credits(List.of())
                .authors(List.of())
                .changed(at(3, 9, 0).instant())
                .starts(at(3, 19, 0))
                .ends(null)
                .leadEntry(null)
                .lead(null)
                .event(null)
                .words(ENGLISH)
                .build();
    }

    /** A story in another language, with two entries in it. */
    public static StoryPage abroad(String language, String headline, String first, String second) {
        Words words = Phrases.of(language);
        TimeView opened = TimeView.of(at(2, 6, 0).instant(), ZONE, words);
        StoryView story = StoryViewBuilder.builder()
                .id(5)
                .slug("abroad")
                .url(BASE + "/stories/abroad")
                .path("/stories/abroad")
                .headline(headline)
                .standfirst(null)
                .section(null)
                .tags(List.of())
                .language(language)
                .dir(words.direction())
                .zone(ZONE)
                .status("live")
                .seq(2)
                .published(opened)
                .updated(TimeView.of(at(3, 20, 14).instant(), ZONE, words))
                .opened(opened)
                .ended(null)
                .leadFigure(null)
                .summary(List.of())
                .credits(List.of())
                .authors(List.of(MAYA, TOMAS))
                .changed(at(3, 20, 14).instant())
                .starts(null)
                .ends(null)
                .leadEntry(2L)
                .lead(2L)
                .event(null)
                .words(words)
                .build();
        List<EntryView> entries = List.of(said(2, at(3, 20, 2), first, words), said(1, at(2, 18, 5), second, words));
        return new StoryPage(
                story,
                null,
                DayView.of(
                        entries.stream()
                                .map(entry -> RENDERER.entry(entry, story, false))
                                .toList(),
                        LocalDate.of(2014, 11, 3),
                        words),
                null,
                List.of(entries.getFirst()),
                null,
                null,
                null,
                false,
                "/stories/abroad/oldest",
                "{}",
                FeedLink.ofStory(story));
    }

    private static EntryView said(long number, TimeView at, String text, Words words) {
        TimeView time = TimeView.of(at.instant(), ZONE, words);
        return EntryViewBuilder.builder()
                .number(number)
                .version(1)
                .anchor("entry-" + number)
                .url(BASE + "/stories/abroad/" + number)
                .path("/stories/abroad/" + number)
                .title(text)
                .headline(text)
                .body("<p>" + text + "</p>")
                .excerpt(text)
                .time(time)
                .day(day(time))
                .hour(words.hour(time.instant(), ZONE))
                .sort(sort(time, number))
                .keyEvent(number == 2)
                .unverified(false)
                .lead(number == 2)
                .updated(null)
                .figures(List.of())
                .embeds(List.of())
                .corrections(List.of(new CorrectionView(text, time)))
                .credits(List.of())
                .retracted(null)
                .silent(false)
                .reason(null)
                .build();
    }

    /** The story from its first entry on. */
    public static StoryPage fromTheStart(StoryView story, List<EntryView> entries) {
        List<EntryView> oldest =
                entries.stream().sorted(Comparator.comparing(EntryView::sort)).toList();
        return new StoryPage(
                story,
                null,
                DayView.of(
                        oldest.stream().map(Alda::fragment).toList(),
                        oldest.getLast().day(),
                        story.words()),
                null,
                oldest.reversed().stream().filter(EntryView::keyEvent).toList(),
                null,
                null,
                null,
                true,
                story.path(),
                "{}",
                FeedLink.ofStory(story));
    }

    /** Twelve entries over two days: a correction, an update, key events, photos, a retraction, entries without a headline. */
    public static List<EntryView> entries() {
        List<EntryView> entries = new ArrayList<>();
        entries.add(entry(
                12,
                at(3, 20, 2),
                "Last ferry passengers are ashore",
                true,
                "<p>All 212 people aboard the <em>Sankt Olai</em> have been brought to Kettle Quay, the harbour master said, eleven hours after "
                        + "the ferry lost power off the outer mole.</p><p>Two crew members are being treated for exposure. The vessel remains at anchor and will be "
                        + "towed at first light, when the wind is forecast to drop below 15 metres a second.</p>",
                List.of(),
                List.of(new CorrectionView("An earlier version gave the number of passengers as 221.", at(3, 20, 14))),
                List.of(contributors("—Ledger reporters ", " at Kettle Quay contributed to this report."))));
        entries.add(entry(
                11,
                at(3, 19, 51),
                "Second tide peaks below the wall",
                false,
                "<p>The gauge at North Gate read 2.84 metres at 7:50 p.m., sixteen centimetres under the crest of the wall.</p>"
                        + "<blockquote><p>“We held our breath for ten minutes. Then the needle turned.”</p></blockquote>",
                List.of(photo(
                        "gauge",
                        1600,
                        1067,
                        "A tide gauge board, the water just under its red mark.",
                        "The gauge at North Gate, minutes before the peak.",
                        "TOMÁS PRADO/Ledger")),
                List.of(),
                List.of(author("— ", TOMAS, "/Ledger"))));
        entries.add(entry(
                10,
                at(3, 19, 30),
                null,
                false,
                "<p>About 340 people are spending the night at Ridgeway School. "
                        + "<a href=\"https://example.org/shelter\">The city lists what to bring</a>.</p>",
                List.of(),
                List.of(),
                List.of()));
        entries.add(entry(
                9,
                at(3, 17, 5),
                "What is open, what is closed",
                false,
                "<ul><li>Kettle Quay and Fish Street are closed to cars.</li><li>Trains run as far as Mill Halt.</li>"
                        + "<li>Schools stay shut on Tuesday.</li></ul>",
                List.of(),
                List.of(),
                List.of(author("— ", MAYA, "/Ledger"))));
        entries.add(entry(
                8,
                at(3, 14, 15),
                "Governor calls in the reserve",
                true,
                "<p>Two hundred reservists will fill sandbags in the old port through the night, Governor Lena Aho said.</p>",
                List.of(
                        photo(
                                "reserve",
                                1280,
                                853,
                                "Reservists climb out of a lorry in the rain.",
                                "Reservists arrive at the Ropewalk.",
                                "JONAS WEIL/Nordfoto"),
                        photo("bags", 1280, 853, "", "Four thousand bags were filled by dusk.", null)),
                List.of(),
                List.of(author("— ", MAYA, "/Nordfoto"))));
        entries.add(retracted(7, at(3, 13, 2), at(3, 13, 40), "The photo showed another harbour."));
        entries.add(updated(
                entry(
                        6,
                        at(3, 9, 10),
                        "Ferry loses power off the outer mole",
                        false,
                        "<p>The <em>Sankt Olai</em> dropped anchor at 9:04 a.m. with 198 passengers and 14 crew, the coast guard said.</p>",
                        List.of(),
                        List.of(),
                        List.of(author("— ", TOMAS, "/Ledger"))),
                at(3, 9, 45)));
        entries.add(entry(
                5,
                at(3, 7, 0),
                null,
                false,
                "<p>Good morning. The rain has stopped; the wind has not.</p>",
                List.of(),
                List.of(),
                List.of()));
        entries.add(entry(
                4,
                at(2, 23, 40),
                "Old port cleared ahead of the tide",
                true,
                "<p>Police went door to door along Fish Street and the Ropewalk. The last residents left at 11:25 p.m.</p>",
                List.of(),
                List.of(),
                List.of(author("— ", MAYA, "/Ledger"))));
        entries.add(entry(
                3,
                at(2, 18, 20),
                "A wall of sandbags at the fish market",
                false,
                "",
                List.of(photo(
                        "market",
                        900,
                        1200,
                        "A market hall behind a chest-high wall of sandbags.",
                        "The fish market on Sunday evening.",
                        "IDA BRANDT/Ledger")),
                List.of(),
                List.of()));
        entries.add(entry(
                2,
                at(2, 9, 30),
                null,
                false,
                "<p>The weather service has raised its warning to red from 6 p.m.</p>",
                List.of(),
                List.of(),
                List.of()));
        entries.add(entry(
                1,
                at(2, 6, 30),
                "Alda is named",
                false,
                "<p>The storm will reach the coast on Sunday evening, forecasters say.</p>",
                List.of(),
                List.of(),
                List.of(author("— ", TOMAS, "/Ledger"))));
        return entries;
    }

    public static EntryView entry(
            long number,
            TimeView time,
            @Nullable String headline,
            boolean key,
            String body,
            List<FigureView> figures,
            List<CorrectionView> corrections,
            List<CreditView> credits) {
        String text = Markup.excerpt(body, 240);
        return EntryViewBuilder.builder()
                .number(number)
                .version(1)
                .anchor("entry-" + number)
                .url(BASE + "/stories/alda/" + number)
                .path("/stories/alda/" + number)
                .title(headline == null ? Markup.excerpt(body, 90) : headline)
                .headline(headline)
                .body(body)
                .excerpt(text)
                .time(time)
                .day(day(time))
                .hour(hour(time))
                .sort(sort(time, number))
                .keyEvent(key)
                .unverified(false)
                .lead(number == 12)
                .updated(corrections.isEmpty() ? null : corrections.getLast().time())
                .figures(figures)
                .embeds(List.of())
                .corrections(corrections)
                .credits(credits)
                .retracted(null)
                .silent(false)
                .reason(null)
                .build();
    }

    public static EntryView brief(long number, TimeView time, String headline) {
        return entry(
                number,
                time,
                headline,
                false,
                "<p>" + headline + ", the harbour master said.</p>",
                List.of(),
                List.of(),
                List.of());
    }

    public static EntryView retracted(long number, TimeView time, TimeView retracted, @Nullable String reason) {
        return EntryViewBuilder.builder()
                .number(number)
                .version(2)
                .anchor("entry-" + number)
                .url(BASE + "/stories/alda/" + number)
                .path("/stories/alda/" + number)
                .title("Retracted")
                .headline(null)
                .body("")
                .excerpt("")
                .time(time)
                .day(day(time))
                .hour(hour(time))
                .sort(sort(time, number))
                .keyEvent(false)
                .unverified(false)
                .lead(false)
                .updated(null)
                .figures(List.of())
                .embeds(List.of())
                .corrections(List.of())
                .credits(List.of())
                .retracted(retracted)
                .silent(false)
                .reason(reason)
                .build();
    }

    public static EntryView updated(EntryView entry, TimeView updated) {
        return entry.with().version(entry.version() + 1).updated(updated).build();
    }

    /** On that day of November 2014. */
    public static TimeView at(int day, int hour, int minute) {
        return TimeView.of(
                ZonedDateTime.of(2014, 11, day, hour, minute, 0, 0, ZONE).toInstant(), ZONE);
    }

    public static TimeView at(Instant instant) {
        return TimeView.of(instant, ZONE);
    }

    public static String sort(TimeView time, long number) {
        return "%016d-%010d".formatted(time.instant().toEpochMilli() + 62_135_596_800_000L, number);
    }

    public static FigureView photo(
            String key, int width, int height, String alt, @Nullable String caption, @Nullable String credit) {
        List<Integer> widths = FigureView.widths(width);
        return FigureViewBuilder.builder()
                .key(key)
                .src("/photos/" + key + "/960.jpg")
                .srcset(srcset(key, widths, "jpg"))
                .srcsetWebp(srcset(key, widths, "webp"))
                .url(BASE + "/photos/" + key + "/" + widths.getLast() + ".jpg")
                .width(widths.getLast())
                .height(height * widths.getLast() / width)
                .alt(alt)
                .caption(caption)
                .credit(credit)
                .creator(null)
                .copyrightNotice(null)
                .digitalSourceType(null)
                .licenseUrl(null)
                .acquireLicenseUrl(null)
                .crops(List.of())
                .focus(null)
                .build();
    }

    private static String srcset(String key, List<Integer> widths, String format) {
        return widths.stream()
                .map(width -> "/photos/%s/%d.%s %dw".formatted(key, width, format, width))
                .collect(Collectors.joining(", "));
    }

    private static String hour(TimeView time) {
        return ENGLISH.hour(time.instant(), ZONE);
    }

    private static LocalDate day(TimeView time) {
        return time.instant().atZone(ZONE).toLocalDate();
    }

    private static CreditView author(String before, PersonView person, String after) {
        return new CreditView(
                "author",
                before + person.name() + after,
                List.of(
                        new CreditView.Part(before, null),
                        new CreditView.Part(person.name(), path(person)),
                        new CreditView.Part(after, null)),
                List.of(person),
                "Ledger");
    }

    private static CreditView contributors(String before, String after) {
        List<CreditView.Part> parts = Stream.of(
                        new CreditView.Part(before, null),
                        new CreditView.Part(MAYA.name(), path(MAYA)),
                        new CreditView.Part(" and ", null),
                        new CreditView.Part(TOMAS.name(), path(TOMAS)),
                        new CreditView.Part(after, null))
                .toList();
        return new CreditView(
                "contributor",
                parts.stream().map(CreditView.Part::text).collect(Collectors.joining()),
                parts,
                List.of(MAYA, TOMAS),
                "Ledger");
    }

    private static String path(PersonView person) {
        return person.url().substring(BASE.length());
    }

    private static SpringTemplateEngine engine() {
        FileTemplateResolver files = new FileTemplateResolver();
        files.setPrefix("templates/");
        files.setSuffix(".html");
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(files);
        engine.setMessageSource(Phrases.bundles());
        engine.addDialect(new UntranslatedWords(Phrases.bundles()));
        return engine;
    }
}
