package dateline.platform.outbound;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * HTTP client with one time limit for the whole exchange: name lookup, connection, head and body. The timeout of
 * {@link HttpRequest} ends with the response head, so a server that sends its body byte by byte could hold the caller
 * indefinitely. Redirects are not followed. Thread-safe.
 */
public final class OutboundRequests {

    private static final Duration CONNECT = Duration.ofSeconds(4);

    private final Duration limit;
    private final int mostBytes;

    /**
     * Creates a client with its own limits. All clients share one connection pool.
     *
     * @param limit     time limit of each exchange, from the call to the last byte
     * @param mostBytes bytes of a body that are read; the connection is closed when there are more
     */
    public OutboundRequests(Duration limit, int mostBytes) {
        this.limit = limit;
        this.mostBytes = mostBytes;
    }

    /**
     * Response of the server.
     *
     * @param body    the first bytes of the body, up to the maximum
     * @param isWhole whether the body is complete
     */
    public record Answer(int status, byte[] body, boolean isWhole) {}

    private record Body(byte[] bytes, boolean isWhole) {}

    /**
     * Sends the request and reads the response.
     *
     * @throws HttpTimeoutException when the response is not complete within the limit; the connection is then closed
     */
    public Answer send(HttpRequest request) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<Body>> exchange =
                Client.SHARED.sendAsync(request, head -> new Beginning(mostBytes));
        try {
            HttpResponse<Body> response = exchange.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            return new Answer(
                    response.statusCode(),
                    response.body().bytes(),
                    response.body().isWhole());
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("no whole answer within " + limit.toMillis() + " ms");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } finally {
            // Closes the connection of an unfinished exchange, and has no effect on a finished one.
            exchange.cancel(true);
        }
    }

    /** Collects the first bytes of a body, and cancels the exchange when there are more. */
    private static final class Beginning implements BodySubscriber<Body> {

        private final int most;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final CompletableFuture<Body> body = new CompletableFuture<>();

        @SuppressWarnings("NullAway.Init") // onSubscribe is called first
        private Flow.Subscription subscription;

        Beginning(int most) {
            this.most = most;
        }

        @Override
        public CompletionStage<Body> getBody() {
            return body;
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            for (ByteBuffer buffer : buffers) {
                byte[] some = new byte[Math.min(buffer.remaining(), most - bytes.size())];
                buffer.get(some);
                bytes.writeBytes(some);
                if (buffer.hasRemaining()) {
                    subscription.cancel();
                    body.complete(new Body(bytes.toByteArray(), false));
                    return;
                }
            }
        }

        @Override
        public void onError(Throwable failure) {
            body.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            body.complete(new Body(bytes.toByteArray(), true));
        }
    }

    /** Creates the client with the first request, to keep it out of the startup time. */
    private static final class Client {
        static final HttpClient SHARED = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .build();
    }
}
