package dateline.publishing.view;

import dateline.platform.text.Markup;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Puts each table of a body into a region that can be scrolled sideways and focused, named after the table's caption,
 * and marks the cells that hold numbers.
 */
final class TableRegions {

    private TableRegions() {}

    /**
     * Returns the body with its tables in regions.
     *
     * @param name the name of a table without a caption
     */
    static String html(String body, String name) {
        if (!body.contains("<table")) {
            return body;
        }
        Document document = Jsoup.parseBodyFragment(body);
        document.outputSettings().prettyPrint(false);
        for (Element table : document.body().select("table")) {
            Element caption = table.selectFirst("caption");
            Markup.numberCells(table).forEach(cell -> cell.addClass("number"));
            Element region = new Element("div")
                    .addClass("table")
                    .attr("role", "region")
                    .attr("tabindex", "0")
                    .attr("aria-label", caption == null ? name : caption.text());
            table.replaceWith(region);
            region.appendChild(table);
        }
        return document.body().html();
    }
}
