package dateline.story;

import dateline.platform.error.Checks;
import dateline.platform.error.Conflict;
import dateline.platform.language.LanguageTags;
import dateline.platform.settings.Actor;
import dateline.platform.text.Slugs;
import dateline.story.section.Section;
import dateline.story.section.Sections;
import dateline.story.section.Tags;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Validates the content and the times of a story before it is saved. */
@Component
class StoryChecks {

    private static final int MOST = 20;
    /** Maximum number of draft stories that a reporter may have at a time. */
    static final int MOST_DRAFTS = 50;

    private static final long SLUGS = 0x646c5f736c756773L;
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private final Stories stories;
    private final FormerSlugs formerSlugs;
    private final Sections sections;
    private final JdbcClient jdbc;

    StoryChecks(Stories stories, FormerSlugs formerSlugs, Sections sections, JdbcClient jdbc) {
        this.stories = stories;
        this.formerSlugs = formerSlugs;
        this.sections = sections;
        this.jdbc = jdbc;
    }

    /** Returns the given slug after checking that it is free, or makes a free one from the headline. */
    String slug(Story story, @Nullable String given, String headline, Checks checks) {
        if (!story.slug().equals(given)) {
            // An advisory lock lets one transaction at a time take a slug. Otherwise stories created at once under the
            // same headline would all find the same number free.
            jdbc.sql("select pg_advisory_xact_lock(:lock)")
                    .param("lock", SLUGS)
                    .query((row, i) -> true)
                    .single();
        }
        if (given != null) {
            if (!Slugs.valid(given)) {
                checks.fault("slug", "slug", Slugs.LONGEST);
            } else if (!given.equals(story.slug()) && taken(story, given)) {
                checks.fault("slug", "slug-taken");
            }
            return given;
        }
        String base = Slugs.of(headline).isEmpty()
                ? "story-" + UUID.randomUUID().toString().substring(0, 8)
                : Slugs.of(headline);
        String free = base;
        for (int i = 2; taken(story, free); i++) {
            free = Slugs.start(base, Slugs.LONGEST - 5) + "-" + i;
        }
        return free;
    }

    /**
     * Checks that the account may create another draft. Runs after {@link #slug}, whose lock lets one story at a time be
     * created.
     *
     * @throws Conflict when it is a reporter's and has too many
     */
    void draftsOf(Actor by) {
        long drafts =
                jdbc.sql("""
                select count(*) from story where created_by = :by and published_at is null and withdrawn_at is null
                and exists (select from account where id = :by and role = 'reporter')""").param("by", by.accountId()).query(Long.class).single();
        if (drafts >= MOST_DRAFTS) {
            throw new Conflict(
                    "many-drafts",
                    "You have " + MOST_DRAFTS
                            + " stories that are drafts. Ask an editor to publish some of them first.",
                    MOST_DRAFTS);
        }
    }

    private boolean taken(Story story, String slug) {
        return stories.existsBySlug(slug)
                || formerSlugs
                        .findById(slug)
                        .filter(former -> story.id() == null
                                || !story.id().equals(former.story().id()))
                        .isPresent();
    }

