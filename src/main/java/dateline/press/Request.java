package dateline.press;

import io.netty.handler.codec.http.HttpHeaders;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A reader's request. Host has no meaning here, and a forwarding header only as far as proxies in front are known of. */
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

    /** The path, percent-encoded: the same one for every way of writing an address, once it has found its route. */
    public String path() {
        return path;
    }

    void path(String path) {
        this.path = path;
    }

    /**
     * A parameter of the route's pattern, percent-decoded: not empty, without slashes, control characters or dot segments.
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

    /** The first value of a query parameter, decoded as far as it makes sense, or null. */
    public @Nullable String query(String name) {
        return Decoding.query(query, name);
    }

    /** The first value of a header, or null. */
    public @Nullable String header(String name) {
        return headers.get(name);
    }

    /** The first value of a field of the form that was sent, decoded as far as it makes sense, or null. */
    public @Nullable String form(String name) {
        return form == null ? null : form.field(name);
    }

    /** The network address of who asks, for fairness among many and for nothing else; empty when it is not known. */
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
