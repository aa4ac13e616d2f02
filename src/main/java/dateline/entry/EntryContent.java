package dateline.entry;

import dateline.contributor.CreditContent;
import dateline.photo.FigureContent;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Complete content of an entry, as an editor or a program sends it.
 *
 * @param headline    optional
 * @param body        HTML; cleaned to {@link dateline.platform.text.Markup}'s subset
 * @param publishedAt displayed time; null means now, or the time that a published entry already has
 * @param keyEvent    whether the entry belongs to the list of key events
 * @param figures     photos in order, with caption and alt text for this use
 * @param credits     credits in order
 * @param embeds      link cards in order
 * @param unverified  whether the facts are not yet verified; readers see a label that says so
 */
@RecordBuilder
public record EntryContent(
        @Nullable String headline,
        @Nullable String body,
        @Nullable Instant publishedAt,
        boolean keyEvent,
        List<FigureContent> figures,
        List<CreditContent> credits,
        List<Embed> embeds,
        boolean unverified)
        implements EntryContentBuilder.With {

    /** Maximum length of a body, in characters. */
    public static final int LONGEST_BODY = 200_000;

    private static final Pattern ESCAPED = Pattern.compile("&(?:amp|lt|gt|quot|nbsp);");
    /** Maximum length of a headline, in characters. */
    public static final int LONGEST_HEADLINE = 300;

    /** Creates content of text alone, published now. */
    public static EntryContent of(@Nullable String headline, @Nullable String body) {
        return EntryContentBuilder.builder()
                .headline(headline)
                .body(body)
                .publishedAt(null)
                .keyEvent(false)
                .figures(List.of())
                .credits(List.of())
                .embeds(List.of())
                .unverified(false)
                .build();
    }

    /**
     * Returns the length of HTML as {@link #LONGEST_BODY} bounds it: a character that cleaning escapes, such as an
     * ampersand, counts once, so that a body that was accepted can be saved again.
     */
    public static int bodyLength(String html) {
        int length = html.length();
        Matcher escaped = ESCAPED.matcher(html);
        while (escaped.find()) {
            length -= escaped.end() - escaped.start() - 1;
        }
        return length;
    }
}
