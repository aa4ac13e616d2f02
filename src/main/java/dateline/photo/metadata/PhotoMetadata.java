package dateline.photo.metadata;

import dateline.photo.metadata.PhotoHeader.Block;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Metadata of a photo file (IPTC Photo Metadata Standard 2025.1). Each field comes from XMP, else from IIM, else from
 * Exif. When a program that knows no XMP changed IIM afterwards, IIM comes before XMP. Texts have no control characters
 * and are bounded in length; missing ones are empty.
 *
 * @param altText           text alternative
 * @param dateCreated       ISO 8601 in the precision of the file: {@code 2025}, {@code 2025-03-01},
 *                          {@code 2025-03-01T10:00:00+02:00}
 * @param license           URL of the page about the licence (Web Statement of Rights); {@code acquireLicense} is the
 *                          page where one can be acquired (Licensor URL)
 * @param digitalSourceType URI of IPTC's vocabulary
 * @param instructions      for the newsroom only, never published
 */
public record PhotoMetadata(
        String headline,
        String caption,
        String captionWriter,
        List<String> creators,
        String creditLine,
        String source,
        String copyrightNotice,
        String altText,
        String extendedDescription,
        String dateCreated,
        String city,
        String state,
        String country,
        List<String> keywords,
        String usageTerms,
        String license,
        String acquireLicense,
        String digitalSourceType,
        String instructions) {

    private static final int MOST_VALUES = 50;

    /** Reads the metadata. Never fails: a block that cannot be parsed yields no values. */
    public static PhotoMetadata of(PhotoHeader header) {
        XmpBlock main = XmpBlock.of(header.block(Block.XMP));
        XmpBlock extension = XmpBlock.of(header.block(Block.XMP_EXTENSION));
        IimBlock iim = IimBlock.of(header.block(Block.IIM));
        ExifBlock exif = ExifBlock.of(header.block(Block.EXIF));
        Map<PhotoField, List<String>> all = new EnumMap<>(PhotoField.class);
        for (PhotoField field : PhotoField.values()) {
            List<String> xmp = first(texts(main.values(field), field), texts(extension.values(field), field));
            List<String> older = texts(iim.values(field), field);
            boolean iimFirst = iim.isNewerThanXmp() && !isCutCopy(older, xmp, field);
            List<String> both = iimFirst ? first(older, xmp) : first(xmp, older);
            all.put(field, first(both, texts(exif.values(field), field)));
        }
        Function<PhotoField, String> first =
                field -> all.getOrDefault(field, List.of()).stream().findFirst().orElse("");
        return new PhotoMetadata(
                first.apply(PhotoField.HEADLINE),
                first.apply(PhotoField.CAPTION),
                first.apply(PhotoField.CAPTION_WRITER),
                all.getOrDefault(PhotoField.CREATOR, List.of()),
                first.apply(PhotoField.CREDIT_LINE),
                first.apply(PhotoField.SOURCE),
                first.apply(PhotoField.COPYRIGHT_NOTICE),
                first.apply(PhotoField.ALT_TEXT),
                first.apply(PhotoField.EXTENDED_DESCRIPTION),
                PhotoDate.of(first.apply(PhotoField.DATE_CREATED)),
                first.apply(PhotoField.CITY),
                first.apply(PhotoField.STATE),
                first.apply(PhotoField.COUNTRY),
                all.getOrDefault(PhotoField.KEYWORDS, List.of()),
                first.apply(PhotoField.USAGE_TERMS),
                first.apply(PhotoField.LICENSE),
                first.apply(PhotoField.ACQUIRE_LICENSE),
                first.apply(PhotoField.DIGITAL_SOURCE_TYPE),
                first.apply(PhotoField.INSTRUCTIONS));
    }

    private static List<String> first(List<String> preferred, List<String> other) {
        return preferred.isEmpty() ? other : preferred;
    }

    /** Whether the values of IIM are those of XMP, cut where they are longer than IIM allows. */
    private static boolean isCutCopy(List<String> iim, List<String> xmp, PhotoField field) {
        return iim.size() == xmp.size()
                && IntStream.range(0, iim.size()).allMatch(i -> isCutCopy(iim.get(i), xmp.get(i), field));
    }

    private static boolean isCutCopy(String iim, String xmp, PhotoField field) {
        // A cut may fall within a character of up to four bytes, or before spaces that were stripped.
        int bytes = iim.getBytes(StandardCharsets.UTF_8).length;
        return iim.equals(xmp) || bytes >= field.longestIim() - 4 && xmp.startsWith(iim);
    }

    private static List<String> texts(List<String> values, PhotoField field) {
        return values.stream()
                .limit(MOST_VALUES)
                .map(value -> PhotoText.clean(value, field))
                .filter(text -> !text.isEmpty())
                .toList();
    }
}
