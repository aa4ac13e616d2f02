package dateline.newsroom.presence;

import dateline.account.audit.AuditAct;
import dateline.account.audit.AuditEvent;
import dateline.account.audit.AuditObject;
import dateline.account.audit.AuditTrail;
import dateline.platform.error.Checks;
import dateline.platform.settings.Actor;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The note pinned above a story's desk for its team. Readers never see it. */
@Service
public class TeamNotes {

    private final JdbcClient jdbc;
    private final AuditTrail trail;
    private final Clock clock;

    TeamNotes(JdbcClient jdbc, AuditTrail trail, Clock clock) {
        this.jdbc = jdbc;
        this.trail = trail;
        this.clock = clock;
    }

    /** The text of the note, who wrote it and when. */
    public record TeamNote(String text, String who, Instant at) {}

    /** Returns the story's note. */
    public Optional<TeamNote> of(long storyId) {
        return jdbc.sql(
                        "select n.text, a.name, n.noted_at from team_note n join account a on a.id = n.noted_by where n.story_id = :story")
                .param("story", storyId)
                .query((row, i) -> new TeamNote(
                        row.getString("text"),
                        row.getString("name"),
                        row.getObject("noted_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /**
     * Replaces the story's note; a blank text removes it.
     *
     * @throws dateline.platform.error.InvalidInput when the text is not valid
     */
    @Transactional
    public void pin(long storyId, String slug, @Nullable String text, Actor by) {
        Checks checks = new Checks();
        String words = checks.text("note", text, 2000);
        checks.settle();
        trail.record(AuditEvent.of(AuditAct.STORY_NOTED, AuditObject.story(storyId, slug))
                .by(by)
                .changed(null, words == null || words.isBlank() ? "removed" : "pinned"));
        if (words == null || words.isBlank()) {
            jdbc.sql("delete from team_note where story_id = :story")
                    .param("story", storyId)
                    .update();
            return;
        }
        jdbc.sql("""
                insert into team_note (story_id, text, noted_at, noted_by) values (:story, :text, :now, :by)
                on conflict (story_id) do update set text = excluded.text, noted_at = excluded.noted_at, noted_by = excluded.noted_by""")
                .param("story", storyId)
                .param("text", words.strip())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by.accountId())
                .update();
    }
}
