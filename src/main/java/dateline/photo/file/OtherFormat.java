package dateline.photo.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Formats of files that people try to upload as photos and that are not accepted. Each is recognized by its first bytes,
 * and has a message of its own that says how to get a photo from such a file.
 */
enum OtherFormat {
    RAW("photo-raw"),
    PSD("photo-psd"),
    PDF("photo-pdf"),
    EPS("photo-eps"),
    SVG("photo-svg"),
    BMP("photo-bmp"),
    JXL("photo-jxl"),
    JP2("photo-jp2"),
    VIDEO("photo-video"),
    ARCHIVE("photo-archive"),
    HTML("photo-html");

    /** Number of bytes that are looked at, and of TIFF tags. */
    private static final int START = 1024;

    private static final int MOST_TAGS = 200;

    private static final int NEW_SUBFILE_TYPE = 0xfe;
    private static final int COMPRESSION = 0x103;
    private static final int PHOTOMETRIC = 0x106;
    private static final int SUB_IFDS = 0x14a;
    private static final int DNG_VERSION = 0xc612;
    /** Compression of Sony's and Nikon's sensor data. */
    private static final Set<Integer> RAW_COMPRESSIONS = Set.of(32767, 32769, 34713);
    /** Photometric interpretations of sensor data: colour filter array, linear raw. */
    private static final Set<Integer> RAW_COLOURS = Set.of(32803, 34892);

    private final String code;

    OtherFormat(String code) {
        this.code = code;
    }

    /** Code of the refusal. */
    String code() {
        return code;
    }

    /** Recognizes a file by its start. */
    static Optional<OtherFormat> of(ByteBuffer file) {
        byte[] start = new byte[Math.min(START, file.limit())];
        file.get(0, start);
        String text = new String(start, StandardCharsets.ISO_8859_1);
        return boxed(start, text)
                .or(() -> isRaw(file, text) ? Optional.of(RAW) : Optional.empty())
                .or(() -> Arrays.stream(values())
                        .filter(format -> format.opens(text))
                        .findFirst());
    }

    private boolean opens(String text) {
        return switch (this) {
            case PSD -> text.startsWith("8BPS");
            case PDF -> text.contains("%PDF-");
            case EPS -> text.startsWith("%!PS") || text.startsWith("\u00c5\u00d0\u00d3\u00c6");
            case SVG -> isMarkup(text) && text.contains("<svg");
            case BMP -> text.startsWith("BM") && text.length() > 14 && text.startsWith("\0\0\0\0", 6);
            case JXL -> text.startsWith("\u00ff\n") || text.startsWith("JXL ", 4);
            case JP2 -> text.startsWith("jP  ", 4) || text.startsWith("\u00ffO\u00ffQ");
            case VIDEO ->
                text.startsWith("\u001aE\u00df\u00a3")
                        || text.startsWith("RIFF") && text.startsWith("AVI ", 8)
                        || text.startsWith("\0\0\1\u00ba")
                        || text.startsWith("\0\0\1\u00b3")
                        || text.startsWith("FLV\1");
            case ARCHIVE ->
                text.startsWith("PK\3\4") || text.startsWith("Rar!\u001a") || text.startsWith("7z\u00bc\u00af");
            case HTML ->
                isMarkup(text) && text.toLowerCase(Locale.ROOT).matches("(?s).{0,1000}<(!doctype html|html).*");
            case RAW -> false;
        };
    }

    private static boolean isMarkup(String text) {
        String plain = text.startsWith("\u00ef\u00bb\u00bf") ? text.substring(3) : text;
        return plain.stripLeading().startsWith("<");
    }

    /** Recognizes files in boxes by their brands (ISO 14496-12): video, and Canon's newer raw files. */
    private static Optional<OtherFormat> boxed(byte[] start, String text) {
        if (!text.startsWith("ftyp", 4)) {
            boolean old = text.startsWith("moov", 4) || text.startsWith("mdat", 4) || text.startsWith("wide", 4);
            return old ? Optional.of(VIDEO) : Optional.empty();
        }
        return Optional.of(PhotoFormat.brands(start).contains("crx ") ? RAW : VIDEO);
    }

    /** Recognizes sensor data as cameras store it. Most of these formats are TIFF with tags of their own. */
    private static boolean isRaw(ByteBuffer file, String text) {
        if (text.startsWith("FUJIFILMCCD-RAW")
                || text.startsWith("IIRO")
                || text.startsWith("IIRS")
                || text.startsWith("MMOR")
                || text.startsWith("IIU\0")
                || text.startsWith("HEAPCCDR", 6)
                || text.startsWith("FOVb")
                || text.startsWith("\0MRM")) {
            return true;
        }
        boolean little = text.startsWith("II*\0");
        if (!little && !text.startsWith("MM\0*") || text.length() < 10) {
            return false;
        }
        if (text.startsWith("CR\2", 8)) {
            return true;
        }
        ByteBuffer in = file.duplicate().order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        return hasRawTags(in);
    }

    private static boolean hasRawTags(ByteBuffer in) {
        long directory = in.getInt(4) & 0xffffffffL;
        if (directory + 2 > in.limit()) {
            return false;
        }
        int tags = Math.min(MOST_TAGS, in.getShort((int) directory) & 0xffff);
        boolean reduced = false;
        boolean others = false;
        for (int i = 0; i < tags; i++) {
            long at = directory + 2 + 12L * i;
            if (at + 12 > in.limit()) {
                return false;
            }
            int tag = in.getShort((int) at) & 0xffff;
            int value = in.getShort((int) at + 8) & 0xffff;
            if (tag == DNG_VERSION
                    || tag == COMPRESSION && RAW_COMPRESSIONS.contains(value)
                    || tag == PHOTOMETRIC && RAW_COLOURS.contains(value)) {
                return true;
            }
            reduced |= tag == NEW_SUBFILE_TYPE && (in.getInt((int) at + 8) & 1) == 1;
            others |= tag == SUB_IFDS;
        }
        // The first image is a small one, and the large one is in a directory below: so do Nikon's, Sony's and Pentax'.
        return reduced && others;
    }
}
