package dateline.newsroom.form;

import dateline.photo.FigureContent;
import dateline.platform.error.Checks;
import dateline.platform.text.InputText;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A figure (a photo with its caption in an entry or a story) as a form submits it.
 *
 * @param photo      the photo's key, as returned by the upload
 * @param decorative whether the photo adds nothing to the text, so that it needs no alt text
 * @param clearance  why the photo may be published although its file restricts its use
 * @param photoCredit credit of a photo whose file names none
 */
public record FigureForm(
        @Nullable String photo,
        @Nullable String caption,
        @Nullable String alt,
        @Nullable Boolean decorative,
        @Nullable String clearance,
        @Nullable String photoCredit) {

    public FigureForm {
        // Equal forms are equal, whether a blank field was sent or none.
        clearance = clearance == null || clearance.isBlank() ? null : clearance;
        photoCredit = photoCredit == null || photoCredit.isBlank() ? null : photoCredit;
    }

    public FigureForm(
            @Nullable String photo, @Nullable String caption, @Nullable String alt, @Nullable Boolean decorative) {
        this(photo, caption, alt, decorative, null, null);
    }

    public static FigureForm of(FigureContent figure) {
        return new FigureForm(
                figure.photo(),
                figure.caption(),
                figure.alt(),
                "".equals(figure.alt()),
                figure.clearance(),
                figure.credit());
    }

    /** Returns the rows that name a photo. */
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

    /** Converts the form's values to the domain's content. */
    public FigureContent content() {
        return new FigureContent(
                photo,
                Objects.requireNonNullElse(caption, ""),
                isDecorative() ? "" : Objects.requireNonNullElse(alt, ""),
                clearance,
                photoCredit);
    }

    /** Requires alt text, or the statement that the photo is decorative. Called before a figure is shown to readers. */
    public void checkDescribed(String field, Checks checks) {
        if (!isDecorative() && (alt == null || InputText.isBlank(alt))) {
            checks.fault(field + ".alt", "undescribed");
        }
    }
}
