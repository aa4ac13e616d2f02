package dateline.demo;

import dateline.entry.EntryContent;
import dateline.entry.EntryRef;
import dateline.entry.EntryService;
import dateline.entry.EntryStatus;
import dateline.photo.FigureContent;
import dateline.photo.Photo;
import dateline.platform.settings.Actor;
import dateline.story.CoverageWindow;
import dateline.story.Status;
import dateline.story.Story;
import dateline.story.StoryContent;
import dateline.story.StoryContentBuilder;
import dateline.story.StoryService;
import dateline.story.SummaryPoint;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes a demo story through {@link StoryService} and {@link EntryService}, as editors would, and then backdates it. */
@Component
class DemoContent {

    private final StoryService storyService;
    private final EntryService entryService;
    private final JdbcClient jdbc;
    private final Clock clock;

    DemoContent(StoryService storyService, EntryService entryService, JdbcClient jdbc, Clock clock) {
        this.storyService = storyService;
        this.entryService = entryService;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void print(DemoStory demo, Map<String, Photo> photos, Actor by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        ZoneId zone = ZoneId.of(demo.timeZone());
        Story story = storyService.create(content(demo, photos, List.of(), null, now), Status.LIVE, by);
        Map<String, Long> numbers = new HashMap<>();
        for (DemoStory.Update update : demo.entries()) {
            numbers.put(update.key(), post(story.id(), update, photos, now, zone, by));
        }
        List<SummaryPoint> summary = demo.summary().stream()
                .map(point -> new SummaryPoint(point.text(), numbers.get(point.entry())))
                .toList();
        Long lead = demo.lead() == null ? null : numbers.get(demo.lead());
        storyService.edit(
                story.id(),
                null,
                content(demo, photos, summary, lead, now),
                Status.of(demo.status()).orElseThrow(),
                by);
        setBack(demo, story.id(), numbers, now, zone);
    }

    private long post(
            long storyId, DemoStory.Update update, Map<String, Photo> photos, Instant now, ZoneId zone, Actor by) {
        Instant at = update.hasTime() ? update.moment().from(now, zone) : null;
        List<FigureContent> figures = update.figures() == null
                ? List.of()
                : update.figures().stream().map(figure -> named(figure, photos)).toList();
        EntryContent content = EntryContent.of(update.headline(), update.body())
                .withPublishedAt(at)
                .withKeyEvent(Boolean.TRUE.equals(update.keyEvent()))
                .withFigures(figures)
                .withCredits(Objects.requireNonNullElse(update.credits(), List.of()));
        EntryStatus status = EntryStatus.of(Objects.requireNonNullElse(update.status(), "published"))
                .orElseThrow();
        long number = entryService
                .post(storyId, content, status == EntryStatus.RETRACTED ? EntryStatus.PUBLISHED : status, by, null)
                .number();
        EntryRef ref = new EntryRef(storyId, number);
        for (DemoStory.Amendment amendment :
                Objects.requireNonNullElse(update.corrections(), List.<DemoStory.Amendment>of())) {
            entryService.correct(ref, null, amendment.text(), by);
        }
        if (Boolean.TRUE.equals(update.pinned())) {
            entryService.pin(ref, by);
        }
        if (update.retraction() != null) {
            entryService.retract(ref, null, update.retraction().reason(), false, by);
        }
        return number;
    }

    private static StoryContent content(
            DemoStory demo, Map<String, Photo> photos, List<SummaryPoint> summary, @Nullable Long lead, Instant now) {
        return StoryContentBuilder.builder()
                .headline(demo.headline())
                .standfirst(demo.standfirst())
                .slug(demo.slug())
                .section(demo.section())
                .timeZone(demo.timeZone())
                .language(demo.language())
                .tags(new ArrayList<>(demo.tags()))
                .summary(summary)
                .leadFigure(named(demo.leadFigure(), photos))
                .credits(demo.credits())
                .window(CoverageWindow.UNSAID)
                .leadEntry(lead)
                .event(demo.event() == null ? null : demo.event().from(now, ZoneId.of(demo.timeZone())))
                .build();
    }

    private static FigureContent named(FigureContent figure, Map<String, Photo> photos) {
        return new FigureContent(
                Objects.requireNonNull(photos.get(figure.photo()), figure.photo())
                        .key(),
                figure.caption(),
                figure.alt(),
                figure.clearance(),
                figure.credit());
    }

    /** Backdates the story's rows by SQL, because the services take the current time from the clock. */
    private void setBack(DemoStory demo, long storyId, Map<String, Long> numbers, Instant now, ZoneId zone) {
        Instant opened = demo.opened().from(now, zone);
        jdbc.sql("update headline set set_at = :opened where story_id = :story")
                .param("opened", opened.atOffset(ZoneOffset.UTC))
                .param("story", storyId)
                .update();
        Instant ended = demo.ended() == null ? null : demo.ended().from(now, zone);
        jdbc.sql(
                        "update entry set released_at = published_at, changed_at = published_at where story_id = :story and released_at is not null")
                .param("story", storyId)
                .update();
        for (DemoStory.Update update : demo.entries()) {
            long number = Objects.requireNonNull(numbers.get(update.key()));
            for (DemoStory.Amendment amendment :
                    Objects.requireNonNullElse(update.corrections(), List.<DemoStory.Amendment>of())) {
                setBack(
                        "update correction set corrected_at = :at where entry_id = (select id from entry where story_id = :story and number = :number)",
                        storyId,
                        number,
                        amendment.moment().from(now, zone));
                setBack(
                        "update entry set updated_at = :at, changed_at = :at where story_id = :story and number = :number",
                        storyId,
                        number,
                        amendment.moment().from(now, zone));
            }
            if (update.retraction() != null) {
                setBack(
                        "update entry set retracted_at = :at, changed_at = :at where story_id = :story and number = :number",
                        storyId,
                        number,
                        update.retraction().moment().from(now, zone));
            }
        }
        jdbc.sql("""
                update story set created_at = :opened, published_at = :opened, coverage_opened_at = :opened, coverage_ended_at = :ended,
                (changed_at, updated_at) = (select last, last from (select coalesce(:ended, max(changed_at)) as last from entry
                    where story_id = :story and released_at is not null) as told)
                where id = :story""")
                .param("opened", opened.atOffset(ZoneOffset.UTC))
                .param("ended", ended == null ? null : ended.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("story", storyId)
                .update();
    }

    private void setBack(String sql, long storyId, long number, @Nullable Instant at) {
        jdbc.sql(sql)
                .param("story", storyId)
                .param("number", number)
                .param("at", Objects.requireNonNull(at).atOffset(ZoneOffset.UTC))
                .update();
    }
}
