package dateline.syndication.item;

import dateline.platform.language.Words;
import dateline.platform.settings.Urls;
import dateline.platform.text.Xml;
import dateline.publishing.view.CorrectionView;
import dateline.publishing.view.CreditView;
import dateline.publishing.view.EntryView;
import dateline.publishing.view.FigureView;
import dateline.publishing.view.StoryView;
import dateline.publishing.view.SummaryView;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.springframework.stereotype.Component;

/**
 * Writes the HTML content of feed items: plain elements with absolute links, and nothing that works only on the site.
 */
@Component
public class FeedMarkup {

    private static final int LONGEST = 60_000;

    private final String base;

    public FeedMarkup(Urls urls) {
        String home = urls.home();
        this.base = home.substring(0, home.length() - 1);
    }

    /**
     * Writes an entry's content: text, photos, corrections and credit lines. An entry without any repeats its headline.
     * Text beyond 60,000 bytes is replaced with a link to the entry's page, so that one entry cannot fill the feed.
     */
    String entry(EntryView entry, StoryView story) {
        Element all = start(story);
        all.append(entry.body());
        shorten(all, entry, story.words());
        entry.figures().forEach(figure -> figure(all, figure));
        entry.embeds()
                .forEach(embed -> all.appendElement("p")
                        .appendElement("a")
                        .attr("href", embed.url())
                        .text(embed.title() + " (" + embed.provider() + ")"));
        if (all.childrenSize() == 0) {
            all.appendElement("p").text(entry.title());
        }
        if (entry.unverified()) {
            Element note = all.prependElement("p");
            note.appendElement("strong").text(story.words().say("entry.unverified"));
            note.appendText(" " + story.words().say("entry.unverified.why"));
        }
        entry.corrections()
                .forEach(correction -> correction(
                        all,
                        correction,
                        correction
                                .time()
                                .instant()
                                .atZone(story.zone())
                                .toLocalDate()
                                .equals(entry.day()),
                        story.words()));
        entry.credits().forEach(credit -> credit(all, credit));
        return html(all);
    }

    /** Writes a correction with links to the corrected entry and its story. */
    String correction(CorrectionView correction, EntryView entry, StoryView story) {
        Element all = start(story);
        correction(all, correction, false, story.words());
        Element line = all.appendElement("p");
        line.appendElement("a").attr("href", entry.url()).text(entry.title());
        line.appendText(" " + story.words().say("search.in") + " ")
                .appendElement("a")
                .attr("href", story.url())
                .text(story.headline());
        return html(all);
    }

    /** Writes the notice of a retracted entry: when, why, and a link to the story. */
    String retraction(EntryView entry, StoryView story) {
        Element all = start(story);
        Element notice = all.appendElement("p");
        notice.appendElement("strong").text(retractedAt(entry, story));
        if (entry.reason() != null) {
            notice.appendText(" " + entry.reason());
        }
        all.appendElement("p")
                .appendText(story.words().say("gone.way") + " ")
                .appendElement("a")
                .attr("href", story.url())
                .text(story.headline());
        return html(all);
    }

    /** Returns "This update was retracted at 8:40 p.m. EST, Monday, Nov. 3, 2014." */
    static String retractedAt(EntryView entry, StoryView story) {
        String when = story.words().say("entry.retracted.at") + " "
                + Objects.requireNonNull(entry.retracted()).full();
        return when.endsWith(".") ? when : when + ".";
    }

    /** Writes the notice that replaces the content of a withdrawn story. */
    String withdrawal(StoryView story) {
        Element all = start(story);
        all.appendElement("p").appendElement("strong").text(story.words().say("withdrawn.title"));
        all.appendElement("p").text(story.words().say("withdrawn.why"));
        return html(all);
    }

    /** Writes a story in short: standfirst, lead photo, summary points, and links to the latest entries. */
    String story(StoryView story, List<EntryView> latest) {
        Element all = start(story);
        all.appendElement("p").text(story.standfirst() == null ? story.headline() : story.standfirst());
        if (story.leadFigure() != null) {
            figure(all, story.leadFigure());
        }
        if (!story.summary().isEmpty()) {
            all.appendElement("h3").text(story.words().say("story.summary"));
            Element points = all.appendElement("ul");
            story.summary().forEach(point -> point(points.appendElement("li"), point));
        }
        if (!latest.isEmpty()) {
            all.appendElement("h3").text(story.words().say("feed.latest"));
            Element list = all.appendElement("ul");
            latest.forEach(entry -> list.appendElement("li")
                    .appendText(entry.time().time() + " ")
                    .appendElement("a")
                    .attr("href", entry.url())
                    .text(entry.title()));
        }
        story.credits().forEach(credit -> credit(all, credit));
        return html(all);
    }

    private static void shorten(Element all, EntryView entry, Words words) {
        int left = LONGEST;
        List<Element> blocks = List.copyOf(all.children());
        for (int at = 0; at < blocks.size(); at++) {
            Element block = blocks.get(at);
            left -= block.outerHtml().getBytes(StandardCharsets.UTF_8).length;
            if (left < 0 && at > 0) {
                // Removing from the end avoids shifting the remaining elements each time.
                blocks.subList(at + 1, blocks.size()).reversed().forEach(Element::remove);
                block.empty()
                        .tagName("p")
                        .appendElement("a")
                        .attr("href", entry.url())
                        .text(words.say("feed.rest"));
                return;
            }
        }
    }

    private static Element start(StoryView story) {
        Document document = Document.createShell("");
        document.outputSettings().prettyPrint(false);
        Element body = document.body();
        // Feed readers otherwise apply the direction of their own pages.
        return story.dir().equals("rtl")
                ? body.appendElement("div").attr("dir", "rtl").attr("lang", story.language())
                : body;
    }

    private static String html(Element all) {
        all.nodeStream(TextNode.class).forEach(text -> text.text(Xml.clean(text.getWholeText())));
        return all.normalName().equals("body") ? all.html() : all.outerHtml();
    }

    private static void figure(Element to, FigureView figure) {
        Element whole = to.appendElement("figure");
        whole.appendElement("img")
                .attr("src", figure.url())
                .attr("alt", Xml.clean(figure.alt()))
                .attr("width", String.valueOf(figure.width()))
                .attr("height", String.valueOf(figure.height()));
        if (figure.caption() != null || figure.credit() != null) {
            Element caption = whole.appendElement("figcaption");
            if (figure.caption() != null) {
                caption.appendText(figure.caption());
            }
            if (figure.credit() != null) {
                caption.appendText(figure.caption() == null ? "" : " ")
                        .appendElement("small")
                        .text(figure.credit());
            }
        }
    }

    private static void correction(Element to, CorrectionView correction, boolean sameDay, Words words) {
        Element note = to.appendElement("p");
        note.appendElement("strong")
                .text(words.say(
                        "feed.corrected",
                        sameDay ? correction.time().time() : correction.time().full()));
        note.appendText(" " + correction.text());
    }

    private void credit(Element to, CreditView credit) {
        Element line = to.appendElement("p");
        credit.parts().forEach(part -> {
            if (part.path() == null) {
                line.appendText(part.text());
            } else {
                line.appendElement("a").attr("href", base + part.path()).text(part.text());
            }
        });
    }

    private void point(Element to, SummaryView point) {
        if (point.path() == null) {
            to.text(point.text());
        } else {
            to.appendElement("a").attr("href", base + point.path()).text(point.text());
        }
    }
}
