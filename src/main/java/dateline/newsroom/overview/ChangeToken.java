package dateline.newsroom.overview;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Token that changes when any story or unpublished entry changes. One query every 400 ms serves all pages open on this
 * node.
 */
@Component
class ChangeToken {

    private static final long STANDS = 400_000_000;

    private final JdbcClient jdbc;
    private String state = "";
    private long lookedAt = System.nanoTime() - STANDS;

    ChangeToken(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Returns the token. It changes with every story and every unpublished entry, and reveals nothing else, because its
     * recipients may not be allowed to see what changed.
     */
    synchronized String state() {
        if (System.nanoTime() - lookedAt >= STANDS) {
            state = Integer.toHexString(
                    jdbc.sql("""
                select coalesce((select max(changed_at) from story)::text, '') || ' ' || (select count(*) || ' ' || coalesce(max(changed_at)::text, '')
                from entry where released_at is null and retracted_at is null)""").query(String.class).single().hashCode());
            lookedAt = System.nanoTime();
        }
        return state;
    }
}
