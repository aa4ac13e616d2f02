package dateline.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dateline.Cast;
import dateline.DatelineTest;
import dateline.photo.file.PhotoStore;
import dateline.platform.error.Checks;
import dateline.platform.error.TryLater;
import dateline.platform.settings.Site;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

@DatelineTest
class UnusedPhotosIT {

    @Autowired
    private UnusedPhotos unused;

    @Autowired
    private PhotoService photoService;

    @Autowired
    private CaptionService captionService;

    @Autowired
    private FigureService figureService;

    @Autowired
    private Photos photos;

    @Autowired
    private PhotoStore store;

    @Autowired
    private Cast cast;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Site site;

    private Photo photo;

    @BeforeEach
    void file() throws IOException {
        photo = filed(false);
    }

    @Test
    void removesAPhotoThatNobodyUsedInTimeWithAllItsFiles() {
        age(photo, 6);
        unused.sweep();
        assertThat(photos.findByKey(photo.key())).isPresent();
        age(photo, 8);
        unused.sweep();
        assertThat(photos.findByKey(photo.key())).isEmpty();
        assertThat(store.original(photo.key())).isEmpty();
        assertThat(jdbc.sql("select count(*) from photo_removal")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void keepsAPhotoThatWasUsedOnceThoughNothingShowsItNow() {
        long person = jdbc.sql("select min(id) from contributor")
                .query(Long.class)
                .optional()
                .orElseGet(() -> jdbc.sql(
                                "insert into contributor (name, slug, created_at) values ('For the sweep', 'for-the-sweep', now()) returning id")
                        .query(Long.class)
                        .single());
        jdbc.sql("update contributor set portrait_id = ? where id = ?")
                .param(photo.id())
                .param(person)
                .update();
        jdbc.sql("update contributor set portrait_id = null where id = ?")
                .param(person)
                .update();
        age(photo, 8);
        unused.sweep();
        assertThat(photos.findByKey(photo.key())).isPresent();
    }

    @Test
    void keepsAPhotoThatSomebodyDescribedOrThatWasFiledToStay() throws IOException {
        captionService.describe(
                photo.key(), photo.version(), new PhotoWords("The quay", "", "", ""), List.of(), List.of());
        Photo library = filed(true);
        age(photo, 8);
        age(library, 8);
        unused.sweep();
        assertThat(photos.findByKey(photo.key())).isPresent();
        assertThat(photos.findByKey(library.key())).isPresent();
    }

    @Test
    void leavesAPhotoAloneThatSomebodyIsJustPuttingIntoAnUpdate() {
        age(photo, 8);
        transaction.executeWithoutResult(status -> {
            assertThat(figureService.figure("figure", new FigureContent(photo.key(), null, null), new Checks()))
                    .isPresent();
            Thread sweeper = Thread.ofVirtual().start(unused::sweep);
            join(sweeper);
        });
        assertThat(photos.findByKey(photo.key())).isPresent();
    }

    @Test
    void letsNoMoreThroughInADayHoweverManyComeAtOnceOnTwoNodes() throws Exception {
        PhotoProperties settings = new PhotoProperties(DataSize.ofKilobytes(10), 0, 0, Duration.ofDays(7));
        List<PhotoQuota> nodes = List.of(
                new PhotoQuota(jdbc, settings, site, Clock.systemUTC()),
                new PhotoQuota(jdbc, settings, site, Clock.systemUTC()));
        jdbc.sql("delete from photo_quota").update();
        int taken = 0;
        try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> uploads = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                PhotoQuota node = nodes.get(i % 2);
                uploads.add(() -> {
                    try {
                        node.charge(1024, 100, cast.ada());
                        return true;
                    } catch (TryLater later) {
                        assertThat(later.after()).isBetween(Duration.ZERO, Duration.ofHours(25));
                        return false;
                    }
                });
            }
            for (Future<Boolean> upload : crowd.invokeAll(uploads)) {
                taken += upload.get() ? 1 : 0;
            }
        }
        assertThat(taken).isEqualTo(10);
        nodes.getFirst().refund(1024, 100, cast.ada());
        nodes.getLast().charge(1024, 100, cast.ada());
        assertThatExceptionOfType(TryLater.class)
                .isThrownBy(() -> nodes.getFirst().charge(1, 1, cast.ada()));
        jdbc.sql("delete from photo_quota").update();
    }

    @Test
    void countsWhatIsFiled() {
        assertThat(jdbc.sql("select bytes from photo_quota where account_id = ?")
                        .param(cast.ada().accountId())
                        .query(Long.class)
                        .single())
                .isGreaterThanOrEqualTo(photo.bytes());
    }

    private Photo filed(boolean kept) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "jpeg", file);
        ByteArrayInputStream in = new ByteArrayInputStream(file.toByteArray());
        return kept
                ? photoService.keep(
                        "a.jpg", to -> java.nio.file.Files.write(to, file.toByteArray()), PhotoWords.NONE, cast.ada())
                : photoService.file("a.jpg", in, PhotoWords.NONE, cast.ada());
    }

    private void age(Photo filed, int days) {
        jdbc.sql("update photo set filed_at = now() - make_interval(days => ?) where id = ?")
                .param(days)
                .param(filed.id())
                .update();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
