package dateline.press;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a handler gives back for a request. */
public sealed interface Answer permits Ready, Answer.Redirect, Answer.Later, Answer.Stream {

    /**
     * Sends the reader to another address; characters a header cannot carry are percent-encoded.
     *
     * @param status       301, 302, 303, 307 or 308
     * @param location     an absolute address or a path, never built from the request's Host
     * @param cacheControl how long the redirect may be kept
     */
    record Redirect(int status, String location, String cacheControl) implements Answer {

        public Redirect {
            if (status < 300 || status > 308 || status == 304) {
                throw new IllegalArgumentException("Not a redirect: " + status);
            }
        }

        /** A redirect that may be kept for a minute. */
        public Redirect(int status, String location) {
            this(status, location, "max-age=60");
        }
    }

    /**
     * An answer still being built elsewhere. Requests behind it on the same connection wait their turn;
     * a failure becomes a 500, and one that takes longer than {@link PressSettings#answerTimeout()}, or two seconds while what it is built
     * from is away, a 503.
     *
     * @param meanwhile sent instead of that 503 where there is something to send: an older copy; null where there is none
     */
    record Later(
            CompletionStage<? extends Answer> answer,
            @Nullable Supplier<Ready> meanwhile) implements Answer {

        public Later(CompletionStage<? extends Answer> answer) {
            this(answer, null);
        }
    }

    /**
     * A live stream of Server-Sent Events: the press sends the head, then hands over the open connection on its event loop.
     * A HEAD request gets the head only and {@code opened} is not called.
     */
    record Stream(Consumer<Outlet> opened) implements Answer {}
}
