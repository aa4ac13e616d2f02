package dateline.press;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** A content coding, best first; {@link #accepted} reads Accept-Encoding as RFC 9110 §12.5.3 has it. */
enum Encoding {

    BROTLI("br"), GZIP("gzip"), IDENTITY("identity");

    private static final int QUALITY = 5; // beyond this, time rises much faster than size falls
    private static final boolean BROTLI_HERE = Brotli4jLoader.isAvailable();

    final String token;

    Encoding(String token) {
        this.token = token;
    }

    /** What tells this representation's ETag from the others'. */
    String suffix() {
        return this == IDENTITY ? "" : "-" + token;
    }

    /** The coded content, or null where it would not be smaller or the codec is not on this machine. */
    byte @Nullable [] encode(byte[] content) {
        try {
            byte[] coded = switch (this) {
                case IDENTITY -> content;
                case BROTLI -> BROTLI_HERE ? Encoder.compress(content, new Encoder.Parameters().setQuality(QUALITY)) : content;
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

    /** The weights of all encodings, in their order, each 0–1000; 0 means refused. */
    static int[] accepted(@Nullable CharSequence header) {
        if (header == null) {
            return new int[] {0, 0, 1000};
        }
        int[] weights = {-1, -1, -1};
        int rest = -1;
        for (String part : header.toString().split(",")) {
            int semicolon = part.indexOf(';');
            String name = (semicolon < 0 ? part : part.substring(0, semicolon)).strip();
            int weight = semicolon < 0 ? 1000 : weight(part.substring(semicolon + 1));
            if (name.equals("*")) {
                rest = weight;
            }
            for (Encoding encoding : values()) {
                if (encoding.token.equalsIgnoreCase(name) || encoding == GZIP && name.equalsIgnoreCase("x-gzip")) {
                    weights[encoding.ordinal()] = weight;
                }
            }
        }
        for (Encoding encoding : values()) {
            int i = encoding.ordinal();
            if (weights[i] < 0) {
                // Identity is always welcome unless refused, but anything named is preferred to it.
                weights[i] = rest >= 0 ? rest : encoding == IDENTITY ? 1 : 0;
            }
        }
        return weights;
    }

    private static int weight(String parameters) {
        for (String parameter : parameters.split(";")) {
            String p = parameter.strip();
            if (p.length() > 2 && (p.charAt(0) == 'q' || p.charAt(0) == 'Q') && p.charAt(1) == '=') {
                try {
                    return (int) Math.clamp(Math.round(Double.parseDouble(p.substring(2)) * 1000), 0, 1000);
                } catch (NumberFormatException e) {
                    return 0;
                }
            }
        }
        return 1000;
    }
}
