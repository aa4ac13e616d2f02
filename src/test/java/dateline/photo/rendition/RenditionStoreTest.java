package dateline.photo.rendition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dateline.photo.file.PhotoFile;
import dateline.photo.file.PhotoStore;
import dateline.photo.file.UnreadablePhoto;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenditionStoreTest {

    private static final String KEY = "k7Qx2mPz";
    private static final Rendition SMALL = new Rendition(320, RenditionFormat.WEBP);

    @TempDir
    private Path folder;

    private final AtomicInteger works = new AtomicInteger();
    private final ImageWorkers imageWorkers = new ImageWorkers() {
        @Override
        <T> Work<T> start(Callable<T> work, Urgency urgency) {
            works.incrementAndGet();
            return super.start(work, urgency);
        }
    };
    private PhotoStore store;
    private RenditionStore room;

    @BeforeEach
    void open() {
        store = new PhotoStore(folder);
        room = new RenditionStore(store, imageWorkers);
    }

    @AfterEach
    void close() {
        imageWorkers.close();
    }

    @Test
    void makesAPhotosRenditionsWhenOneIsFirstAskedForAndKeepsThem() {
        store.save(KEY, PhotoStore.ORIGINAL, Pictures.jpeg(700, 400));
        byte[] made = room.bytes(KEY, 700, SMALL).orElseThrow();
        assertThat(PhotoFile.of(made).width()).isEqualTo(320);
        assertThat(Rendition.all(700))
                .hasSize(6)
                .allMatch(rendition -> store.find(KEY, rendition.fileName()).isPresent());
        store.save(KEY, SMALL.fileName(), new byte[] {1});
        assertThat(room.bytes(KEY, 700, SMALL)).hasValue(new byte[] {1});
    }

    @Test
    void makesCropsOfAPhotoWhoseRenditionsWereMadeWithoutAndLeavesThoseAsTheyAre() {
        store.save(KEY, PhotoStore.ORIGINAL, Pictures.jpeg(700, 400));
        store.save(KEY, SMALL.fileName(), new byte[] {1});
        Crop square = Crop.all(700, 400, null).getLast();
        assertThat(PhotoFile.of(room.bytes(KEY, square).orElseThrow()).width()).isEqualTo(400);
        assertThat(room.bytes(KEY, 700, SMALL)).hasValue(new byte[] {1});
        assertThat(room.bytes("nobodysKey", square)).isEmpty();
    }

    @Test
    void makesNothingThatIsNotServed() {
        store.save(KEY, PhotoStore.ORIGINAL, Pictures.jpeg(700, 400));
        assertThat(room.bytes(KEY, 700, new Rendition(333, RenditionFormat.WEBP)))
                .isEmpty();
        assertThat(room.bytes(KEY, 700, new Rendition(960, RenditionFormat.WEBP)))
                .isEmpty();
        assertThat(room.bytes("nobodysKey", 700, SMALL)).isEmpty();
        assertThat(store.find(KEY, SMALL.fileName())).isEmpty();
    }

    @Test
    void makesThemOnceHoweverManyAsk() throws Exception {
        store.save(KEY, PhotoStore.ORIGINAL, Pictures.jpeg(1400, 900));
        List<Callable<Optional<byte[]>>> readers = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Rendition wanted = Rendition.all(1400).get(i % 8);
            readers.add(() -> room.bytes(KEY, 1400, wanted));
        }
        try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Optional<byte[]>> answer : crowd.invokeAll(readers)) {
                assertThat(answer.get()).isPresent();
            }
        }
        assertThat(works).hasValue(1);
    }

    @Test
    void saysSoWhenTheOriginalHasRotted() {
        store.save(KEY, PhotoStore.ORIGINAL, new byte[] {1, 2, 3});
        assertThatExceptionOfType(UnreadablePhoto.class).isThrownBy(() -> room.bytes(KEY, 700, SMALL));
        store.save(KEY, PhotoStore.ORIGINAL, Pictures.jpeg(700, 400));
        assertThat(room.bytes(KEY, 700, SMALL)).isPresent();
    }
}
