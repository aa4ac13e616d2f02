package dateline.story.change;

import dateline.account.audit.AuditAct;
import dateline.account.audit.AuditEvent;
import dateline.account.audit.AuditObject;
import dateline.account.audit.AuditTrail;
import dateline.account.key.BearerKey;
import dateline.account.key.KeyScope;
import dateline.platform.settings.Actor;
import dateline.story.Status;
import dateline.story.Story;
import dateline.story.StoryContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Records the acts on stories. Settings are recorded with their values before and after; of texts, summary points,
 * figures and credits it only says that they changed.
 */
@Component
public class StoryAudit {

    /** Fields whose values are short and settings rather than text. */
    private static final List<Field> SETTINGS = List.of(
            new Field("slug", StoryContent::slug),
            new Field("section", StoryContent::section),
            new Field("time zone", StoryContent::timeZone),
            new Field("language", StoryContent::language),
            new Field("tags", content -> String.join(", ", content.tags())),
            new Field("starts", content -> content.window().startsAt()),
            new Field("ends", content -> content.window().endsAt()),
            new Field("lead entry", StoryContent::leadEntry));

    private static final List<Field> TEXTS = List.of(
            new Field("headline", StoryContent::headline),
            new Field("standfirst", StoryContent::standfirst),
            new Field("summary", StoryContent::summary),
            new Field("lead photo", StoryContent::leadFigure),
            new Field("credits", StoryContent::credits),
            new Field("event", StoryContent::event));

    private final AuditTrail trail;

    StoryAudit(AuditTrail trail) {
        this.trail = trail;
    }

    private record Field(String name, Function<StoryContent, @Nullable Object> of) {}

    /**
     * A story before an act.
     *
     * @param content null when only the status can change
     */
    public record State(Status status, @Nullable StoryContent content) {

        public static State of(Story story) {
            return new State(story.status(), story.content());
        }

        public static State ofCoverage(Story story) {
            return new State(story.status(), null);
        }
    }

    public void created(Story story, Actor by) {
        mustPublish(story.status(), story.status());
        trail.record(event(AuditAct.STORY_CREATED, story, by)
                .changed(null, story.status().word()));
    }

    public void retitled(Story story, long headline, Actor by) {
        mustPublish(story.status(), story.status());
        trail.record(event(AuditAct.STORY_RETITLED, story, by).changed(null, "headline " + headline));
    }

    /**
     * Records an edit of a story.
     *
     * @param by null when only the request knows it
     */
    public void edited(State before, Story story, @Nullable Actor by) {
        mustPublish(before.status(), story.status());
        trail.record(edit(before, story, by));
    }

    /** Coverage was opened at its planned start, for the account that planned it. */
    public void opened(State before, Story story) {
        trail.recordScheduled(
                edit(before, story, null), AuditAct.STORY_CREATED, AuditAct.STORY_EDITED, AuditAct.STORY_ANNOUNCED);
    }

    /** A key needs {@code publish} for every story but a draft. */
    private static void mustPublish(Status before, Status now) {
        if (before != Status.DRAFT || now != Status.DRAFT) {
            BearerKey.mustHave(KeyScope.PUBLISH);
        }
    }

    private static AuditEvent edit(State before, Story story, @Nullable Actor by) {
        List<String> old = new ArrayList<>();
        List<String> now = new ArrayList<>();
        if (before.status() != story.status()) {
            old.add(before.status().word());
            now.add(story.status().word());
        }
        if (before.content() != null) {
            compare(before.content(), story.content(), old, now);
        }
        AuditAct act = before.status() == story.status() ? AuditAct.STORY_EDITED : act(story.status());
        return event(act, story, by).changed(joined(old), joined(now));
    }

    private static void compare(StoryContent before, StoryContent after, List<String> old, List<String> now) {
        for (Field field : SETTINGS) {
            Object was = field.of().apply(before);
            Object is = field.of().apply(after);
            if (!Objects.equals(was, is)) {
                old.add(field.name() + ": " + (was == null ? "" : was));
                now.add(field.name() + ": " + (is == null ? "" : is));
            }
        }
        TEXTS.stream()
                .filter(field ->
                        !Objects.equals(field.of().apply(before), field.of().apply(after)))
                .map(Field::name)
                .forEach(now::add);
    }

    private static @Nullable String joined(List<String> parts) {
        return parts.isEmpty() ? null : String.join("; ", parts);
    }

    private static AuditEvent event(AuditAct act, Story story, @Nullable Actor by) {
        return AuditEvent.of(act, AuditObject.story(story.id(), story.slug())).by(by);
    }

    private static AuditAct act(Status status) {
        return switch (status) {
            case DRAFT -> AuditAct.STORY_EDITED;
            case UPCOMING -> AuditAct.STORY_ANNOUNCED;
            case LIVE -> AuditAct.STORY_OPENED;
            case ENDED -> AuditAct.STORY_ENDED;
            case WITHDRAWN -> AuditAct.STORY_WITHDRAWN;
        };
    }
}
