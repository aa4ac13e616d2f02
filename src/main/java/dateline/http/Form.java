package dateline.http;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A POST request with its form. This is the only kind of request body that the server reads, and only for a route that
 * accepts one.
 */
final class Form extends DefaultHttpRequest {

    /** The limit of a form's size, in bytes: enough for two URLs and a secret. */
    static final int MOST = 16 * 1024;

    private static final String TYPE = "application/x-www-form-urlencoded";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    private boolean tooLarge;

    Form(HttpRequest head) {
        super(head.protocolVersion(), head.method(), head.uri(), head.headers());
        tooLarge = HttpUtil.getContentLength(head, 0L) > MOST;
    }

    /** Appends the next part of the body. Beyond the limit nothing more is kept. */
    void add(ByteBuf part) {
        tooLarge |= bytes.size() + part.readableBytes() > MOST;
        if (!tooLarge) {
            byte[] next = new byte[part.readableBytes()];
            part.readBytes(next);
            bytes.writeBytes(next);
        }
    }

    boolean isTooLarge() {
        return tooLarge;
    }

    boolean isOfItsType() {
        CharSequence type = HttpUtil.getMimeType(headers().get(HttpHeaderNames.CONTENT_TYPE, ""));
        return type != null && TYPE.contentEquals(type.toString().strip().toLowerCase(Locale.ROOT));
    }

    @Nullable
    String field(String name) {
        return Decoding.query(bytes.toString(StandardCharsets.UTF_8), name);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
