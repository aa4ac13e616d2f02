package dateline.syndication.websub;

import dateline.platform.settings.HubAddress;
import dateline.story.change.Change;
import dateline.story.change.ChangeLog;
import dateline.story.change.LaterWork;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Determines which subscriptions a change affects: once for all nodes, by comparing each story's change log with the
 * hub's own cursor, and outside the editor's request. Work left undone by a node that stops is found in the next
 * {@link HubMaintenance round}.
 */
@Component
class Distribution implements LaterWork {

    private static final Logger LOG = LoggerFactory.getLogger(Distribution.class);
    private static final long LOCK = 0x4855_4244L;

    private final JdbcClient jdbc;
    private final Subscriptions subscriptions;
    private final HubTasks tasks;
    private final HubAddress hub;
    private final TransactionTemplate transaction;
    private final ChangeLog log;
    /** Changes before this position of the log were processed. Null until this node has compared all stories once. */
    private volatile @Nullable String mark;

    Distribution(
            JdbcClient jdbc,
            Subscriptions subscriptions,
            HubTasks tasks,
            HubAddress hub,
            TransactionTemplate transaction,
            ChangeLog log) {
        this.jdbc = jdbc;
        this.subscriptions = subscriptions;
        this.tasks = tasks;
        this.hub = hub;
        this.transaction = transaction;
        this.log = log;
    }

    @Override
    public void after(List<Change> changes) {
        try {
            follow(changes.stream().map(Change::storyId).collect(Collectors.toSet()));
        } catch (RuntimeException e) {
            LOG.warn("The hub could not follow the change log; it tries again: {}", e.toString());
        }
    }

    /** Processes new changes of these stories. */
    void follow(Collection<Long> stories) {
        if (!stories.isEmpty()) {
            transaction.executeWithoutResult(status -> spread(news(stories)));
        }
    }

    /**
     * Processes new changes of all stories. Compares all of them with the hub's cursors the first time, and afterwards
     * those that the log names since the last time.
     */
    void followAll() {
        String since = mark;
        String now = log.mark();
        // A database that was restored from a backup may have gone back.
        follow(since == null || Long.parseLong(now) < Long.parseLong(since) ? behind() : changed(since));
        mark = now;
    }

    private List<Long> behind() {
        return jdbc.sql(
                        "select s.id from story s left join hub_story h on h.story_id = s.id where s.seq > coalesce(h.seq, 0)")
                .query(Long.class)
                .list();
    }

    private List<Long> changed(String since) {
        return jdbc.sql("select distinct story_id from story_change where tx >= cast(:since as xid8)")
                .param("since", since)
                .query(Long.class)
                .list();
    }

    /** Claims the changes that no node has processed yet, for this transaction. An advisory lock serializes nodes. */
    private List<HubTasks.StoryChanges> news(Collection<Long> stories) {
        jdbc.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query((row, i) -> true)
                .single();
        List<HubTasks.StoryChanges> news = jdbc.sql("""
                select s.id, coalesce(h.seq, 0) as noted, s.seq from story s left join hub_story h on h.story_id = s.id
                where s.id in (:stories) and s.seq > coalesce(h.seq, 0)""")
                .param("stories", stories)
                .query((row, i) ->
                        new HubTasks.StoryChanges(row.getLong("id"), row.getLong("noted"), row.getLong("seq")))
                .list();
        news.forEach(story -> jdbc.sql("""
                insert into hub_story (story_id, seq) values (:id, :seq) on conflict (story_id) do update set seq = excluded.seq""")
                .param("id", story.storyId())
                .param("seq", story.to())
                .update());
        return news;
    }

    private void spread(List<HubTasks.StoryChanges> news) {
        if (news.isEmpty()) {
            return;
        }
        if (hub.isOwn()) {
            tasks.add(
                    HubTasks.DELIVER,
                    subscriptions.want(
                            news.stream().map(HubTasks.StoryChanges::storyId).toList()));
        } else {
            tasks.addPings(news);
        }
    }
}
