package dateline.story;

import dateline.platform.settings.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores every headline a story had, in order. */
@Component
public class Headlines {

    private final JdbcClient jdbc;

    Headlines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Headline of a story.
     *
     * @param number counts from 1 in each story; the highest number is the current headline
     * @param setBy  name of the account that set the headline
     */
    public record Headline(long number, String text, Instant setAt, String setBy) {}

    /** Returns the story's headlines, the current one first. */
    public List<Headline> of(long storyId) {
        return jdbc.sql("""
                select h.*, a.name from headline h join account a on a.id = h.set_by where h.story_id = :story order by h.number desc""").param("story", storyId).query(Headlines::headline).list();
    }

    Optional<Headline> numbered(long storyId, long number) {
        return jdbc.sql(
                        "select h.*, a.name from headline h join account a on a.id = h.set_by where h.story_id = :story and h.number = :number")
                .param("story", storyId)
                .param("number", number)
                .query(Headlines::headline)
                .optional();
    }

    /** Records the story's new headline. Called under the story's lock. */
    void add(Story story, Actor by, Instant now) {
        jdbc.sql("""
                insert into headline (story_id, number, text, set_at, set_by)
                values (:story, (select coalesce(max(number), 0) + 1 from headline where story_id = :story), :text, :now, :by)""")
                .param("story", story.id())
                .param("text", story.headline())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("by", by.accountId())
                .update();
    }

    private static Headline headline(ResultSet row, int i) throws SQLException {
        return new Headline(
                row.getLong("number"),
                row.getString("text"),
                row.getObject("set_at", OffsetDateTime.class).toInstant(),
                row.getString("name"));
    }
}
