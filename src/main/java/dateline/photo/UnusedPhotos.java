package dateline.photo;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dateline.photo.file.PhotoStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Removes photos that were uploaded and never used, with their renditions. Photos that were ever used, whose texts were
 * changed, or that are kept in the library stay. A photo that is being added to an entry is locked by that transaction,
 * and skipped.
 */
@Component
public class UnusedPhotos {

    private static final Logger LOG = LoggerFactory.getLogger(UnusedPhotos.class);
    private static final Duration ROUND = Duration.ofMinutes(10);
    private static final int BATCH = 50;

    private final JdbcClient jdbc;
    private final PhotoStore store;
    private final PhotoQuota quota;
    private final PhotoProperties settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    UnusedPhotos(
            JdbcClient jdbc,
            PhotoStore store,
            PhotoQuota quota,
            PhotoProperties settings,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.store = store;
        this.quota = quota;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Returns when the photo may be removed; empty when it stays. */
    public Optional<Instant> leaves(Photo photo) {
        return Optional.of(photo.filedAt().plus(settings.unusedFor()))
                .filter(at -> settings.unusedFor().isPositive() && !photo.isKept());
    }

    /** Removes all photos that are due, in batches with a transaction each. */
    void sweep() {
        int removed = 0;
        int batch = settings.unusedFor().isPositive() ? BATCH : 0;
        while (batch == BATCH) {
            batch = transaction.execute(status -> removeRows());
            removed += batch;
        }
        removeFiles();
        quota.forget();
        if (removed > 0) {
            LOG.info(
                    "Removed {} photos that nobody has used within {} days",
                    removed,
                    settings.unusedFor().toDays());
        }
    }

    /**
     * Deletes rows, and records their files in the same transaction, so that the files are removed even after a crash
     * in between.
     */
    private int removeRows() {
        return jdbc.sql("""
                with due as materialized (select id from photo p where not kept and filed_at < :before
                    and not exists (select from entry_figure where photo_id = p.id) and not exists (select from story where lead_photo_id = p.id)
                    and not exists (select from contributor where portrait_id = p.id)
                    order by filed_at limit :batch for update skip locked),
                  gone as (delete from photo where id in (select id from due) and not kept returning key)
                insert into photo_removal (key, removed_at) select key, :now from gone""")
                .param("before", clock.instant().minus(settings.unusedFor()).atOffset(ZoneOffset.UTC))
                .param("batch", BATCH)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private void removeFiles() {
        List<String> keys =
                jdbc.sql("select key from photo_removal").query(String.class).list();
        for (String key : keys) {
            try {
                store.delete(key);
                jdbc.sql("delete from photo_removal where key = :key")
                        .param("key", key)
                        .update();
            } catch (RuntimeException e) {
                LOG.warn("The files of the removed photo {} are still there: {}", key, e.toString());
            }
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class UnusedPhotosJob {

        @Bean
        RecurringTask<Void> unusedPhotosTask(ObjectProvider<UnusedPhotos> unused) {
            return Tasks.recurring("unused-photos", FixedDelay.of(ROUND))
                    .execute((instance, context) -> unused.getObject().sweep());
        }
    }
}
