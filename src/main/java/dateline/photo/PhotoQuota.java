package dateline.photo;

import dateline.platform.error.TryLater;
import dateline.platform.settings.Actor;
import dateline.platform.settings.Site;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts each account's uploads per day in the site's time zone. The counts are in the database, so all nodes share
 * them.
 */
@Component
@EnableConfigurationProperties(PhotoProperties.class)
class PhotoQuota {

    private static final Duration KEPT = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final PhotoProperties settings;
    private final Site site;
    private final Clock clock;

    PhotoQuota(JdbcClient jdbc, PhotoProperties settings, Site site, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.site = site;
        this.clock = clock;
    }

    /**
     * Charges a photo before it is decoded. A photo that proves to be damaged stays charged, because it has cost as
     * much.
     *
     * @throws TryLater when the account's quota for the day is used up
     */
    void charge(long bytes, long pixels, Actor by) {
        ZonedDateTime now = clock.instant().atZone(ZoneId.of(site.timeZone()));
        int counted = add(now.toLocalDate(), by, 1, bytes, pixels);
        if (counted == 0) {
            ZonedDateTime tomorrow = now.toLocalDate().plusDays(1).atStartOfDay(now.getZone());
            throw new TryLater(TryLater.Reason.QUOTA, Duration.between(now, tomorrow));
        }
    }

    /** Refunds the charge of a photo that was not stored for reasons other than the photo. */
    void refund(long bytes, long pixels, Actor by) {
        add(clock.instant().atZone(ZoneId.of(site.timeZone())).toLocalDate(), by, -1, -bytes, -pixels);
    }

    /**
     * Changes the counts in one statement, so that concurrent uploads on several nodes cannot exceed the limits.
     * Returns the number of rows changed: 0 when a limit would be exceeded.
     */
    private int add(LocalDate day, Actor by, int files, long bytes, long pixels) {
        return jdbc.sql("""
                insert into photo_quota as q (account_id, day, files, bytes, pixels)
                select :account, :day, greatest(:files, 0), greatest(:bytes, 0), greatest(:pixels, 0)
                where :files < 0 or (:files <= :mostFiles and :bytes <= :mostBytes and :pixels <= :mostPixels)
                on conflict (account_id, day) do update set files = greatest(q.files + :files, 0),
                  bytes = greatest(q.bytes + :bytes, 0), pixels = greatest(q.pixels + :pixels, 0)
                where :files < 0 or (q.files + :files <= :mostFiles and q.bytes + :bytes <= :mostBytes and q.pixels + :pixels <= :mostPixels)""")
                .param("account", by.accountId())
                .param("day", day)
                .param("files", files)
                .param("bytes", bytes)
                .param("pixels", pixels)
                .param("mostFiles", limit(settings.dailyFiles()))
                .param("mostBytes", limit(settings.dailyBytes().toBytes()))
                .param("mostPixels", limit(settings.dailyMegapixels() * 1_000_000L))
                .update();
    }

    private static long limit(long setting) {
        return setting == 0 ? Long.MAX_VALUE / 2 : setting;
    }

    void forget() {
        LocalDate oldest = LocalDate.ofInstant(clock.instant().minus(KEPT), ZoneId.of(site.timeZone()));
        jdbc.sql("delete from photo_quota where day < :day")
                .param("day", oldest)
                .update();
    }
}
