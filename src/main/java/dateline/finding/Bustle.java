package dateline.finding;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether anything happens anywhere: one look for all pages that are open on this node. */
@Component
class Bustle {

    private static final long STANDS = 400_000_000;

    private final JdbcClient jdbc;
    private String state = "";
    private long lookedAt = System.nanoTime() - STANDS;

    Bustle(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Changes whenever a story does, or an update that is not out. It says no more than that: whoever hears it may not see what it was. */
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
