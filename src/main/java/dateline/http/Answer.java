package dateline.http;

import dateline.http.sse.EventStream;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a {@link Handler} returns for a request: a response, a redirect, a response to come, or an event stream. */
public sealed interface Answer permits PreparedResponse, Answer.Redirect, Answer.Later, Answer.Stream {

    /**
     * Redirects the client to another address. Characters that a header cannot carry are percent-encoded.
     *
     * @param status       301, 302, 303, 307 or 308
     * @param location     an absolute URL or a path, never built from the request's Host
     * @param cacheControl the value of Cache-Control
     */
    record Redirect(int status, String location, String cacheControl) implements Answer {

        public Redirect {
            if (status < 300 || status > 308 || status == 304) {
                throw new IllegalArgumentException("Not a redirect: " + status);
            }
        }

        /** A redirect that caches may keep for one minute. */
        public Redirect(int status, String location) {
            this(status, location, "max-age=60");
        }
    }

    /**
     * A response that is still being built elsewhere. Later requests on the same connection wait for it.
     *
     * <p>The client gets 500 when the stage fails, and 503 when it fails because of a database outage. It gets 503 as
     * well after {@link ReaderServerProperties#answerTimeout()}, or after two seconds while the database is away.
     *
     * @param meanwhile supplies an older copy to send instead of that 503, at once when the database is away; null
     *                  where there is none
     */
    record Later(
            CompletionStage<? extends Answer> answer,
            @Nullable Supplier<PreparedResponse> meanwhile) implements Answer {

        public Later(CompletionStage<? extends Answer> answer) {
            this(answer, null);
        }
    }

    /**
     * A stream of Server-Sent Events. The server sends the response's head, then passes the open connection to
     * {@code opened}, on the connection's event loop. A HEAD request gets the head only, and {@code opened} is not
     * called.
     */
    record Stream(Consumer<EventStream> opened) implements Answer {}
}
