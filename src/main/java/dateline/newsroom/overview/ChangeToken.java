package dateline.newsroom.overview;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads a token that changes when any story or unpublished entry changes. */
@Component
class ChangeToken {

    private final JdbcClient jdbc;

    ChangeToken(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Returns the token. It changes with every story and every unpublished entry, and reveals nothing else, because its
     * recipients may not be allowed to see what changed.
     */
    String state() {
        return Integer.toHexString(jdbc.sql("""
                select coalesce((select max(changed_at) from story)::text, '') || ' ' || (select count(*) || ' ' || coalesce(max(changed_at)::text, '')
                from entry where released_at is null and retracted_at is null)""").query(String.class).single().hashCode());
    }
}
