package dateline.photo.metadata;

import dateline.photo.metadata.PhotoHeader.Block;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Metadata of a photo file (IPTC Photo Metadata Standard 2025.1). Each field comes from XMP, else from IIM, else from
 * Exif. Texts have no control characters and are bounded in length; missing ones are empty.
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
        List<Function<PhotoField, List<String>>> blocks = List.of(
                XmpBlock.of(header.block(Block.XMP))::values,
                IimBlock.of(header.block(Block.IIM))::values,
                ExifBlock.of(header.block(Block.EXIF))::values);
        Map<PhotoField, List<String>> all = new EnumMap<>(PhotoField.class);
        for (PhotoField field : PhotoField.values()) {
            all.put(
                    field,
                    blocks.stream()
                            .map(block -> texts(block.apply(field), field))
                            .filter(texts -> !texts.isEmpty())
                            .findFirst()
                            .orElse(List.of()));
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

    private static List<String> texts(List<String> values, PhotoField field) {
        return values.stream()
                .limit(MOST_VALUES)
                .map(value -> PhotoText.clean(value, field))
                .filter(text -> !text.isEmpty())
                .toList();
    }
}
