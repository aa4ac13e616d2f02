package dateline.syndication.websub;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.syndication.websub.CallbackPermits.Permit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallbackPermitsTest {

    private final AtomicLong nanos = new AtomicLong();
    private final CallbackPermits permits = new CallbackPermits(
            new PublicAddressResolver(new HubProperties(
                    Duration.ofMinutes(5),
                    Duration.ofDays(10),
                    Duration.ofDays(30),
                    Signature.SHA256,
                    List.of(),
                    Duration.ofSeconds(10),
                    20_000,
                    5000,
                    120,
                    120,
                    Duration.ofDays(3))),
            nanos::get);

    @Test
    void countsEveryNameOfAServerTogether() {
        // Literals are their own addresses; one is written in two ways.
        List<Permit> held = IntStream.range(0, CallbackClient.PER_HOST)
                .mapToObj(i -> permits.acquire(i % 2 == 0 ? "93.184.216.34" : "::ffff:93.184.216.34", 0))
                .flatMap(Optional::stream)
                .toList();
        assertThat(held).hasSize(CallbackClient.PER_HOST);
        assertThat(permits.acquire("93.184.216.34", 0)).isEmpty();
        assertThat(permits.acquire("::ffff:93.184.216.34", 0)).isEmpty();
        assertThat(permits.acquire("93.184.216.35", 0)).isPresent();
        held.getFirst().close();
        assertThat(permits.acquire("93.184.216.34", 0)).isPresent();
    }

    @Test
    void letsSlowAndFailingServersWaitForOneAnotherOnly() {
        List<Permit> failing = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            permits.acquire("93.184.216." + i, 2).ifPresent(failing::add);
        }
        assertThat(failing).hasSize(CallbackPermits.SLOW_AT_ONCE);
        assertThat(permits.acquire("93.184.217.1", 0)).as("an honest server").isPresent();
        Permit slow = permits.acquire("93.184.217.2", 0).orElseThrow();
        nanos.addAndGet(Duration.ofSeconds(9).toNanos());
        slow.close();
        assertThat(permits.acquire("93.184.217.2", 0))
                .as("slow, and all permits for such are taken")
                .isEmpty();
        failing.getFirst().close();
        Permit again = permits.acquire("93.184.217.2", 0).orElseThrow();
        again.close();
        assertThat(permits.acquire("93.184.217.2", 0)).as("quick by now").isPresent();
    }
}
