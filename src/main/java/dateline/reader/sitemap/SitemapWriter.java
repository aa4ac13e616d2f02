package dateline.reader.sitemap;

import dateline.platform.text.Xml;
import dateline.reader.sitemap.PublicPages.News;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** Writes sitemaps (protocol 0.9), with Google's news extension 0.9. */
final class SitemapWriter {

    private static final String SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static final String NEWS = "http://www.google.com/schemas/sitemap-news/0.9";

    private SitemapWriter() {}

    static String pages(List<SitemapUrl> pages) {
        Xml xml = new Xml().open("urlset", "xmlns", SITEMAPS);
        pages.forEach(page -> xml.open("url")
                .text("loc", page.url())
                .text("lastmod", time(page.changed()))
                .close());
        return xml.end();
    }

    static String index(List<SitemapUrl> files) {
        Xml xml = new Xml().open("sitemapindex", "xmlns", SITEMAPS);
        files.forEach(file -> xml.open("sitemap")
                .text("loc", file.url())
                .text("lastmod", time(file.changed()))
                .close());
        return xml.end();
    }

    /** @param name the publication's name as on its site; Google wants it without parentheses */
    static String news(String name, List<News> news) {
        String plain = name.replaceAll("\\s*\\([^)]*\\)", "").strip();
        Xml xml = new Xml().open("urlset", "xmlns", SITEMAPS, "xmlns:news", NEWS);
        for (News one : news) {
            xml.open("url").text("loc", one.url()).text("lastmod", time(one.changed()));
            xml.open("news:news")
                    .open("news:publication")
                    .text("news:name", plain)
                    .text("news:language", language(one.language()))
                    .close();
            xml.text("news:publication_date", time(one.published()))
                    .text("news:title", one.title())
                    .close()
                    .close();
        }
        return xml.end();
    }

    /** The language as an ISO 639 code; zh-cn or zh-tw for Chinese. */
    static String language(String tag) {
        Locale locale = Locale.forLanguageTag(tag);
        if (!locale.getLanguage().equals("zh")) {
            return locale.getLanguage();
        }
        boolean traditional =
                locale.getScript().equals("Hant") || List.of("TW", "HK", "MO").contains(locale.getCountry());
        return traditional ? "zh-tw" : "zh-cn";
    }

    private static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
