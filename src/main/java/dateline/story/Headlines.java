package dateline.story;

import dateline.site.Staffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every headline a story had, in the order in which it had them. */
@Component
public class Headlines {

    private final JdbcClient jdbc;

    Headlines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A headline as somebody set it.
     *
     * @param number counts from 1 in each story; the last one stands
     * @param setBy  the name of who set it
     */
    public record Headline(long number, String text, Instant setAt, String setBy) {}

    /** The story's headlines, the one that stands first. */
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

    /** Called under the story's lock with each headline it is given. */
    void add(Story story, Staffer by, Instant now) {
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
