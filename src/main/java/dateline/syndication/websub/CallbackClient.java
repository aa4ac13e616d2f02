package dateline.syndication.websub;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * HTTP client for subscribers' servers, which are not trusted. The timeout covers the whole request, even when the
 * server sends byte by byte. Reads at most 4 KB of the response. Follows no redirects, keeps no cookies, and does not
 * retry, decompress or use a proxy.
 */
final class CallbackClient implements AutoCloseable {

    /** The maximum of concurrent requests to one server, enforced by {@link CallbackPermits}. */
    static final int PER_HOST = 8;

    private static final int MOST_ANSWER = 4096;

    private final Duration timeout;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("hub-watch").factory());

    /** @param names resolves host names, and may reject them */
    CallbackClient(DnsResolver names, Duration timeout, String agent) {
        Timeout most = Timeout.of(timeout);
        this.timeout = timeout;
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(names)
                        .setMaxConnTotal(256)
                        .setMaxConnPerRoute(2 * PER_HOST)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(most)
                                .setSocketTimeout(most)
                                .setTimeToLive(TimeValue.ofMinutes(1))
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(most)
                        .setResponseTimeout(most)
                        .build())
                .setUserAgent(agent)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableContentCompression()
                .disableAuthCaching()
                .disableConnectionState()
                .evictIdleConnections(TimeValue.ofSeconds(20))
                .build();
    }

    /** A response; {@code text} holds at most its first 4 KB. */
    record Reply(int status, String text) {

        boolean isSuccess() {
            return status >= 200 && status < 300;
        }
    }

    Reply get(URI address) throws IOException {
        return send(new HttpGet(address));
    }

    Reply post(URI address, String contentType, byte[] body, Map<String, String> headers) throws IOException {
        HttpPost post = new HttpPost(address);
        headers.forEach(post::setHeader);
        post.setEntity(new ByteArrayEntity(body, ContentType.parse(contentType)));
        return send(post);
    }

    private Reply send(HttpUriRequestBase request) throws IOException {
        ScheduledFuture<?> end = watch.schedule(request::cancel, timeout.toMillis(), TimeUnit.MILLISECONDS);
        try (ClassicHttpResponse response = client.executeOpen(null, request, null)) {
            byte[] text = beginning(response.getEntity());
            if (text.length > MOST_ANSWER) {
                // A regular close would read the rest of the response first.
                request.cancel();
            }
            return new Reply(response.getCode(), new String(text, StandardCharsets.UTF_8));
        } catch (RuntimeException e) {
            throw new IOException(e);
        } finally {
            end.cancel(false);
        }
    }

    private static byte[] beginning(@Nullable HttpEntity entity) throws IOException {
        return entity == null ? new byte[0] : entity.getContent().readNBytes(MOST_ANSWER + 1);
    }

    @Override
    public void close() throws IOException {
        watch.shutdownNow();
        client.close();
    }
}
