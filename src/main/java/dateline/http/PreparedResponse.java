package dateline.http;

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
 * A prepared HTTP response: its bytes in every content coding worth having, each behind its complete head. Building one
 * compresses and hashes; sending one only picks a representation. Immutable.
 *
 * <p>The ETag is strong and derived from the content alone, so equal content has an equal ETag on every node. Each
 * coding has its own ETag, and {@code If-None-Match} may name any of them (RFC 9110 §8.8.3).
 */
public final class PreparedResponse implements Answer {

    private static final Encoding[] ENCODINGS = Encoding.values();
    // In bytes; a smaller body is sent uncompressed.
    private static final int WORTH_COMPRESSING = 256;
    // In milliseconds, see isDoubtful().
    private static final long DOUBT = 2_000;
    // In milliseconds: how far the clocks of the nodes and the database may differ.
    private static final long RECENT = 600_000;
    private static final Pattern TEXT = Pattern.compile("text/.*|.*(json|xml|javascript|wasm|svg|bmp|x-icon).*");

    private final int status;
    private final String tag;
    private final @Nullable Instant modified;
    private final long doubtfulUntil;
    private final @Nullable Representation[] representations = new Representation[ENCODINGS.length];

    private PreparedResponse(Builder from) {
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

    private PreparedResponse(PreparedResponse from, byte[] line) {
        status = from.status;
        modified = from.modified;
        tag = from.tag;
        doubtfulUntil = from.doubtfulUntil;
        for (Encoding encoding : ENCODINGS) {
            Representation known = from.representations[encoding.ordinal()];
            representations[encoding.ordinal()] = known == null ? null : known.with(line);
        }
    }

    /** Starts a response with status 200, {@code Cache-Control: no-cache} and no Last-Modified. */
    public static Builder of(String contentType, byte[] content) {
        return new Builder(contentType, content);
    }

    /** Starts a response from text, encoded in UTF-8. The content type should say so. */
    public static Builder of(String contentType, String content) {
        return of(contentType, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Starts a response without a body, such as 204. */
    public static Builder empty(int status) {
        return of("", new byte[0]).status(status);
    }

    /**
     * The response of a server that has no room for the request at the moment: 503 with {@code Retry-After}.
     *
     * @param why     a sentence of plain text
     * @param seconds after which the client may try again
     */
    public static PreparedResponse busy(String why, int seconds) {
        return of("text/plain; charset=utf-8", why + "\n")
                .status(503)
                .cacheControl("no-store")
                .header("Retry-After", String.valueOf(seconds))
                .build();
    }

    /**
     * The same response with one more header.
     *
     * @throws IllegalArgumentException when the value is not printable ASCII
     */
    public PreparedResponse with(String header, String value) {
        var line = new StringBuilder();
        Builder.line(line, header, Builder.checked(header, value));
        return new PreparedResponse(this, line.toString().getBytes(StandardCharsets.US_ASCII));
    }

    public int status() {
        return status;
    }

    /** A copy of the uncompressed body. */
    public byte[] content() {
        return plain().body();
    }

    /** The quoted ETag of the uncompressed representation. */
    public String etag() {
        return '"' + tag + '"';
    }

    /** Whether an If-None-Match header names this response, in any content coding. Only ever true for status 200. */
    public boolean isNamedBy(String ifNoneMatch) {
        return status == 200 && matches(ifNoneMatch);
    }

    /**
     * Whether a later version could have the same Last-Modified, which counts whole seconds. For two seconds after the
     * response was built, Last-Modified is therefore neither sent nor honoured. The time of building decides, not the
     * date itself, because clocks differ between machines.
     */
    boolean isDoubtful() {
        return doubtfulUntil != 0 && System.currentTimeMillis() < doubtfulUntil;
    }

    private static long doubtfulUntil(@Nullable Instant modified) {
        long now = System.currentTimeMillis();
        return modified == null || modified.toEpochMilli() < now - RECENT ? 0 : now + DOUBT;
    }

    /** The memory this response takes, in bytes, over all content codings: its weight in a bounded cache. */
    public int weight() {
        return Arrays.stream(representations)
                .mapToInt(r -> r == null ? 0 : r.whole.size() + r.notModified.size())
                .sum();
    }

    /** The representation with the highest weight, or null when the client refuses them all. */
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

    /** The uncompressed representation, also for clients that refuse even that. */
    Representation plain() {
        return Objects.requireNonNull(representations[Encoding.IDENTITY.ordinal()]);
    }

    /**
     * Whether the client already has this response, by the preconditions of RFC 9110 §13.2.2. Only ever true for status
     * 200.
     */
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
     * The response in one content coding: everything after the status line and Date, as a 200 and as a 304.
     *
     * @param whole       the head and the body
     * @param head        the length of the head in {@code whole}, in bytes
     * @param notModified the head of the 304
     * @param tagged      the offset in {@code notModified} behind the ETag, where Last-Modified begins
     * @param dated       the offset in {@code notModified} where Last-Modified ends
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

        /**
         * The bytes that follow the status line and Date.
         *
         * @param known    whether to send a 304
         * @param dateless whether to leave out Last-Modified
         */
        ByteBuf answer(boolean known, boolean headOnly, boolean dateless) {
            ByteBuf all = known ? notModified.view() : headOnly ? whole.start(head) : whole.view();
            if (!dateless || tagged == dated) {
                return all;
            }
            // The head of the whole response ends with the 304's head, after the headers that describe the body.
            int before = known ? 0 : head - notModified.size();
            return Unpooled.wrappedBuffer(
                    all.slice(0, before + tagged), all.slice(before + dated, all.readableBytes() - before - dated));
        }
    }

    /** Collects the status and headers of a response. */
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

        /** Sets Last-Modified, which HTTP counts in whole seconds. */
        public Builder modified(Instant modified) {
            this.modified = modified;
            return this;
        }

        /** Sets further names of request headers for Vary. Accept-Encoding is added when the response is compressed. */
        public Builder vary(String names) {
            this.vary = names;
            return this;
        }

        /**
         * Sets the quoted ETag of the whole response that this one is a part of (RFC 3229), for a status other than
         * 200.
         */
        public Builder etag(String etag) {
            this.etag = etag;
            return this;
        }

        public Builder cacheControl(String value) {
            return header("Cache-Control", value);
        }

        /**
         * Adds a header, or replaces its value.
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

        /** Compresses and hashes the content. Not for event loops. */
        public PreparedResponse build() {
            return new PreparedResponse(this);
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
