package dateline.entry;

import dateline.contributor.CreditContent;
import dateline.photo.FigureContent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an editor says in an entry, all of it.
 *
 * @param headline    optional
 * @param body        HTML; cleaned to {@link dateline.site.Markup}'s subset
 * @param publishedAt the time it is headed with: when null, now, or the time it already has
 * @param keyEvent    whether it belongs to the list of key events
 * @param figures     photos with the caption and alt text of this use, in order
 * @param credits     who it is owed to, in order
 * @param embeds      cards of things elsewhere, in order
 * @param unverified  whether it still needs checking, which readers are told
 */
public record EntryContent(
        @Nullable String headline,
        @Nullable String body,
        @Nullable Instant publishedAt,
        boolean keyEvent,
        List<FigureContent> figures,
        List<CreditContent> credits,
        List<Embed> embeds,
        boolean unverified) {

    /** The most characters of a body. */
    public static final int LONGEST_BODY = 200_000;
    /** The most characters of a headline. */
    public static final int LONGEST_HEADLINE = 300;

    /** Content without cards that needs no more checking. */
    public EntryContent(
            @Nullable String headline,
            @Nullable String body,
            @Nullable Instant publishedAt,
            boolean keyEvent,
            List<FigureContent> figures,
            List<CreditContent> credits) {
        this(headline, body, publishedAt, keyEvent, figures, credits, List.of(), false);
    }

    /** An update of a text alone, published now. */
    public static EntryContent of(@Nullable String headline, String body) {
        return new EntryContent(headline, body, null, false, List.of(), List.of());
    }
}