    String zone(String zone, Checks checks) {
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            checks.fault("timeZone", "zone");
        }
        return zone;
    }

    String language(String tag, Checks checks) {
        Optional<String> known = LanguageTags.known(tag);
        if (known.isEmpty()) {
            checks.fault("language", "language");
        }
        return known.orElse(tag);
    }

    List<String> tags(List<@Nullable String> tags, Checks checks) {
        if (tags.size() > MOST) {
            checks.fault("tags", "many", MOST);
            return List.of();
        }
        Map<String, String> distinct = new LinkedHashMap<>();
        for (int i = 0; i < tags.size(); i++) {
            String tag = checks.requiredName("tags[" + i + "]", tags.get(i), 60);
            distinct.putIfAbsent(Tags.slug(tag), tag);
        }
        return List.copyOf(distinct.values());
    }

    List<SummaryPoint> summary(Story story, List<SummaryPoint> points, Checks checks) {
        if (points.size() > MOST) {
            checks.fault("summary", "many", MOST);
            return List.of();
        }
        List<SummaryPoint> checked = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            SummaryPoint point = points.get(i);
            if (point.entryNumber() != null && !hasEntry(story, point.entryNumber())) {
                checks.fault("summary[" + i + "].entry", "entry");
            }
            checked.add(new SummaryPoint(
                    checks.required("summary[" + i + "].text", point.text(), 300), point.entryNumber()));
        }
        return checked;
    }

    @Nullable
    Long lead(Story story, @Nullable Long number, Checks checks) {
        if (number != null && !hasEntry(story, number)) {
            checks.fault("leadEntry", "entry");
        }
        return number;
    }

    /** Checks that an event has a name, a time and a place. */
    @Nullable
    StoryEvent event(@Nullable StoryEvent given, Checks checks) {
        if (given == null) {
            return null;
        }
        if (given.startsAt() == null) {
            checks.fault("event.startsAt", "required");
        }
        inRange("event.startsAt", given.startsAt(), LATEST, "time-range", checks);
        String name = checks.required("event.name", given.name(), 200);
        return new StoryEvent(name, given.startsAt(), checks.required("event.location", given.location(), 200));
    }

    /**
     * Checks the coverage window for the story's next status. An upcoming story needs a planned start, and no end may
     * precede the start.
     */
    CoverageWindow window(Story story, Status next, CoverageWindow given, Instant now, Checks checks) {
        boolean opens = next == Status.LIVE || next == Status.ENDED;
        if (next == Status.UPCOMING) {
            // A story that is announced again has neither opened nor ended, so its recorded times are ignored.
            given = new CoverageWindow(
                    given.startsAt(),
                    given.endsAt(),
                    unlessStanding(given.openedAt(), story.coverage().openedAt()),
                    unlessStanding(given.endedAt(), story.coverage().endedAt()));
        }
        Instant opened =
                opens || next != Status.UPCOMING && story.coverage().openedAt() != null ? given.openedAt() : null;
        start(story, next, given.startsAt(), now, checks);
        if (given.openedAt() != null && opened == null) {
            checks.fault("coverageOpenedAt", "not-opened");
        }
        if (given.endedAt() != null && next != Status.ENDED && story.coverage().endedAt() == null) {
            checks.fault("coverageEndedAt", "not-ended");
        }
        if (given.endsAt() != null && next == Status.ENDED && story.status() == Status.ENDED) {
            checks.fault("endsAt", "ended-already");
        }
        inRange("startsAt", given.startsAt(), LATEST, "time-range", checks);
        inRange("endsAt", given.endsAt(), LATEST, "time-range", checks);
        inRange("coverageOpenedAt", unlessStanding(opened, story.coverage().openedAt()), now, "to-come", checks);
        inRange(
                "coverageEndedAt",
                unlessStanding(given.endedAt(), story.coverage().endedAt()),
                now,
                "to-come",
                checks);
        Instant from = opened != null
                ? opened
                : next == Status.UPCOMING
                        ? given.startsAt()
                        : story.coverage().openedAt() != null
                                ? story.coverage().openedAt()
                                : opens ? now : given.startsAt();
        // A planned end that the new status has overtaken is dropped instead of refused.
        boolean overtaken = next != story.status()
                && given.endsAt() != null
                && given.endsAt().equals(story.coverage().endsAt())
                && from != null
                && !given.endsAt().isAfter(from);
        Instant endsAt = overtaken ? null : given.endsAt();
        mustFollow("endsAt", endsAt, from, checks);
        // A story that is opened again loses its earlier end.
        mustFollow("coverageEndedAt", opens && next != Status.ENDED ? null : given.endedAt(), from, checks);
        return new CoverageWindow(given.startsAt(), endsAt, opened, given.endedAt());
    }

    /**
     * Checks that an upcoming story has a planned start in the future, since a past start would never open coverage. A
     * past start that is already stored is accepted.
     */
    void start(Story story, Status next, @Nullable Instant startsAt, Instant now, Checks checks) {
        if (next != Status.UPCOMING) {
            return;
        }
        if (startsAt == null) {
            checks.fault("startsAt", "starts-at");
        } else if (!startsAt.isAfter(now)
                && (story.status() != Status.UPCOMING
                        || !startsAt.equals(story.coverage().startsAt()))) {
            checks.fault("startsAt", "starts-past");
        }
    }

    private static @Nullable Instant unlessStanding(@Nullable Instant given, @Nullable Instant standing) {
        return Objects.equals(given, standing) ? null : given;
    }

    /** Checks that a time is neither before the year 1900 nor later than allowed. */
    private static void inRange(String field, @Nullable Instant time, Instant latest, String late, Checks checks) {
        if (time != null && time.isBefore(EARLIEST)) {
            checks.fault(field, "time-range");
        } else if (time != null && time.isAfter(latest)) {
            checks.fault(field, late);
        }
    }

    private static void mustFollow(String field, @Nullable Instant end, @Nullable Instant start, Checks checks) {
        if (end != null && start != null && !end.isAfter(start)) {
            checks.fault(field, "before-start");
        }
    }

    /** Finds the section by name, or creates it. */
    @Nullable
    Section section(@Nullable String name) {
        if (name == null) {
            return null;
        }
        Optional<Section> known = sections.named(name);
        if (known.isPresent()) {
            return known.get();
        }
        sections.lock();
        String slug = Slugs.of(name).isEmpty() ? "section" : Slugs.of(name);
        for (int i = 1; sections.named(name).isEmpty(); i++) {
            sections.introduce(i == 1 ? slug : slug + "-" + i, name);
        }
        return sections.named(name).orElseThrow();
    }

    /** Whether the story has an entry that readers can read once the story is public. */
    boolean hasPublicEntry(Story story) {
        return jdbc.sql(
                        "select exists (select from entry where story_id = :story and released_at is not null and retracted_at is null)")
                .param("story", story.id())
                .query(Boolean.class)
                .single();
    }

    private boolean hasEntry(Story story, long number) {
        return story.id() != null
                && jdbc.sql("select exists (select from entry where story_id = :story and number = :number)")
                        .param("story", story.id())
                        .param("number", number)
                        .query(Boolean.class)
                        .single();
    }
}
