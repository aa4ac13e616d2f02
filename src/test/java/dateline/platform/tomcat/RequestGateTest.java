package dateline.platform.tomcat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.platform.error.TryLater;
import jakarta.servlet.DispatcherType;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.method.HandlerMethod;

class RequestGateTest {

    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final RequestGate gate = new RequestGate(2, Duration.ofMillis(50));
    private HandlerMethod controller;

    @BeforeEach
    void find() throws NoSuchMethodException {
        controller = new HandlerMethod(this, "toString");
    }

    @Test
    void refusesWhatWaitedTooLongAndTakesTheNextWhenOneIsDone() {
        MockHttpServletRequest first = entered();
        entered();
        assertThatThrownBy(this::entered)
                .isInstanceOfSatisfying(
                        TryLater.class, later -> assertThat(later.reason()).isEqualTo(TryLater.Reason.BUSY));
        gate.afterCompletion(first, response, controller, null);
        gate.afterCompletion(first, response, controller, null);
        entered();
        assertThatThrownBy(this::entered).as("each permit is released once").isInstanceOf(TryLater.class);
    }

    @Test
    void letsARequestInThatWaitedNotTooLong() {
        RequestGate patient = new RequestGate(1, Duration.ofMinutes(1));
        MockHttpServletRequest first = new MockHttpServletRequest();
        patient.preHandle(first, response, controller);
        CompletableFuture<Boolean> second = CompletableFuture.supplyAsync(
                () -> patient.preHandle(new MockHttpServletRequest(), response, controller),
                work -> Thread.ofVirtual().start(work));
        assertThat(second).isNotDone();
        patient.afterCompletion(first, response, controller, null);
        assertThat(second).succeedsWithin(10, TimeUnit.SECONDS);
    }

    @Test
    void countsNeitherOpenStreamsNorAssetsNorTheEndOfAStream() {
        for (int i = 0; i < 10; i++) {
            MockHttpServletRequest stream = entered();
            gate.afterConcurrentHandlingStarted(stream, response, controller);
        }
        entered();
        entered();
        MockHttpServletRequest end = new MockHttpServletRequest();
        end.setDispatcherType(DispatcherType.ASYNC);
        assertThat(List.of(
                        gate.preHandle(new MockHttpServletRequest(), response, "assets"),
                        gate.preHandle(end, response, controller)))
                .containsOnly(true);
    }

    private MockHttpServletRequest entered() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        gate.preHandle(request, response, controller);
        return request;
    }
}
