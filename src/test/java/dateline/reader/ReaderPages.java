package dateline.reader;

import dateline.publishing.template.SiteView;
import dateline.publishing.view.Alda;
import dateline.publishing.view.EntryView;
import dateline.publishing.view.FeedLink;
import dateline.publishing.view.StoryPage;
import dateline.publishing.view.StoryView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Every page readers can meet, rendered from {@link Alda}. */
final class ReaderPages {

    private ReaderPages() {}

    static Map<String, String> all() {
        StoryView live = Alda.story(true, 40);
        StoryView ended = Alda.story(false, 90);
        List<EntryView> entries = Alda.entries();
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("story", story(Alda.page(live, entries, null, null, null)));
        pages.put("ended", story(Alda.page(ended, entries, null, "/stories/alda/page/2", null)));
        pages.put("older", story(Alda.page(live, entries.subList(6, 12), 2L, "/stories/alda/page/1", "/stories/alda")));
        pages.put("empty", story(Alda.page(Alda.bare(), List.of(), null, null, null)));
        pages.put("oldest", story(Alda.fromTheStart(live, entries)));
        pages.put("upcoming", story(Alda.page(Alda.upcoming(), List.of(), null, null, null)));
        pages.put(
                "long",
                story(Alda.page(
                        live,
                        List.of(Alda.entry(
                                12,
                                Alda.at(3, 20, 2),
                                "At length",
                                false,
                                "<p>It went on and on.</p>".repeat(60),
                                List.of(),
                                List.of(),
                                List.of())),
                        null,
                        null,
                        null)));
        pages.put(
                "spanish",
                story(Alda.abroad(
                        "es",
                        "Alda inunda el puerto viejo",
                        "Los últimos pasajeros ya están en tierra",
                        "Cierran el puerto")));
        pages.put("arabic", story(Alda.abroad("ar", "عاصفة في الميناء", "وصل جميع الركاب إلى الرصيف", "أغلق الميناء")));
        pages.put("entry", entry(entries.get(1), entries.get(2), entries.getFirst()));
        pages.put("entry-brief", entry(entries.get(2), null, null));
        pages.put(
                "gone",
                Alda.render(
                        "entry/gone",
                        Map.of("story", live, "entry", entries.get(5), "context", "/stories/alda#entry-7")));
        pages.put("gone-silently", Alda.render("entry/gone", Map.of("story", live)));
        pages.put(
                "home",
                front(new FrontPage(
                        "home",
                        Alda.BASE + "/",
                        Alda.SITE.name(),
                        Alda.SITE.tagline(),
                        null,
                        List.of(
                                new FrontPage.StoryCard(live, entries.getFirst()),
                                new FrontPage.StoryCard(Alda.bare(), entries.get(2)),
                                new FrontPage.StoryCard(Alda.other(), entries.get(4))),
                        List.of(),
                        FeedLink.below("", Alda.SITE.name()),
                        new FrontPage.Latest("/latest", latest(entries)))));
        SiteView wordy = new SiteView(
                "The Port Averill and Low Town Evening Harbour Ledger and Shipping Gazette",
                Alda.SITE.tagline(),
                "en",
                Alda.BASE,
                Alda.SITE.sections(),
                null,
                Alda.SITE.links(),
                null,
                null);
        pages.put(
                "home-of-a-long-name",
                Alda.render(
                        "front/front",
                        Map.of(
                                "site",
                                wordy,
                                "page",
                                new FrontPage(
                                        "home",
                                        Alda.BASE + "/",
                                        wordy.name(),
                                        null,
                                        null,
                                        List.of(new FrontPage.StoryCard(live, entries.getFirst())),
                                        List.of(),
                                        List.of(),
                                        null))));
        pages.put(
                "story-of-a-long-name",
                Alda.render("story/story", Map.of("site", wordy, "page", Alda.page(live, entries, null, null, null))));
        pages.put(
                "home-empty",
                front(new FrontPage(
                        "home",
                        Alda.BASE + "/",
                        Alda.SITE.name(),
                        null,
                        null,
                        List.of(),
                        List.of(),
                        FeedLink.below("", Alda.SITE.name()),
                        null)));
        pages.put(
                "section",
                front(new FrontPage(
                        "section",
                        Alda.BASE + "/sections/weather",
                        "Weather",
                        null,
                        null,
                        List.of(
                                new FrontPage.StoryCard(Alda.bare(), null),
                                new FrontPage.StoryCard(Alda.other(), entries.get(4))),
                        List.of(),
                        FeedLink.below("/sections/weather", "Weather"),
                        null)));
        pages.put(
                "contributor",
                front(new FrontPage(
                        "contributor",
                        Alda.MAYA.url(),
                        Alda.MAYA.name(),
                        "Reporter, Ledger. Writes about the sea.",
                        Alda.photo("maya", 900, 900, "", null, null),
                        List.of(),
                        List.of(
                                new FrontPage.CreditedEntry(live, entries.getFirst()),
                                new FrontPage.CreditedEntry(live, entries.get(2))),
                        List.of(),
                        null)));
        pages.put(
                "contributor-new",
                front(new FrontPage(
                        "contributor",
                        Alda.TOMAS.url(),
                        Alda.TOMAS.name(),
                        null,
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        null)));
        pages.put("missing", Alda.render("error/missing", Map.of()));
        pages.put("unavailable", Alda.render("error/unavailable", Map.of()));
        return pages;
    }

    /** The entries of the live story that stand, and one of another in Arabic. */
    static List<FrontPage.CreditedEntry> latest(List<EntryView> entries) {
        StoryPage abroad = Alda.abroad("ar", "عاصفة في الميناء", "وصل جميع الركاب إلى الرصيف", "أغلق الميناء");
        return Stream.concat(
                        entries.stream()
                                .filter(entry -> !entry.isRetracted())
                                .map(entry -> new FrontPage.CreditedEntry(Alda.story(true, 40), entry)),
                        Stream.of(new FrontPage.CreditedEntry(
                                abroad.story(), abroad.keyEvents().getFirst())))
                .limit(8)
                .toList();
    }

    /** What an open front is answered when it asks again. */
    static String latestList(List<FrontPage.CreditedEntry> rows, Map<String, List<Long>> standing) {
        String html = Alda.render(
                        "front/_latest-list", Map.of("latest", new FrontPage.Latest("", rows), "words", Alda.ENGLISH))
                .strip();
        return new JsonMapper().writeValueAsString(Map.of("pollAfter", 1, "html", html, "standing", standing));
    }

    static String story(StoryPage page) {
        return Alda.render("story/story", Map.of("page", page));
    }

    static String entry(EntryView entry, EntryView older, EntryView newer) {
        return Alda.render(
                "entry/page",
                Map.of(
                        "page",
                        new EntryPage(
                                Alda.story(true, 40),
                                Alda.fragment(entry),
                                "/stories/alda#" + entry.anchor(),
                                older,
                                newer,
                                "{}")));
    }

    private static String front(FrontPage page) {
        return Alda.render("front/front", Map.of("page", page));
    }
}
