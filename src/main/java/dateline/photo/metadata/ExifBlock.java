package dateline.photo.metadata;

import com.drew.imaging.tiff.TiffProcessingException;
import com.drew.imaging.tiff.TiffReader;
import com.drew.lang.ByteArrayReader;
import com.drew.lang.RandomAccessReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.StringValue;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.tiff.DirectoryTiffHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the few needed Exif tags (CIPA DC-008) of a photo. All other tags are skipped, so they cost nothing and cannot
 * leak.
 */
public final class ExifBlock extends DirectoryTiffHandler {

    private static final String SIGNATURE = "Exif\0\0";
    private static final Set<Integer> WANTED = Set.of(
            ExifDirectoryBase.TAG_ORIENTATION,
            ExifDirectoryBase.TAG_IMAGE_DESCRIPTION,
            ExifDirectoryBase.TAG_ARTIST,
            ExifDirectoryBase.TAG_COPYRIGHT,
            ExifDirectoryBase.TAG_DATETIME_ORIGINAL,
            ExifDirectoryBase.TAG_TIME_ZONE_ORIGINAL);
    /** Descriptions that cameras write by default. */
    private static final Set<String> NO_CAPTION =
            Set.of("OLYMPUS DIGITAL CAMERA", "KONICA MINOLTA DIGITAL CAMERA", "SONY DSC", "DCIM");

    private static final Pattern NAME = Pattern.compile("\\s*+\"(?:[^\"]++|\"\")*+\"\\s*+(?=;|\\z)|[^;]++");

    private static final int MOST_NAMES = 50;

    private boolean inside;

    private ExifBlock(Metadata metadata) {
        super(metadata, null);
        pushDirectory(new ExifIFD0Directory());
    }

    public static ExifBlock of(byte[] block) {
        ExifBlock exif = new ExifBlock(new Metadata());
        ByteArrayReader reader = new ByteArrayReader(block);
        try {
            boolean signed = block.length >= 6
                    && reader.getString(0, 6, StandardCharsets.ISO_8859_1).equals(SIGNATURE);
            new TiffReader().processTiff(signed ? new ByteArrayReader(block, 6) : reader, exif, 0);
        } catch (TiffProcessingException | IOException | RuntimeException e) {
            return exif; // with the tags read before the error
        }
        return exif;
    }

    /** Returns the Exif orientation, 1 to 8; 1 when it is missing or invalid. */
    public int orientation() {
        Integer orientation = _currentDirectory.getInteger(ExifDirectoryBase.TAG_ORIENTATION);
        return orientation == null || orientation < 1 || orientation > 8 ? 1 : orientation;
    }

    /** Returns the values of the field in file order; none when the block has none. */
    List<String> values(PhotoField field) {
        String value = value(field.exif());
        return switch (field) {
            case DATE_CREATED -> List.of(PhotoDate.ofExif(value, value(ExifDirectoryBase.TAG_TIME_ZONE_ORIGINAL)));
            case CAPTION -> NO_CAPTION.contains(value.strip()) ? List.of() : List.of(value);
            case CREATOR -> names(value);
            default -> List.of(value);
        };
    }

    /**
     * Splits names at semicolons; a name that contains one is in double quotes (Metadata Working Group, guidelines 2.0).
     */
    private static List<String> names(String artist) {
        return NAME.matcher(artist)
                .results()
                .limit(MOST_NAMES)
                .map(MatchResult::group)
                .map(String::strip)
                .map(name -> name.length() > 1 && name.startsWith("\"") && name.endsWith("\"")
                        ? name.substring(1, name.length() - 1).replace("\"\"", "\"")
                        : name)
                .filter(name -> !name.isBlank())
                .toList();
    }

    private String value(int tag) {
        StringValue value = tag == 0 ? null : _currentDirectory.getStringValue(tag);
        return value == null ? "" : PhotoText.decoded(value);
    }

    @Override
    public void setTiffMarker(int marker) {
        // The only marker in Exif is TIFF's own.
    }

    @Override
    public boolean tryEnterSubIfd(int tag) {
        boolean enter = tag == ExifIFD0Directory.TAG_EXIF_SUB_IFD_OFFSET && !inside;
        inside |= enter;
        return enter;
    }

    @Override
    public boolean hasFollowerIfd() {
        return false;
    }

    @Override
    public void endingIFD() {
        // The needed tags of both directories are kept in one, since their numbers differ.
    }

    @Override
    public @Nullable Long tryCustomProcessFormat(int tag, int format, long count) {
        return null;
    }

    @Override
    public boolean customProcessTag(
            int offset, Set<Integer> processed, int tiffOffset, RandomAccessReader reader, int tag, int bytes) {
        return !WANTED.contains(tag);
    }
}
