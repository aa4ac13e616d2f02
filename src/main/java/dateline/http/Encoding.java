package dateline.http;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Content codings, the preferred one first. {@link #accepted} reads Accept-Encoding by RFC 9110 §12.5.3. */
enum Encoding {
    BROTLI("br"),
    GZIP("gzip"),
    IDENTITY("identity");

    private static final int QUALITY = 5; // at higher levels, time rises much faster than size falls
    private static final Encoding[] ALL = values();
    private static final boolean BROTLI_HERE = Brotli4jLoader.isAvailable();

    final String token;
    /** The ETag's suffix: each coding of a response needs an ETag of its own. */
    final String suffix;

    Encoding(String token) {
        this.token = token;
        this.suffix = token.equals("identity") ? "" : "-" + token;
    }

    /** Returns the encoded content, or null when it would not be smaller or this machine lacks the codec. */
    byte @Nullable [] encode(byte[] content) {
        try {
            byte[] coded = switch (this) {
                case IDENTITY -> content;
                case BROTLI ->
                    BROTLI_HERE ? Encoder.compress(content, new Encoder.Parameters().setQuality(QUALITY)) : content;
                case GZIP -> gzip(content);
            };
            return this == IDENTITY || coded.length < content.length ? coded : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] gzip(byte[] content) throws IOException {
        var out = new ByteArrayOutputStream(content.length / 3 + 64);
        try (var gzip = new GZIPOutputStream(out, 4096)) {
            gzip.write(content);
        }
        return out.toByteArray();
    }

    /**
     * The weight of each coding, in the order of the constants, from 0 (refused) to 1000. Without the header, only
     * identity.
     */
    static int[] accepted(@Nullable String header) {
        if (header == null) {
            return new int[] {0, 0, 1000};
        }
        int[] weights = {-1, -1, -1};
        int rest = -1;
        for (int from = 0, end; from < header.length(); from = end + 1) {
            end = end(header, ',', from, header.length());
            int nameEnd = end(header, ';', from, end);
            int weight = weight(header, nameEnd + 1, end);
            String name = header.substring(from, nameEnd).strip();
            if (name.equals("*")) {
                rest = weight;
            }
            for (Encoding encoding : ALL) {
                if (encoding.token.equalsIgnoreCase(name) || encoding == GZIP && name.equalsIgnoreCase("x-gzip")) {
                    weights[encoding.ordinal()] = weight;
                }
            }
        }
        for (Encoding encoding : ALL) {
            int i = encoding.ordinal();
            if (weights[i] < 0) {
                // Identity is acceptable unless refused, but any coding that is named is preferred to it.
                weights[i] = rest >= 0 ? rest : encoding == IDENTITY ? 1 : 0;
            }
        }
        return weights;
    }

    private static int weight(String header, int from, int end) {
        for (int at = from, next; at < end; at = next + 1) {
            next = end(header, ';', at, end);
            String parameter = header.substring(at, next).strip();
            if (parameter.regionMatches(true, 0, "q=", 0, 2)) {
                try {
                    return Math.clamp(Math.round(Double.parseDouble(parameter.substring(2)) * 1000), 0, 1000);
                } catch (NumberFormatException e) {
                    return 0;
                }
            }
        }
        return 1000;
    }

    private static int end(String header, char mark, int from, int limit) {
        int at = header.indexOf(mark, from);
        return at < 0 || at > limit ? limit : at;
    }
}
