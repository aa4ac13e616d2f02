package dateline.newsroom.stories;

import dateline.newsroom.form.CreditForm;
import dateline.newsroom.form.FigureForm;
import dateline.newsroom.form.WallClock;
import dateline.platform.error.Checks;
import dateline.story.CoverageWindow;
import dateline.story.Status;
import dateline.story.Story;
import dateline.story.StoryContent;
import dateline.story.StoryContentBuilder;
import dateline.story.StoryEvent;
import dateline.story.SummaryPoint;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A story as its form submits it.
 *
 * @param tags             separated by commas
 * @param leadFigure       none or one
 * @param startsAt         the planned start of coverage, as local time in the story's zone
 * @param endsAt           the planned end of coverage, likewise
 * @param coverageOpenedAt when coverage was opened, likewise
 * @param coverageEndedAt  when coverage was ended, likewise
 * @param leadEntry        the number of the entry that the headline is about, with or without "#"
 * @param event            the event the story is about; null when the form has no fields for it
 * @param version          the version the editor saw; null for a new story
 */
@RecordBuilder
record StoryForm(
        @Nullable String headline,
        @Nullable String standfirst,
        @Nullable String slug,
        @Nullable String section,
        @Nullable String timeZone,
        @Nullable String language,
        @Nullable String tags,
        List<Point> summary,
        List<FigureForm> leadFigure,
        List<CreditForm> credits,
        @Nullable String startsAt,
        @Nullable String endsAt,
        @Nullable String coverageOpenedAt,
        @Nullable String coverageEndedAt,
        @Nullable String leadEntry,
        @Nullable EventForm event,
        @Nullable String status,
        @Nullable Long version)
        implements StoryFormBuilder.With {

    // Bounds the work of splitting a submitted text. Higher than the number of tags a story may have, so that a list
    // that is too long is still refused by validation.
    private static final int MOST_TAGS = 200;

    StoryForm {
        // Data binding passes null for what was not sent.
        summary = Point.filled(summary);
        leadFigure = FigureForm.filled(leadFigure);
        credits = CreditForm.filled(credits);
    }

    /** Returns an empty form with the site's zone and language. */
    static StoryForm blank(String timeZone, String language) {
        return StoryFormBuilder.builder()
                .headline(null)
                .standfirst(null)
                .slug(null)
                .section(null)
                .timeZone(timeZone)
                .language(language)
                .tags(null)
                .summary(List.of())
                .leadFigure(List.of())
                .credits(List.of())
                .startsAt(null)
                .endsAt(null)
                .coverageOpenedAt(null)
                .coverageEndedAt(null)
                .leadEntry(null)
                .event(null)
                .status(Status.LIVE.word())
                .version(null)
                .build();
    }

    static StoryForm of(Story story) {
        StoryContent content = story.content();
        return StoryFormBuilder.builder()
                .headline(content.headline())
                .standfirst(content.standfirst())
                .slug(content.slug())
                .section(content.section())
                .timeZone(content.timeZone())
                .language(content.language())
                .tags(String.join(", ", story.tags()))
                .summary(content.summary().stream().map(Point::of).toList())
                .leadFigure(story.leadFigure().map(figure -> FigureForm.of(figure.content())).stream()
                        .toList())
                .credits(content.credits().stream().map(CreditForm::of).toList())
                .startsAt(WallClock.shown(story.coverage().startsAt(), story.zone()))
                .endsAt(WallClock.shown(story.coverage().endsAt(), story.zone()))
                .coverageOpenedAt(WallClock.shown(story.coverage().openedAt(), story.zone()))
                .coverageEndedAt(WallClock.shown(story.coverage().endedAt(), story.zone()))
                .leadEntry(content.leadEntry() == null ? null : String.valueOf(content.leadEntry()))
                .event(story.event()
                        .map(event -> EventForm.of(event, story.zone()))
                        .orElse(null))
                .status(story.status().word())
                .version(story.version())
                .build();
    }

    /** Returns a copy with the settings of an earlier story: section, zone, language, tags and credits. */
    StoryForm like(StoryForm earlier) {
        return with().section(earlier.section)
                .timeZone(earlier.timeZone)
                .language(earlier.language)
                .tags(earlier.tags)
                .credits(earlier.credits)
                .build();
    }

    StoryForm illustrated(List<FigureForm> uploaded) {
        return uploaded.isEmpty() ? this : withLeadFigure(uploaded.subList(0, 1));
    }

    /** Returns the parts that two editors may both have changed. */
    Map<String, @Nullable Object> parts() {
        Map<String, @Nullable Object> parts = new LinkedHashMap<>();
        parts.put("headline", headline);
        parts.put("standfirst", standfirst);
        parts.put("slug", slug);
        parts.put("section", section);
        parts.put("timeZone", timeZone);
        parts.put("language", language);
        parts.put("tags", tags);
        parts.put("summary", summary);
        parts.put("leadFigure", leadFigure);
        parts.put("credits", credits);
        parts.put("startsAt", startsAt);
        parts.put("endsAt", endsAt);
        parts.put("coverageOpenedAt", coverageOpenedAt);
        parts.put("coverageEndedAt", coverageEndedAt);
        parts.put("leadEntry", leadEntry);
        parts.put("event", event == null || event.isBlank() ? null : event);
        return parts;
    }

    /** Returns a copy with other parts, based on the current version. */
    @SuppressWarnings("unchecked")
    StoryForm with(Map<String, @Nullable Object> parts, long current) {
        Function<String, @Nullable String> text = part -> (String) parts.get(part);
        return with().headline(text.apply("headline"))
                .standfirst(text.apply("standfirst"))
                .slug(text.apply("slug"))
                .section(text.apply("section"))
                .timeZone(text.apply("timeZone"))
                .language(text.apply("language"))
                .tags(text.apply("tags"))
                .summary(Point.filled((List<Point>) parts.get("summary")))
                .leadFigure(FigureForm.filled((List<FigureForm>) parts.get("leadFigure")))
                .credits(CreditForm.filled((List<CreditForm>) parts.get("credits")))
                .startsAt(text.apply("startsAt"))
                .endsAt(text.apply("endsAt"))
                .coverageOpenedAt(text.apply("coverageOpenedAt"))
                .coverageEndedAt(text.apply("coverageEndedAt"))
                .leadEntry(text.apply("leadEntry"))
                .event((EventForm) parts.get("event"))
                .version(current)
                .build();
    }

    Status wanted(Status otherwise) {
        return status == null ? otherwise : Status.of(status).orElse(otherwise);
    }

    /**
     * Converts the form to content and collects its errors in {@code checks}.
     *
     * @param standing the story as it was read; null for a new one
     */
    StoryContent content(@Nullable Story standing, Checks checks) {
        List<SummaryPoint> points = new ArrayList<>();
        for (int i = 0; i < summary.size(); i++) {
            points.add(summary.get(i).point("summary[" + i + "]", checks));
        }
        leadFigure.stream().limit(1).forEach(figure -> figure.checkDescribed("leadFigure", checks));
        return StoryContentBuilder.builder()
                .headline(headline)
                .standfirst(standfirst)
                .slug(unlessBlank(slug))
                .section(section)
                .timeZone(unlessBlank(timeZone))
                .language(unlessBlank(language))
                .tags(
                        tags == null
                                ? List.of()
                                : List.copyOf(Arrays.stream(tags.split(",", MOST_TAGS))
                                        .map(String::strip)
                                        .filter(tag -> !tag.isEmpty())
                                        .toList()))
                .summary(points)
                .leadFigure(leadFigure.isEmpty() ? null : leadFigure.getFirst().content())
                .credits(credits.stream().map(CreditForm::content).toList())
                .window(window(standing, checks))
                .leadEntry(isBlank(leadEntry) ? null : number("leadEntry", String.valueOf(leadEntry), checks))
                .event(event(standing, checks))
                .build();
    }

    private @Nullable StoryEvent event(@Nullable Story standing, Checks checks) {
        if (event == null || event.isBlank() || timeZone == null || !isZone(timeZone)) {
            return null;
        }
        ZoneId zone = ZoneId.of(timeZone.strip());
        StoryEvent before = standing != null && standing.zone().equals(zone)
                ? standing.event().orElse(null)
                : null;
        return event.event(before, zone, checks);
    }

    private static boolean isZone(String name) {
        return ZoneId.getAvailableZoneIds().contains(name.strip());
    }

    private CoverageWindow window(@Nullable Story standing, Checks checks) {
        if (timeZone == null || !isZone(timeZone)) {
            return CoverageWindow.UNSAID;
        }
        ZoneId zone = ZoneId.of(timeZone.strip());
        if (standing == null) {
            return new CoverageWindow(
                    moment("startsAt", startsAt, null, zone, zone, checks),
                    moment("endsAt", endsAt, null, zone, zone, checks),
                    null,
                    null);
        }
        // Planned times are local times, so a change of zone moves them. Actual times are moments, which a change of
        // zone leaves alone; unchanged fields are therefore compared in the old zone.
        ZoneId old = standing.zone();
        return new CoverageWindow(
                moment(
                        "startsAt",
                        startsAt,
                        old.equals(zone) ? standing.coverage().startsAt() : null,
                        zone,
                        zone,
                        checks),
                moment("endsAt", endsAt, old.equals(zone) ? standing.coverage().endsAt() : null, zone, zone, checks),
                moment("coverageOpenedAt", coverageOpenedAt, standing.coverage().openedAt(), old, zone, checks),
                moment("coverageEndedAt", coverageEndedAt, standing.coverage().endedAt(), old, zone, checks));
    }

    /** Returns the moment of a local time. When the text was not changed, returns the saved moment with its seconds. */
    static @Nullable Instant moment(
            String field,
            @Nullable String typed,
            @Nullable Instant standing,
            ZoneId shown,
            ZoneId zone,
            Checks checks) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        if (standing != null && typed.strip().equals(WallClock.shown(standing, shown))) {
            return standing;
        }
        // Of a local time that occurs twice, the first moment is used: early is better than late for readers.
        String offset = WallClock.choices(typed, zone).stream()
                .findFirst()
                .map(WallClock.Choice::offset)
                .orElse(null);
        return WallClock.instant(field, typed, offset, zone, checks).orElse(null);
    }

    private static @Nullable Long number(String field, String typed, Checks checks) {
        try {
            return Long.valueOf(typed.strip().replaceFirst("^#", ""));
        } catch (NumberFormatException e) {
            checks.fault(field, "entry");
            return null;
        }
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    /** Maps a field name used by validation to the form's name for it, where the two differ. */
    static String field(String name) {
        return CreditForm.field(name)
                .replaceFirst("^tags\\[\\d+]$", "tags")
                .replaceFirst("^leadFigure(?=\\.)", "leadFigure[0]");
    }

    private static @Nullable String unlessBlank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /**
     * A summary point as the form submits it. {@code entry} is the number of the entry it is based on, with or without
     * "#".
     */
    record Point(@Nullable String text, @Nullable String entry) {

        static Point of(SummaryPoint point) {
            return new Point(point.text(), point.entryNumber() == null ? null : String.valueOf(point.entryNumber()));
        }

        /** Returns the rows that have any field filled in. */
        static List<Point> filled(@Nullable List<Point> rows) {
            return rows == null
                    ? List.of()
                    : rows.stream()
                            .filter(Objects::nonNull)
                            .filter(row -> !isBlank(row.text) || !isBlank(row.entry))
                            .toList();
        }

        SummaryPoint point(String field, Checks checks) {
            return new SummaryPoint(
                    Objects.requireNonNullElse(text, ""),
                    isBlank(entry) ? null : number(field + ".entry", String.valueOf(entry), checks));
        }
    }
}
