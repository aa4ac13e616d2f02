package dateline.http;

import io.netty.handler.codec.http.HttpHeaders;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A reader's HTTP request. Host is ignored, and X-Forwarded-For is trusted only as far as the number of known proxies.
 */
public final class Request {

    private String path;
    private final String query;
    private final HttpHeaders headers;
    private final @Nullable Form form;
    private final Origin origin;
    private Map<String, String> parameters = Map.of();

    Request(String target, HttpHeaders headers) {
        this(target, headers, null, Origin.NOBODY);
    }

    Request(String target, HttpHeaders headers, @Nullable Form form, Origin origin) {
        int question = target.indexOf('?');
        this.path = question < 0 ? target : target.substring(0, question);
        this.query = question < 0 ? "" : target.substring(question + 1);
        this.headers = headers;
        this.form = form;
        this.origin = origin;
    }

    /** The percent-encoded path. Once the route is found, equivalent spellings of an address have the same path. */
    public String path() {
        return path;
    }

    void path(String path) {
        this.path = path;
    }

    /**
     * A parameter of the route's pattern, percent-decoded. It is not empty and has no slashes, control characters or
     * dot segments.
     *
     * @throws IllegalArgumentException when the pattern has no such parameter
     */
    public String parameter(String name) {
        String value = parameters.get(name);
        if (value == null) {
            throw new IllegalArgumentException("No parameter " + name + " in the route's pattern");
        }
        return value;
    }

    /** The query as it was sent, without its question mark; empty when there is none. */
    String query() {
        return query;
    }

    /** The first value of a query parameter, or null. Broken escapes are left as they are. */
    public @Nullable String query(String name) {
        return Decoding.query(query, name);
    }

    /** The first value of a header, or null. */
    public @Nullable String header(String name) {
        return headers.get(name);
    }

    /** The first value of a field of the submitted form, or null. Broken escapes are left as they are. */
    public @Nullable String form(String name) {
        return form == null ? null : form.field(name);
    }

    /** The client's network address, for rate limits and nothing else. Empty when it is unknown. */
    public String address() {
        return origin.address();
    }

    boolean isForm() {
        return form != null;
    }

    void parameters(Map<String, String> parameters) {
        this.parameters = parameters;
    }
}
