package dateline.platform.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.unit.DataSize;

@ExtendWith(OutputCaptureExtension.class)
class DiskSpaceTest {

    private final AtomicLong megabytes = new AtomicLong(5000);
    private final NodeState node = new NodeState();
    private final DiskSpace disk = new DiskSpace(
            Path.of("data"),
            new DiskProperties(DataSize.ofMegabytes(1000), DataSize.ofMegabytes(100), DataSize.ofMegabytes(50)),
            node,
            () -> megabytes.get() << 20);

    @AfterEach
    void close() {
        disk.destroy();
    }

    @Test
    void refusesPhotosFirstAndThenUpdates() {
        assertThat(state(999)).isEqualTo("photos updates");
        assertThat(state(99)).isEqualTo("updates");
        assertThat(node.troubles()).isEmpty();
        assertThat(state(49)).isEmpty();
        assertThat(node.troubles()).containsKey("disk");
    }

    @Test
    void takesThemAgainAsSoonAsThereIsRoom() {
        assertThat(state(1)).isEmpty();
        assertThat(state(200)).isEqualTo("photos updates");
        assertThat(node.troubles()).isEmpty();
    }

    @Test
    void doesNotComeAndGoAroundABound() {
        assertThat(state(49)).isEmpty();
        assertThat(state(52)).isEmpty();
        assertThat(state(56)).isEqualTo("updates");
        assertThat(state(52)).isEqualTo("updates");
    }

    @Test
    void warnsOnceAndSaysWhenItIsOver(CapturedOutput log) {
        state(900);
        state(890);
        state(880);
        state(5000);
        assertThat(log.getOut().lines().filter(line -> line.contains("MB are free in data")))
                .satisfiesExactly(
                        line -> assertThat(line).contains("WARN", "Only 900 MB"),
                        line -> assertThat(line).contains("INFO", "5000 MB are free in data again"));
    }

    private String state(long free) {
        megabytes.set(free);
        disk.look();
        return ((disk.hasRoomForUploads() ? "photos " : "") + (disk.hasRoomForUpdates() ? "updates" : "")).strip();
    }
}
