package dateline.newsroom.entries;

import dateline.entry.Embed;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A link card as the composer submits it. */
record EmbedForm(
        @Nullable String url,
        @Nullable String title,
        @Nullable String provider) {

    static EmbedForm of(Embed embed) {
        return new EmbedForm(embed.url(), embed.title(), embed.provider());
    }

    /** Returns the rows that have a URL. */
    static List<EmbedForm> filled(@Nullable List<EmbedForm> rows) {
        return rows == null
                ? List.of()
                : rows.stream()
                        .filter(Objects::nonNull)
                        .filter(row -> row.url != null && !row.url.isBlank())
                        .toList();
    }

    Embed content() {
        return new Embed(Objects.requireNonNullElse(url, "").strip(), title, provider);
    }
}
