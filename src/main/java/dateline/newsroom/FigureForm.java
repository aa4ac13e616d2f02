package dateline.newsroom;

import dateline.photo.FigureContent;
import dateline.site.Checks;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A figure as a form has it.
 *
 * @param photo      the photo's id, as the upload answered it
 * @param decorative whether the photo says nothing that the text does not say: then it needs no alt text
 */
public record FigureForm(
        @Nullable String photo,
        @Nullable String caption,
        @Nullable String alt,
        @Nullable Boolean decorative) {

    public static FigureForm of(FigureContent figure) {
        return new FigureForm(figure.photo(), figure.caption(), figure.alt(), "".equals(figure.alt()));
    }

    /** The rows that hold a photo. */
    public static List<FigureForm> filled(@Nullable List<FigureForm> rows) {
        return rows == null
                ? List.of()
                : rows.stream()
                        .filter(Objects::nonNull)
                        .filter(row -> row.photo != null && !row.photo.isBlank())
                        .toList();
    }

    public boolean isDecorative() {
        return Boolean.TRUE.equals(decorative);
    }

    /** What the desks take. */
    public FigureContent content() {
        return new FigureContent(
                photo,
                Objects.requireNonNullElse(caption, ""),
                isDecorative() ? "" : Objects.requireNonNullElse(alt, ""));
    }

    /** Before readers see it, somebody says what it shows, or that it need not be said. */
    public void checkDescribed(String field, Checks checks) {
        if (!isDecorative() && (alt == null || alt.isBlank())) {
            checks.fault(field + ".alt", "undescribed");
        }
    }
}
