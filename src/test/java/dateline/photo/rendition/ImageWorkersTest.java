package dateline.photo.rendition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dateline.Await;
import dateline.photo.file.UnreadablePhoto;
import dateline.photo.rendition.ImageWorkers.Urgency;
import dateline.photo.rendition.ImageWorkers.Work;
import dateline.platform.error.TryLater;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ImageWorkersTest {

    private static final long MB = 1 << 20;

    @Test
    void takesNoMoreMemoryAtOnceThanItsShare() throws Exception {
        AtomicLong taken = new AtomicLong();
        AtomicLong most = new AtomicLong();
        try (ImageWorkers imageWorkers = new ImageWorkers(8, 400 * MB, Duration.ofMinutes(1))) {
            List<Work<Long>> all = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                long heap = (i % 4 + 1) * 15L * MB;
                all.add(imageWorkers.start(
                        () -> imageWorkers.within(heap, () -> {
                            most.accumulateAndGet(taken.addAndGet(heap), Math::max);
                            Thread.yield();
                            return taken.addAndGet(-heap);
                        }),
                        Urgency.UPLOAD));
            }
            all.forEach(imageWorkers::await);
        }
        assertThat(most.get()).isBetween(60 * MB, 100 * MB);
    }

    @Test
    void letsWhatIsLargerThanItsShareGoAloneAndRefusesWhatNeverFits() throws Exception {
        try (ImageWorkers imageWorkers = new ImageWorkers(2, 400 * MB, Duration.ofMinutes(1))) {
            assertThat(imageWorkers.<String>work(() -> imageWorkers.within(200 * MB, () -> "alone")))
                    .isEqualTo("alone");
            assertThatExceptionOfType(UnreadablePhoto.class)
                    .isThrownBy(() -> imageWorkers.work(() -> imageWorkers.within(201 * MB, () -> "never")));
        }
    }

    @Test
    void makesWhatSomebodyWantsToSeeFirstAndThenUploads() {
        List<String> done = Collections.synchronizedList(new ArrayList<>());
        try (ImageWorkers imageWorkers = new ImageWorkers(1, 400 * MB, Duration.ofMinutes(1))) {
            CountDownLatch begin = new CountDownLatch(1);
            imageWorkers.start(
                    () -> {
                        begin.await();
                        return true;
                    },
                    Urgency.NOBODY_YET);
            Work<Boolean> ahead = imageWorkers.start(() -> done.add("ahead"), Urgency.NOBODY_YET);
            Work<Boolean> later = imageWorkers.start(() -> done.add("asked for later"), Urgency.NOBODY_YET);
            imageWorkers.start(() -> done.add("first upload"), Urgency.UPLOAD);
            imageWorkers.start(() -> done.add("second upload"), Urgency.UPLOAD);
            imageWorkers.start(() -> done.add("reader"), Urgency.READER);
            imageWorkers.hurry(later);
            begin.countDown();
            imageWorkers.await(ahead);
        }
        assertThat(done).containsExactly("asked for later", "reader", "first upload", "second upload", "ahead");
    }

    @Test
    void turnsAwayWhatHasWaitedTooLongAndDoesNotDoIt() {
        List<String> done = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch begin = new CountDownLatch(1);
        try (ImageWorkers imageWorkers = new ImageWorkers(1, 400 * MB, Duration.ofMillis(50))) {
            imageWorkers.start(
                    () -> {
                        begin.await();
                        return true;
                    },
                    Urgency.NOBODY_YET);
            assertThatExceptionOfType(TryLater.class)
                    .isThrownBy(() -> imageWorkers.work(() -> done.add("late")))
                    .matches(later ->
                            later.reason().status() == 503 && later.after().isPositive());
            Work<Boolean> last = imageWorkers.start(() -> done.add("last"), Urgency.NOBODY_YET);
            begin.countDown();
            Await.until(Duration.ofSeconds(10), last::isDone, ended -> ended);
        }
        assertThat(done).containsExactly("last");
    }
}
