package dateline.newsroom.presence;

import dateline.platform.settings.Actor;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Records who has which desk open, on any node, as rows that open pages renew every few seconds. */
@Component
class Presences {

    /** A page not renewed for this long counts as closed. */
    static final Duration SILENT = Duration.ofSeconds(30);
    /** The most open pages recorded per account; the least recently renewed are removed. */
    static final int MOST_PAGES = 30;

    private final JdbcClient jdbc;
    private final Clock clock;

    Presences(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A person at a desk.
     *
     * @param client the id of the page
     * @param entry  the number of the entry being edited; null for none, or for a new one
     */
    record Here(String client, String name, @Nullable Long entry) {}

    /** Records that the page is open, and which entry is being edited on it. */
    @Transactional
    public void renew(long storyId, String client, @Nullable Long entry, Actor by) {
        jdbc.sql("""
                insert into presence (client, story_id, account_id, entry_number, seen_at) values (:client, :story, :account, :entry, :now)
                on conflict (client) do update set story_id = :story, entry_number = :entry, seen_at = :now where presence.account_id = :account""")
                .param("client", client)
                .param("story", storyId)
                .param("account", by.accountId())
                .param("entry", entry)
                .param("now", ago(Duration.ZERO))
                .update();
        // Skips rows locked by other transactions, because two transactions waiting for each other's rows would
        // deadlock.
        jdbc.sql("""
                delete from presence where client in (select client from presence where seen_at < :long for update skip locked)
                or client in (select client from presence where account_id = :account order by seen_at desc, client offset :most for update skip locked)""")
                .param("long", ago(SILENT.multipliedBy(4)))
                .param("account", by.accountId())
                .param("most", MOST_PAGES)
                .update();
    }

    /** Records that the page was closed. */
    @Transactional
    public void leave(String client, Actor by) {
        jdbc.sql("delete from presence where client = :client and account_id = :account")
                .param("client", client)
                .param("account", by.accountId())
                .update();
    }

    /** Returns everyone at the story's desk, ordered by name. */
    List<Here> at(long storyId) {
        return jdbc.sql("""
                select p.client, a.name, p.entry_number from presence p join account a on a.id = p.account_id
                where p.story_id = :story and p.seen_at > :since order by lower(a.name), p.client""")
                .param("story", storyId)
                .param("since", ago(SILENT))
                .query((row, i) ->
                        new Here(row.getString("client"), row.getString("name"), (Long) row.getObject("entry_number")))
                .list();
    }

    /** Returns a token that changes when an entry of the story, published or not, or the team's note changes. */
    String state(long storyId) {
        return jdbc.sql("""
                select s.seq || ' ' || w.waiting || ' ' || w.changed || ' ' || coalesce(n.noted_at::text, '') from story s
                left join team_note n on n.story_id = s.id cross join lateral (select count(*) as waiting, coalesce(max(changed_at)::text, '') as changed
                from entry where story_id = s.id and released_at is null and retracted_at is null) w where s.id = :story""")
                .param("story", storyId)
                .query(String.class)
                .optional()
                .orElse("");
    }

    private OffsetDateTime ago(Duration ago) {
        return clock.instant().minus(ago).atOffset(ZoneOffset.UTC);
    }
}
