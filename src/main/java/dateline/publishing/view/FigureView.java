package dateline.publishing.view;

import dateline.photo.Figure;
import dateline.photo.Photo;
import dateline.photo.rendition.Crop;
import dateline.photo.rendition.FocalPoint;
import dateline.photo.rendition.Rendition;
import dateline.platform.settings.Urls;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A photo with its caption and credit, ready for {@code <picture>}.
 *
 * @param src        a JPEG of medium width
 * @param srcset     JPEG, all widths
 * @param srcsetWebp WebP, all widths
 * @param url        the largest JPEG, absolute
 * @param width      of the largest rendition, in pixels; with {@code height} it reserves the space on the page
 * @param alt        the alternative text; empty when the photo is decorative or nobody described it
 * @param caption    the caption of this use; null when there is none
 * @param credit     {@code ROBYN BECK/AFP/Getty Images}; null when nobody is credited
 * @param crops      the crops for search engines
 * @param focus      the point that crops keep in sight; null when nobody set one
 */
@RecordBuilder
public record FigureView(
        String key,
        String src,
        String srcset,
        String srcsetWebp,
        String url,
        int width,
        int height,
        String alt,
        @Nullable String caption,
        @Nullable String credit,
        @Nullable String creator,
        @Nullable String copyrightNotice,
        @Nullable String digitalSourceType,
        @Nullable String licenseUrl,
        @Nullable String acquireLicenseUrl,
        List<Cut> crops,
        @Nullable FocalPoint focus)
        implements FigureViewBuilder.With {

    /** Width in CSS pixels of the widest place for a photo on a page. */
    private static final int WIDEST_PLACE = 720;

    /**
     * A crop of the photo, for search engines.
     *
     * @param url   absolute, a JPEG
     * @param width in pixels, like {@code height}
     */
    public record Cut(String url, int width, int height) {

        static List<Cut> of(Photo photo, Urls urls) {
            return Crop.all(photo.width(), photo.height(), photo.focalPoint()).stream()
                    .map(crop -> new Cut(urls.crop(photo.key(), crop.path()), crop.width(), crop.height()))
                    .toList();
        }
    }

    static FigureView of(Figure figure, Urls urls) {
        Photo photo = figure.photo();
        List<Integer> widths = widths(photo.width());
        int largest = widths.getLast();
        int middling = widths.get(Math.min(widths.size() - 1, 2));
        return FigureViewBuilder.builder()
                .key(photo.key())
                .src(path(urls, photo, middling, "jpg"))
                .srcset(srcset(urls, photo, widths, "jpg"))
                .srcsetWebp(srcset(urls, photo, widths, "webp"))
                .url(urls.photo(photo.key(), largest, "jpg"))
                .width(largest)
                .height(Math.max(1, Math.round((float) photo.height() * largest / photo.width())))
                .alt(figure.alt() == null ? "" : figure.alt())
                .caption(blankAsNull(figure.caption()))
                .credit(figure.creditLine())
                .creator(figure.isCreditedAsThePhoto() ? photo.creator() : null)
                .copyrightNotice(photo.copyrightNotice())
                .digitalSourceType(photo.digitalSourceType())
                .licenseUrl(photo.licenseUrl())
                .acquireLicenseUrl(photo.acquireLicenseUrl())
                .crops(Cut.of(photo, urls))
                .focus(photo.focalPoint())
                .build();
    }

    /** Whether the photo is narrower than the widest place on a page, so that it must not fill each place. */
    public boolean isSmall() {
        return width < WIDEST_PLACE;
    }

    /**
     * Returns the value of {@code sizes} for a place, which has one length, or several with media conditions. Lengths
     * are limited to the photo's own width, so that browsers do not show it larger than it is.
     */
    public String sizes(String place) {
        return isSmall()
                ? Arrays.stream(place.split(", ?"))
                        .map(size -> size.substring(0, size.lastIndexOf(' ') + 1)
                                + "min("
                                + size.substring(size.lastIndexOf(' ') + 1) + ", " + width + "px)")
                        .collect(Collectors.joining(", "))
                : place;
    }

    /** CSS classes of the image, for places that crop it; null without a focal point. */
    public @Nullable String focusClasses() {
        return focus == null ? null : focus.classes();
    }

    /** The path of the largest JPEG. */
    public String largest() {
        String last = srcset.substring(srcset.lastIndexOf(", ") + 1).strip();
        return last.substring(0, last.indexOf(' '));
    }

    /**
     * The widths a photo is served in: the standard widths below its own, and its own width up to the largest standard
     * one.
     */
    public static List<Integer> widths(int own) {
        return Rendition.widths(own);
    }

    private static String srcset(Urls urls, Photo photo, List<Integer> widths, String format) {
        return widths.stream()
                .map(width -> path(urls, photo, width, format) + " " + width + "w")
                .collect(Collectors.joining(", "));
    }

    private static String path(Urls urls, Photo photo, int width, String format) {
        return urls.path(urls.photo(photo.key(), width, format));
    }

    private static @Nullable String blankAsNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
