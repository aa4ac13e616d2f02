package dateline.entry.revision;

import dateline.entry.Entry;
import dateline.entry.EntryContent;
import dateline.entry.EntryRef;
import dateline.platform.settings.Actor;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Stores a revision of an entry's content with each save, the first included. */
@Component
public class Revisions {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Revisions(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Returns the entry's revisions, newest first. */
    public List<Revision> of(Entry entry) {
        return jdbc.sql("""
                select r.number, r.content, r.revised_at, a.name from revision r join account a on a.id = r.revised_by
                where r.entry_id = :entry order by r.number desc""")
                .param("entry", entry.id())
                .query((row, i) -> new Revision(
                        row.getInt("number"),
                        json.readValue(row.getString("content"), EntryContent.class),
                        row.getObject("revised_at", OffsetDateTime.class).toInstant(),
                        row.getString("name")))
                .list();
    }

    /**
     * Returns an entry's content at a version. Not each version has a revision of its own, since pins and corrections
     * do not change the content. Empty when the content is not known: revisions saved by early releases have no
     * version.
     */
    public Optional<EntryContent> at(Entry entry, long version) {
        return jdbc.sql("""
                select content from revision where entry_id = :entry and (version <= :version
                  or version is null and number < (select min(number) from revision where entry_id = :entry and version is not null))
                order by number desc limit 1""")
                .param("entry", entry.id())
                .param("version", version)
                .query((row, i) -> json.readValue(row.getString("content"), EntryContent.class))
                .optional();
    }

    /** Returns the content that an entry was first saved with. */
    public EntryContent first(EntryRef ref) {
        return jdbc.sql("""
                select r.content from revision r join entry e on e.id = r.entry_id
                where r.number = 1 and e.story_id = :story and e.number = :number""")
                .param("story", ref.storyId())
                .param("number", ref.number())
                .query((row, i) -> json.readValue(row.getString("content"), EntryContent.class))
                .single();
    }

    public void keep(Entry entry, Actor by, Instant now) {
        jdbc.sql("""
                insert into revision (entry_id, number, content, revised_at, revised_by, version)
                values (:entry, (select coalesce(max(number), 0) + 1 from revision where entry_id = :entry), cast(:content as jsonb), :now, :by, :version)""")
                .param("entry", entry.id())
                .param("version", entry.version())
                .param("content", json.writeValueAsString(entry.content()))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("by", by.accountId())
                .update();
    }
}
