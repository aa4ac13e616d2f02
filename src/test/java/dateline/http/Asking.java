package dateline.http;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;

/** Requests for those who read their headers. */
public final class Asking {

    private Asking() {}

    /** Somebody at that network address. */
    public static Request from(String address) {
        HttpHeaders headers = new DefaultHttpHeaders().add("X-Forwarded-For", address);
        return new Request("/", headers, null, new Origin(null, headers, 1));
    }

    public static Request with(String... headers) {
        HttpHeaders all = new DefaultHttpHeaders();
        for (int i = 0; i < headers.length; i += 2) {
            all.add(headers[i], headers[i + 1]);
        }
        return new Request("/", all);
    }
}
