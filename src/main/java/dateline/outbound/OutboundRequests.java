package dateline.outbound;

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
 * Sends HTTP requests and reads the answers, with one time limit for the whole exchange: name look-up, connection, head and body. The limit of
 * {@link HttpRequest} ends with the head of the answer, so a server that sends its body a byte at a time would hold the caller for as long
 * as it likes. No redirect is followed.
 */
public final class OutboundRequests {

    private static final Duration CONNECT = Duration.ofSeconds(4);

    private final Duration limit;
    private final int mostBytes;

    /**
     * @param limit     for each exchange, from the call to the last byte
     * @param mostBytes of a body that are read; the connection is closed when more come
     */
    public OutboundRequests(Duration limit, int mostBytes) {
        this.limit = limit;
        this.mostBytes = mostBytes;
    }

    /**
     * What the server answered.
     *
     * @param body    at most as many bytes as are read of one
     * @param isWhole whether that is all of it
     */
    public record Answer(int status, byte[] body, boolean isWhole) {}

    private record Body(byte[] bytes, boolean isWhole) {}

    /**
     * Sends the request and reads the answer.
     *
     * @throws HttpTimeoutException when the answer is not there in full within the limit; the connection is closed then
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
            // Closes the connection of an exchange that is not over, and does nothing to one that is.
            exchange.cancel(true);
        }
    }

    /** Keeps the first bytes of a body and ends the exchange when more come. */
    private static final class Beginning implements BodySubscriber<Body> {

        private final int most;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final CompletableFuture<Body> body = new CompletableFuture<>();

        @SuppressWarnings("NullAway.Init") // onSubscribe is called before all else
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

    /** Made for the first request: a start has no use for it. */
    private static final class Client {
        static final HttpClient SHARED = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .build();
    }
}
