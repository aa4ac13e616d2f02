package dateline.press;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.DateFormatter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A prepared document: its bytes in every encoding worth having, each behind its own finished head. Building one compresses and
 * hashes; answering with it only picks. The ETag is strong and made from the content alone, so that equal content has an equal
 * ETag on every node; each encoding has its own, and {@code If-None-Match} may name any of them.
 */
public final class Ready implements Answer {

    private static final Encoding[] ENCODINGS = Encoding.values();
    private static final int WORTH_COMPRESSING = 256;
    private static final long DOUBT = 2_000;
    // How far the clocks of nodes and database may be apart: ten minutes.
    private static final long RECENT = 600_000;
    private static final Pattern TEXT = Pattern.compile("text/.*|.*(json|xml|javascript|wasm|svg|bmp|x-icon).*");

    private final int status;
    private final String tag;
    private final @Nullable Instant modified;
    private final long doubtfulUntil;
    private final @Nullable Representation[] representations = new Representation[ENCODINGS.length];

    private Ready(Builder from) {
        status = from.status;
        byte[] content = from.content;
        modified = from.modified == null ? null : from.modified.truncatedTo(ChronoUnit.SECONDS);
        tag = hash(content);
        doubtfulUntil = doubtfulUntil(from.modified);
        boolean compress = content.length >= WORTH_COMPRESSING
                && TEXT.matcher(from.contentType).matches();
        for (Encoding encoding : ENCODINGS) {
            byte[] coded = encoding == Encoding.IDENTITY || compress ? encoding.encode(content) : null;
            if (coded != null) {
                representations[encoding.ordinal()] = from.represent(encoding, coded, compress, tag, modified);
            }
        }
    }

    private Ready(Ready from, byte[] line) {
        status = from.status;
        modified = from.modified;
        tag = from.tag;
        doubtfulUntil = from.doubtfulUntil;
        for (Encoding encoding : ENCODINGS) {
            Representation known = from.representations[encoding.ordinal()];
            representations[encoding.ordinal()] = known == null ? null : known.with(line);
        }
    }

    /** Starts a document: status 200, no Last-Modified, {@code Cache-Control: no-cache}. */
    public static Builder of(String contentType, byte[] content) {
        return new Builder(contentType, content);
    }

