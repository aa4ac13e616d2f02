package dateline.story.change;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Cast;
import dateline.DatelineTest;
import dateline.story.Stories;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@DatelineTest
class ChangeLogIT {

    @Autowired
    ChangeLog log;

    @Autowired
    Stories stories;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Cast cast;

    @Test
    void losesNoChangeWhoseTransactionEndsLate() throws Exception {
        String slow = cast.liveStory();
        String quick = cast.liveStory();
        long slowId = stories.findBySlug(slow).orElseThrow().id();
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch commit = new CountDownLatch(1);
        String mark = log.mark();
        try (ExecutorService editor = Executors.newSingleThreadExecutor()) {
            Future<?> late = editor.submit(() -> transaction.executeWithoutResult(tx -> {
                log.append(stories.lock(slowId).orElseThrow(), ChangeKind.STORY, null);
                written.countDown();
                await(commit);
            }));
            await(written);
            cast.publish(quick, "Overtakes");
            String next = log.mark();
            assertThat(log.since(mark).changes()).extracting(Change::kind).contains(ChangeKind.PUBLISHED);
            assertThat(of(slowId, log.since(mark).changes()))
                    .as("not committed yet")
                    .isEmpty();
            commit.countDown();
            late.get();
            assertThat(of(slowId, log.since(next).changes()))
                    .as("found from the later mark")
                    .hasSize(1);
        }
    }

    private static List<Change> of(long storyId, List<Change> changes) {
        return changes.stream()
                .filter(change -> change.storyId() == storyId && change.kind() == ChangeKind.STORY)
                .toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
