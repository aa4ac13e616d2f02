package dateline.photo.metadata;

import dateline.photo.file.UnreadablePhoto;
import dateline.photo.metadata.PhotoHeader.Block;
import dateline.photo.rendition.DecodeCost;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.InflaterInputStream;

/** Parses the chunks of a PNG up to its end (PNG, third edition). */
final class PngHeader {

    /**
     * Maximum number of chunks beside those of pixels, since the decoder creates objects for each. An animation has two
     * for each frame.
     */
    private static final int MOST_CHUNKS = 20_000;
    /** Maximum number of texts and profiles, each of which the decoder may inflate to 256 KB. */
    private static final int MOST_TEXTS = 64;

    private static final int TEXT_BYTES = 256 * 1024;
    private static final int IHDR = 13;
    private static final int ACTL = 8;

    private final ByteBuffer in;
    private final Map<Block, byte[]> blocks = new EnumMap<>(Block.class);
    private int width;
    private int height;
    private int pixelBytes;
    private long aside;
    private int chunks;
    private int texts;
    private boolean animated;

    PngHeader(ByteBuffer in) {
        this.in = in;
    }

    PhotoHeader read() {
        in.position(8);
        String type = "";
        while (!type.equals("IEND")) {
            int length = in.getInt();
            type = new String(PhotoHeader.take(in, 4), StandardCharsets.ISO_8859_1);
            int end = Math.addExact(in.position(), length);
            if (length < 0 || width == 0 != type.equals("IHDR")) {
                // A second header, or a chunk before the first one: decoders differ in which counts.
                throw UnreadablePhoto.damaged();
            }
            count(type, length);
            if (length <= PhotoHeader.MOST_BLOCK_BYTES) {
                chunk(type, length);
            }
            in.position(end);
            PhotoHeader.skip(in, 4);
        }
        // The decoder holds two rows. For images with a palette it also keeps the other chunks as they are.
        long rows = 4L * width * pixelBytes;
        long others = 2 * aside + 200L * chunks + (long) TEXT_BYTES * texts;
        DecodeCost cost = DecodeCost.of(pixelBytes, rows + others);
        return new PhotoHeader(width, height, blocks, cost, ImagePart.WHOLE, animated);
    }

    private void count(String type, int length) {
        if (type.equals("IDAT")) {
            return;
        }
        aside += length;
        chunks++;
        if (type.endsWith("Xt") || type.equals("iCCP")) {
            texts++;
        }
        if (chunks > MOST_CHUNKS || texts > MOST_TEXTS) {
            throw UnreadablePhoto.damaged();
        }
    }

    private void chunk(String type, int length) {
        switch (type) {
            case "IHDR" -> header(length);
            case "acTL" -> animated |= length == ACTL && in.getInt() > 1;
            case "eXIf" -> blocks.putIfAbsent(Block.EXIF, PhotoHeader.take(in, length));
            case "iTXt" -> text(PhotoHeader.take(in, length));
            case "iCCP" -> profile(PhotoHeader.take(in, length));
            default -> {}
        }
    }

    private void header(int length) {
        if (length != IHDR) {
            throw UnreadablePhoto.damaged();
        }
        width = in.getInt();
        height = in.getInt();
        int depth = in.get();
        int samples = switch (in.get()) {
            case 2 -> 3;
            case 4 -> 2;
            case 6 -> 4;
            default -> 1;
        };
        if (width < 1 || height < 1) {
            throw UnreadablePhoto.damaged();
        }
        pixelBytes = samples * (depth > 8 ? 2 : 1);
    }

    /** Reads an iTXt chunk: keyword, compression flag and method, language, translated keyword, text. */
    private void text(byte[] chunk) {
        int keyword = zero(chunk, 0);
        if (!new String(chunk, 0, keyword, StandardCharsets.ISO_8859_1).equals("XML:com.adobe.xmp")
                || keyword + 3 > chunk.length) {
            return;
        }
        int start = zero(chunk, zero(chunk, keyword + 3) + 1) + 1;
        byte[] text = start > chunk.length ? new byte[0] : Arrays.copyOfRange(chunk, start, chunk.length);
        (chunk[keyword + 1] == 0 ? Optional.of(text) : inflated(text))
                .ifPresent(xmp -> blocks.putIfAbsent(Block.XMP, xmp));
    }

    private void profile(byte[] chunk) {
        int start = zero(chunk, 0) + 2;
        if (start < chunk.length) {
            inflated(Arrays.copyOfRange(chunk, start, chunk.length))
                    .ifPresent(profile -> blocks.putIfAbsent(Block.PROFILE, profile));
        }
    }

    private static Optional<byte[]> inflated(byte[] deflated) {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(deflated))) {
            byte[] inflated = in.readNBytes(PhotoHeader.MOST_BLOCK_BYTES + 1);
            return Optional.of(inflated).filter(bytes -> bytes.length <= PhotoHeader.MOST_BLOCK_BYTES);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static int zero(byte[] chunk, int from) {
        int i = from;
        while (i < chunk.length && chunk[i] != 0) {
            i++;
        }
        return i;
    }
}
