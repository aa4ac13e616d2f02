package dateline.platform.tomcat;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletRequest;

class RequestValveTest {

    private final RequestValve valve = new RequestValve(() -> true, "newsroom");
    private final CountDownLatch ends = new CountDownLatch(1);

    /** A body that ends when the test says so. */
    private final class LongBody implements InputBuffer {

        private final CountDownLatch begun = new CountDownLatch(1);

        @Override
        public int doRead(ApplicationBufferHandler handler) {
            begun.countDown();
            try {
                ends.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return -1;
        }

        @Override
        public int available() {
            return 0;
        }
    }

    @Test
    @Timeout(30)
    void readsTheRestOfFewStrangersBodiesAtOnce() throws InterruptedException {
        List<CompletableFuture<Boolean>> drains = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            LongBody body = new LongBody();
            BodyLimits limits = limits(body);
            drains.add(CompletableFuture.supplyAsync(
                    () -> valve.drain(limits), work -> Thread.ofVirtual().start(work)));
            body.begun.await();
        }
        assertThat(valve.drain(limits(new LongBody()))).isFalse();
        MockHttpServletRequest ofStaff = new MockHttpServletRequest();
        BodyLimits staff = new BodyLimits(new LongBody(), System::nanoTime);
        staff.begin(ofStaff);
        BodyLimits.raise(ofStaff);
        CompletableFuture<Boolean> signedIn = CompletableFuture.supplyAsync(
                () -> valve.drain(staff), work -> Thread.ofVirtual().start(work));
        ends.countDown();
        assertThat(drains).allSatisfy(drain -> assertThat(drain.join()).isTrue());
        assertThat(signedIn.join()).isTrue();
        assertThat(valve.drain(limits(new LongBody()))).isTrue();
    }

    private static BodyLimits limits(InputBuffer body) {
        BodyLimits limits = new BodyLimits(body, System::nanoTime);
        limits.begin(new MockHttpServletRequest());
        return limits;
    }

    @Test
    void answersThatDatelineIsStartingUntilItIsReadyAndLetsHealthChecksThrough(@TempDir Path folder) throws Exception {
        AtomicBoolean ready = new AtomicBoolean();
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(folder.toString());
        Connector connector = new Connector(BoundedHttpProtocol.class.getName());
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        tomcat.setConnector(connector);
        Context context = tomcat.addContext("", folder.toString());
        Tomcat.addServlet(context, "application", new HttpServlet() {
            @Override
            protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
                response.getWriter().print("the application");
            }
        });
        context.addServletMappingDecoded("/", "application");
        tomcat.getEngine().getPipeline().addValve(new RequestValve(ready::get, "newsroom"));
        tomcat.start();
        try (HttpClient client = HttpClient.newHttpClient()) {
            String address = "http://127.0.0.1:" + connector.getLocalPort();
            for (String path : List.of("/newsroom", "/newsroom/stories/storm/events", "/api/v1/stories", "/actuator")) {
                HttpResponse<String> early = answer(client, address + path);
                assertThat(early.statusCode()).as(path).isEqualTo(503);
                assertThat(early.headers().firstValue("Retry-After")).hasValue("1");
                assertThat(early.headers().firstValue("Cache-Control")).hasValue("no-store");
                assertThat(early.body()).contains("Dateline is starting").doesNotContain("the application");
                assertThat(early.headers().firstValue("Content-Type").orElseThrow())
                        .startsWith(path.startsWith("/api/") ? "application/problem+json" : "text/plain");
            }
            for (String path : List.of("/actuator/health", "/actuator/health/readiness")) {
                assertThat(answer(client, address + path).body()).as(path).isEqualTo("the application");
            }
            ready.set(true);
            HttpResponse<String> served = answer(client, address + "/newsroom");
            assertThat(served.statusCode()).isEqualTo(200);
            assertThat(served.body()).isEqualTo("the application");
        } finally {
            tomcat.stop();
            tomcat.destroy();
        }
    }

    private static HttpResponse<String> answer(HttpClient client, String address) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
    }
}
