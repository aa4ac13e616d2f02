package dateline.newsroom.overview;

import org.springframework.jdbc.core.simple.JdbcClient;

/** What other tests left waiting: the front names the first eight alone. */
final class Waiting {

    private Waiting() {}

    static void clear(JdbcClient jdbc) {
        jdbc.sql(
                        "update entry set submitted_at = null, scheduled_at = null where released_at is null and retracted_at is null")
                .update();
    }
}
