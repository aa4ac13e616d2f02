package dateline.newsroom.presence;

import dateline.platform.settings.Actor;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Records who has which desk open, on any node, as rows that are renewed every few seconds while their page is open. */
@Component
public class Presences {

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
    public record Here(String client, String name, @Nullable Long entry) {}

    /** Records that the page is open, and which entry is being edited on it. */
    @Transactional
    public void renew(long storyId, PresentPage page, Actor by) {
        record(storyId, page, page.entry(), false, by);
        // Skips rows locked by other transactions, because two transactions waiting for each other's rows would
        // deadlock.
        jdbc.sql("""
                delete from presence where client in (select client from presence where seen_at < :long for update skip locked)
                or client in (select client from presence where account_id = :account order by is_closed, seen_at desc, client offset :most for update skip locked)""")
                .param("long", ago(SILENT.multipliedBy(4)))
                .param("account", by.accountId())
                .param("most", MOST_PAGES)
                .update();
    }

    /** Records that the page was closed. */
    @Transactional
    public void leave(long storyId, PresentPage page, Actor by) {
        record(storyId, page, null, true, by);
    }

    /** Renews the presence of these open pages, in one statement. */
    void renew(Collection<String> clients) {
        jdbc.sql("update presence set seen_at = :now where client = any(:clients) and not is_closed")
                .param("now", ago(Duration.ZERO))
                .param("clients", clients.toArray(String[]::new))
                .update();
    }

    /**
     * Records that pages were closed, in one statement.
     *
     * @param turns the turn of the last request known of each page; one of which a later is known remains open
     */
    void close(Map<String, Integer> turns) {
        List<String> clients = List.copyOf(turns.keySet());
        jdbc.sql("""
                update presence set is_closed = true from unnest(:clients, :turns) as gone (client, turn)
                where presence.client = gone.client and presence.turn <= gone.turn and not is_closed""")
                .param("clients", clients.toArray(String[]::new))
                .param("turns", clients.stream().map(turns::get).toArray(Integer[]::new))
                .update();
    }

    private void record(long storyId, PresentPage page, @Nullable Long entry, boolean isClosed, Actor by) {
        jdbc.sql("""
                insert into presence (client, story_id, account_id, entry_number, seen_at, turn, is_closed)
                values (:client, :story, :account, :entry, :now, :turn, :closed)
                on conflict (client) do update set story_id = :story, entry_number = :entry, seen_at = :now, turn = :turn, is_closed = :closed
                where presence.account_id = :account and presence.turn <= :turn""")
                .param("client", page.id())
                .param("story", storyId)
                .param("account", by.accountId())
                .param("entry", entry)
                .param("now", ago(Duration.ZERO))
                .param("turn", page.order())
                .param("closed", isClosed)
                .update();
    }

    /**
     * What an open desk follows.
     *
     * @param state  as {@link Presences#state} returns it
     * @param people everyone at the desk, ordered by name
     */
    public record Desk(String state, List<Here> people) {}

    /**
     * Returns a token that changes when an entry of the story, published or not, or the team's note changes. It begins
     * with the number of the story's latest change, and a hyphen; the rest tells nothing but that something differs.
     */
    public String state(long storyId) {
        return states(Set.of(storyId)).getOrDefault(storyId, "");
    }

    /** Returns the desks of these stories, in two queries. */
    public Map<Long, Desk> desks(Set<Long> storyIds) {
        Map<Long, List<Here>> people = people(storyIds);
        Map<Long, Desk> desks = new HashMap<>();
        states(storyIds)
                .forEach((story, state) -> desks.put(story, new Desk(state, people.getOrDefault(story, List.of()))));
        return desks;
    }

    private Map<Long, String> states(Set<Long> storyIds) {
        Map<Long, String> states = new HashMap<>();
        jdbc.sql("""
                select s.id, s.seq || '-' || to_hex(hashtextextended(w.waiting || ' ' || w.changed || ' ' || coalesce(n.noted_at::text, ''), 0)) as state
                from story s left join team_note n on n.story_id = s.id cross join lateral (select count(*) as waiting, coalesce(max(changed_at)::text, '') as changed
                from entry where story_id = s.id and released_at is null and retracted_at is null) w where s.id = any(:stories)""").param("stories", storyIds.toArray(Long[]::new)).query(row -> {
            states.put(row.getLong("id"), row.getString("state"));
        });
        return states;
    }

    private Map<Long, List<Here>> people(Set<Long> storyIds) {
        Map<Long, List<Here>> people = new HashMap<>();
        jdbc.sql("""
                select p.story_id, p.client, a.name, p.entry_number from presence p join account a on a.id = p.account_id
                where p.story_id = any(:stories) and p.seen_at > :since and not p.is_closed order by lower(a.name), p.client""")
                .param("stories", storyIds.toArray(Long[]::new))
                .param("since", ago(SILENT))
                .query(row -> {
                    people.computeIfAbsent(row.getLong("story_id"), story -> new ArrayList<>())
                            .add(new Here(row.getString("client"), row.getString("name"), (Long)
                                    row.getObject("entry_number")));
                });
        return people;
    }

    private OffsetDateTime ago(Duration ago) {
        return clock.instant().minus(ago).atOffset(ZoneOffset.UTC);
    }
}