    /** Starts a document from text, in UTF-8; the content type should say so. */
    public static Builder of(String contentType, String content) {
        return of(contentType, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Starts an answer without a body, such as 204. */
    public static Builder empty(int status) {
        return of("", new byte[0]).status(status);
    }

    /**
     * The same document with one more header.
     *
     * @throws IllegalArgumentException when the value is not printable ASCII
     */
    public Ready with(String header, String value) {
        var line = new StringBuilder();
        Builder.line(line, header, Builder.checked(header, value));
        return new Ready(this, line.toString().getBytes(StandardCharsets.US_ASCII));
    }

    public int status() {
        return status;
    }

    /** A copy of the bytes as they were given. */
    public byte[] content() {
        return plain().body();
    }

    /** The ETag of the document without an encoding, quoted. */
    public String etag() {
        return '"' + tag + '"';
    }

    /** Whether an If-None-Match names this document, in whichever encoding. */
    public boolean isNamedBy(String ifNoneMatch) {
        return status == 200 && matches(ifNoneMatch);
    }

    /**
     * Whether its Last-Modified may yet come to name another document too: it is told in whole seconds, and the second may not be over. Until
     * then it is not told, and not taken for an answer. Told from when the document was made, not from what its date says: clocks differ.
     */
    boolean isDoubtful() {
        return doubtfulUntil != 0 && System.currentTimeMillis() < doubtfulUntil;
    }

    private static long doubtfulUntil(@Nullable Instant modified) {
        long now = System.currentTimeMillis();
        return modified == null || modified.toEpochMilli() < now - RECENT ? 0 : now + DOUBT;
    }

    /** What this document holds in memory, in bytes, all encodings together: the weight for a bounded cache. */
    public int weight() {
        return Arrays.stream(representations)
                .mapToInt(r -> r == null ? 0 : r.whole.size() + r.notModified.size())
                .sum();
    }

    /** The best representation for these weights, or null when the reader refuses them all. */
    @Nullable
    Representation pick(int[] weights) {
        Representation best = null;
        int most = 0;
        for (int i = 0; i < representations.length; i++) {
            if (representations[i] != null && weights[i] > most) {
                best = representations[i];
                most = weights[i];
            }
        }
        return best;
    }

    /** The document as it is, for a reader that refuses even that. */
    Representation plain() {
        return Objects.requireNonNull(representations[Encoding.IDENTITY.ordinal()]);
    }

    /** Whether the reader already has this document, by RFC 9110 §13.2.2; only ever for a 200. */
    boolean isKnown(@Nullable String ifNoneMatch, @Nullable String ifModifiedSince) {
        if (status != 200) {
            return false;
        }
        if (ifNoneMatch != null) {
            return matches(ifNoneMatch);
        }
        if (ifModifiedSince == null || modified == null || isDoubtful()) {
            return false;
        }
        Date since = DateFormatter.parseHttpDate(ifModifiedSince);
        return since != null && !modified.isAfter(since.toInstant());
    }

    private boolean matches(String ifNoneMatch) {
        if (ifNoneMatch.strip().equals("*")) {
            return true;
        }
        for (int at = ifNoneMatch.indexOf(tag); at >= 0; at = ifNoneMatch.indexOf(tag, at + 1)) {
            int rest = at + tag.length();
            if (at > 0 && ifNoneMatch.charAt(at - 1) == '"') {
                for (Encoding encoding : ENCODINGS) {
                    String suffix = encoding.suffix;
                    if (ifNoneMatch.startsWith(suffix, rest) && ifNoneMatch.startsWith("\"", rest + suffix.length())) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, 15));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * One encoding: everything after the status line and Date, with the body behind its head, and the same for a 304.
     *
     * @param dated where the 304's Last-Modified ends; it begins behind the ETag, at {@code tagged}
     */
    record Representation(Bytes whole, int head, Bytes notModified, int tagged, int dated) {

        private static final int LAST_LINE = 2;

        byte[] body() {
            byte[] body = new byte[whole.size() - head];
            whole.view().getBytes(head, body);
            return body;
        }

        Representation with(byte[] line) {
            return new Representation(
                    whole.with(line, head - LAST_LINE),
                    head + line.length,
                    notModified.with(line, notModified.size() - LAST_LINE),
                    tagged,
                    dated);
        }

        /** What goes out behind the status line and Date. */
        ByteBuf answer(boolean known, boolean headOnly, boolean dateless) {
            ByteBuf all = known ? notModified.view() : headOnly ? whole.start(head) : whole.view();
            if (!dateless || tagged == dated) {
                return all;
            }
            // The head of the whole goes on like the 304's, behind what is said of the body.
            int before = known ? 0 : head - notModified.size();
            return Unpooled.wrappedBuffer(
                    all.slice(0, before + tagged), all.slice(before + dated, all.readableBytes() - before - dated));
        }
    }

    /** Collects what a document says about itself. */
    public static final class Builder {

        private final String contentType;
        private final byte[] content;
        private final Map<String, String> headers = new LinkedHashMap<>();
        private int status = 200;
        private @Nullable Instant modified;
        private @Nullable String etag;
        private String vary = "";

        private Builder(String contentType, byte[] content) {
            this.contentType = contentType;
            this.content = content;
            header("Cache-Control", "no-cache");
            header("X-Content-Type-Options", "nosniff");
            header("Referrer-Policy", "strict-origin-when-cross-origin");
        }

        public Builder status(int status) {
            this.status = status;
            return this;
        }

        /** Last-Modified; HTTP keeps whole seconds. */
        public Builder modified(Instant modified) {
            this.modified = modified;
            return this;
        }

        /** What else the answer depends on, beside its encoding: names of request headers. */
        public Builder vary(String names) {
            this.vary = names;
            return this;
        }

        /** The ETag, quoted, of the document that this is a part of (RFC 3229): for a status other than 200. */
        public Builder etag(String etag) {
            this.etag = etag;
            return this;
        }

        public Builder cacheControl(String value) {
            return header("Cache-Control", value);
        }

        /**
         * A further header, or another value for one set before.
         *
         * @throws IllegalArgumentException when the value is not printable ASCII
         */
        public Builder header(String name, String value) {
            headers.keySet().removeIf(name::equalsIgnoreCase);
            headers.put(name, checked(name, value));
            return this;
        }

        private static String checked(String name, String value) {
            if (!value.chars().allMatch(c -> c >= ' ' && c <= '~')) {
                throw new IllegalArgumentException("Not a value for the header " + name);
            }
            return value;
        }

        public Ready build() {
            return new Ready(this);
        }

        private Representation represent(
                Encoding encoding, byte[] body, boolean varies, String tag, @Nullable Instant modified) {
            var common = new StringBuilder(512);
            boolean bodiless = status == 204;
            if (status == 200 || etag != null) {
                line(common, "ETag", etag == null ? '"' + tag + encoding.suffix + '"' : etag);
            }
            int tagged = common.length();
            if (modified != null) {
                line(common, "Last-Modified", DateFormatter.format(Date.from(modified)));
            }
            int dated = common.length();
            line(common, "Vary", !varies ? vary : vary.isEmpty() ? "Accept-Encoding" : vary + ", Accept-Encoding");
            headers.forEach((name, value) -> line(common, name, value));
            common.append("\r\n");
            var head = new StringBuilder(128);
            if (!bodiless) {
                line(head, "Content-Type", contentType);
                line(head, "Content-Length", Integer.toString(body.length));
            }
            if (encoding != Encoding.IDENTITY) {
                line(head, "Content-Encoding", encoding.token);
            }
            byte[] rest = common.toString().getBytes(StandardCharsets.US_ASCII);
            byte[] first = head.toString().getBytes(StandardCharsets.US_ASCII);
            return new Representation(
                    Bytes.of(first, rest, body), first.length + rest.length, Bytes.of(rest), tagged, dated);
        }

        private static void line(StringBuilder head, String name, String value) {
            if (!value.isEmpty()) {
                head.append(name).append(": ").append(value).append("\r\n");
            }
        }
    }
}
