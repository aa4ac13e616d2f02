package dateline.newsroom.overview;

import dateline.newsroom.language.EditorWords;
import dateline.platform.language.Words;
import dateline.platform.text.Markup;
import dateline.publishing.view.TimeView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the changes of the last hour that readers saw, across all stories. */
@Component
class RecentChanges {

    private static final Duration AGO = Duration.ofHours(1);
    private static final int TITLE = 120;

    /** The latest changes that are looked through. A renaming of a busy contributor makes tens of thousands in an hour. */
    private static final int CONSIDERED = 2000;

    private final JdbcClient jdbc;
    private final EditorWords words;
    private final Clock clock;

    RecentChanges(JdbcClient jdbc, EditorWords words, Clock clock) {
        this.jdbc = jdbc;
        this.words = words;
        this.clock = clock;
    }

    /**
     * Returns the latest changes first, one line per entry. An edit is reported only when nothing more important
     * happened to the entry.
     */
    List<Happening> latest(int limit) {
        Words said = words.now();
        return jdbc.sql("""
                select l.kind, l.changed_at, l.entry_number, s.slug, s.headline as story, s.language, s.time_zone, e.headline, e.body, a.name
                from (select * from (select distinct on (story_id, coalesce(entry_number, 0)) *
                      from (select * from story_change where changed_at > :since order by changed_at desc limit :considered) latest
                      order by story_id, coalesce(entry_number, 0), kind in ('edited', 'story'), seq desc) notable
                      order by changed_at desc, story_id, seq desc limit :limit) l
                join story s on s.id = l.story_id
                left join entry e on e.story_id = l.story_id and e.number = l.entry_number left join account a on a.id = e.created_by
                order by l.changed_at desc, l.story_id, l.seq desc""")
                .param("since", clock.instant().minus(AGO).atOffset(ZoneOffset.UTC))
                .param("considered", CONSIDERED)
                .param("limit", limit)
                .query((row, i) -> row(row, said))
                .list();
    }

    private static Happening row(ResultSet row, Words words) throws SQLException {
        Long number = row.getObject("entry_number", Long.class);
        TimeView at = TimeView.of(
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                ZoneId.of(row.getString("time_zone")),
                words);
        String headline = row.getString("headline");
        String title = headline != null || number == null ? headline : Markup.excerpt(row.getString("body"), TITLE);
        return new Happening(
                row.getString("kind"),
                at,
                row.getString("slug"),
                row.getString("story"),
                row.getString("language"),
                number,
                title,
                row.getString("name"));
    }
}
