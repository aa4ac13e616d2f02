package dateline.newsroom.preview;

import dateline.platform.settings.Urls;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Converts a readers' page for preview in the newsroom. Marks unpublished entries, removes scripts and forms, and
 * points assets and photos to the newsroom, so that the preview requests nothing from the readers' server.
 */
@Component
class PreviewMarkup {

    static final String ASSETS = "/newsroom/preview";

    private final MessageSource messages;
    private final Urls urls;

    PreviewMarkup(MessageSource messages, Urls urls) {
        this.messages = messages;
        this.urls = urls;
    }

    /**
     * Returns the page as HTML.
     *
     * @param locale the editor's language, for the marks
     * @param styles the URL of the marks' style sheet
     * @param isOut  whether the story is public, so that links can point to it
     */
    String html(Proof proof, Locale locale, String styles, boolean isOut) {
        Document page = Jsoup.parse(proof.html());
        page.outputSettings().prettyPrint(false);
        page.select(
                        "script, link:not([rel=stylesheet]), meta[property], meta[name^=twitter], meta[name=robots], noscript, form")
                .remove();
        page.head().appendElement("meta").attr("name", "robots").attr("content", "noindex, nofollow");
        page.select("link[rel=stylesheet]").forEach(sheet -> sheet.attr("href", ASSETS + sheet.attr("href")));
        page.head().appendElement("link").attr("rel", "stylesheet").attr("href", styles);
        page.select("source").remove();
        page.select("img").forEach(PreviewMarkup::fromTheNewsroom);
        page.select("button").forEach(button -> button.attr("disabled", true));
        page.select("a[href]").forEach(link -> lead(link, page, isOut));
        proof.ahead().forEach(unpublishedEntry -> mark(page, unpublishedEntry, locale));
        return page.outerHtml();
    }

    private static void fromTheNewsroom(Element image) {
        image.attr(
                "src",
                image.attr("src")
                        .replaceFirst("^/assets/", ASSETS + "/assets/")
                        .replaceFirst("^/photos/", "/newsroom/photos/"));
        image.attr("srcset", image.attr("srcset").replace("/photos/", "/newsroom/photos/"));
        if (image.attr("srcset").isEmpty()) {
            image.removeAttr("srcset");
        }
    }

    /**
     * Points a link to the entry on this page, or to the readers' site in a new window. Removes the link when the story
     * is not public.
     */
    private void lead(Element link, Document page, boolean isOut) {
        String to = link.attr("href");
        String anchor = "entry-" + to.replaceFirst(".*/", "");
        if (to.startsWith("#")) {
            return;
        }
        if (to.matches(".*/stories/[^/]+/\\d+") && page.getElementById(anchor) != null) {
            link.attr("href", "#" + anchor);
        } else if (to.matches("https?:.*") || isOut) {
            link.attr("href", to.startsWith("/") ? urls.home().replaceFirst("/$", "") + to : to)
                    .attr("target", "_blank")
                    .attr("rel", "noopener");
        } else {
            link.removeAttr("href");
        }
    }

    private void mark(Document page, UnpublishedEntry unpublishedEntry, Locale locale) {
        Element entry = page.getElementById("entry-" + unpublishedEntry.number());
        if (entry != null) {
            String said = messages.getMessage(
                    "preview.mark." + unpublishedEntry.status(),
                    new Object[] {unpublishedEntry.time() == null ? "" : unpublishedEntry.time()},
                    locale);
            entry.addClass("preview-ahead");
            entry.prependElement("p")
                    .addClass("preview-mark")
                    .addClass("preview-mark--" + unpublishedEntry.status())
                    .attr("lang", locale.toLanguageTag())
                    .text(said);
        }
    }
}
