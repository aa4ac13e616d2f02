package dateline.press;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;

/** Requests for those who read their headers. */
public final class Asking {

    private Asking() {
    }

    public static Request with(String... headers) {
        HttpHeaders all = new DefaultHttpHeaders();
        for (int i = 0; i < headers.length; i += 2) {
            all.add(headers[i], headers[i + 1]);
        }
        return new Request("/", all);
    }
}
