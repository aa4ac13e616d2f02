package dateline.image;

import dateline.image.PhotoHeader.Block;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a photo's own metadata says of it (IPTC Photo Metadata Standard 2025.1): each field from XMP, from IIM where XMP is silent, else
 * from Exif. Texts are free of control characters and bounded in length; one that is not there is empty.
 *
 * @param altText            for those who do not see the photo
 * @param dateCreated        ISO 8601, as precise as the file says: {@code 2025}, {@code 2025-03-01}, {@code 2025-03-01T10:00:00+02:00}
 * @param license            the page about its licence (Web Statement of Rights); {@code acquireLicense} where one is had (Licensor URL)
 * @param digitalSourceType  an address in IPTC's vocabulary
 * @param instructions       for the newsroom only: never published
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

    /** Whatever the blocks hold, this answers: a block that cannot be read says nothing. */
    static PhotoMetadata of(PhotoHeader header) {
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
