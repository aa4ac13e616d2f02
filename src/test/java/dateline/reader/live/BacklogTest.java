package dateline.reader.live;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.http.Bytes;
import dateline.story.change.Change;
import dateline.story.change.ChangeKind;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BacklogTest {

    @Test
    void encodesEachChangeOnceWhereverReadersGoOn() {
        AtomicInteger encoded = new AtomicInteger();
        Backlog backlog = new Backlog(change -> {
            encoded.incrementAndGet();
            return Bytes.of("change " + change.seq());
        });
        List<Change> changes = LongStream.rangeClosed(1, 100)
                .mapToObj(seq -> new Change(1, seq, ChangeKind.PUBLISHED, seq, Instant.EPOCH))
                .toList();
        for (int after = 0; after < 100; after++) {
            assertThat(backlog.of(changes.subList(after, 100)))
                    .hasSize(100 - after)
                    .first()
                    .asString()
                    .isEqualTo("change " + (after + 1));
        }
        assertThat(encoded).hasValue(100);
    }
}
