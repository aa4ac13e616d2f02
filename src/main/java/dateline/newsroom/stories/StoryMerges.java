package dateline.newsroom.stories;

import dateline.newsroom.form.FormMerge;
import dateline.newsroom.form.FormMerge.FormCopies;
import dateline.newsroom.form.Merge;
import dateline.newsroom.form.WallClock;
import dateline.newsroom.language.EditorWords;
import dateline.photo.FigureContent;
import dateline.platform.error.Checks;
import dateline.platform.error.NotFound;
import dateline.story.CoverageWindow;
import dateline.story.Stories;
import dateline.story.Story;
import dateline.story.StoryContent;
import dateline.story.StoryEvent;
import dateline.story.SummaryPoint;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Merges the submitted version of a story's settings with the saved one, and describes their differences. */
@Component
@Transactional(readOnly = true)
class StoryMerges {

    private final Stories stories;
    private final EditorWords words;
    private final FormCopies copies;

    StoryMerges(Stories stories, EditorWords words, FormCopies copies) {
        this.stories = stories;
        this.words = words;
        this.copies = copies;
    }

    /**
     * The result of a merge.
     *
     * @param merge the differences
     * @param form  the submitted form plus what a colleague changed elsewhere, based on the current version
     * @param base  the saved version as JSON, to be sent back with that form as the next base
     */
    record Merged(Merge merge, StoryForm form, String base) {}

    /**
     * Merges a submitted form with the saved story.
     *
     * @param base the form that the editor started from, as JSON; null when it was not sent back
     */
    public Merged of(Long id, StoryForm form, @Nullable String base) {
        Story story = stories.findById(id).orElseThrow(() -> new NotFound("story", id));
        StoryForm standing = StoryForm.of(story);
        FormMerge made = FormMerge.of(
                copies.whole(base, StoryForm.class).map(StoryForm::parts).orElse(null), standing.parts(), form.parts());
        return new Merged(
                compared(story, form).settled(made, Map.of(), copies::of),
                form.with(made.merged(), story.version()),
                copies.whole(standing));
    }

    /** Returns the submitted form with the saved version of the parts for which the editor chose "theirs". */
    public StoryForm chosen(Long id, StoryForm form, Predicate<String> theirs) {
        Map<String, @Nullable Object> parts = new LinkedHashMap<>(form.parts());
        stories.findById(id)
                .map(StoryForm::of)
                .orElseThrow(() -> new NotFound("story", id))
                .parts()
                .forEach((part, saved) -> {
                    if (theirs.test(part)) {
                        parts.put(part, saved);
                    }
                });
        return form.with(parts, form.version() == null ? -1 : form.version());
    }

    private Merge compared(Story story, StoryForm form) {
        StoryContent theirs = story.content();
        StoryContent yours = form.content(story, new Checks());
        List<Merge.Difference> found = new ArrayList<>();
        Merge.compare(found, "part.headline", theirs.headline(), yours.headline());
        Merge.compare(found, "part.standfirst", theirs.standfirst(), yours.standfirst());
        Merge.compare(found, "part.slug", theirs.slug(), yours.slug());
        Merge.compare(found, "part.section", theirs.section(), yours.section());
        Merge.compare(found, "part.timeZone", theirs.timeZone(), yours.timeZone());
        Merge.compare(found, "part.language", theirs.language(), yours.language());
        times(found, story.zone(), theirs.window(), yours.window());
        Merge.compare(found, "part.leadEntry", number(theirs.leadEntry()), number(yours.leadEntry()));
        Merge.compare(found, "part.event", said(theirs.event(), story.zone()), said(yours.event(), story.zone()));
        Merge.compare(
                found,
                "part.tags",
                Merge.lines(theirs.tags(), String::valueOf),
                Merge.lines(yours.tags(), String::valueOf));
        Merge.compare(
                found,
                "part.summary",
                Merge.lines(theirs.summary(), StoryMerges::point),
                Merge.lines(yours.summary(), StoryMerges::point));
        Merge.compare(
                found,
                "part.leadFigure",
                Merge.figures(single(theirs.leadFigure()), words.now()),
                Merge.figures(single(yours.leadFigure()), words.now()));
        Merge.compare(found, "part.credits", Merge.credits(theirs.credits()), Merge.credits(yours.credits()));
        return new Merge(null, words.now().time(story.changedAt(), story.zone()), found);
    }

    private static void times(List<Merge.Difference> found, ZoneId zone, CoverageWindow theirs, CoverageWindow yours) {
        Merge.compare(
                found,
                "part.startsAt",
                WallClock.shown(theirs.startsAt(), zone),
                WallClock.shown(yours.startsAt(), zone));
        Merge.compare(
                found, "part.endsAt", WallClock.shown(theirs.endsAt(), zone), WallClock.shown(yours.endsAt(), zone));
        Merge.compare(
                found,
                "part.coverageOpenedAt",
                WallClock.shown(theirs.openedAt(), zone),
                WallClock.shown(yours.openedAt(), zone));
        Merge.compare(
                found,
                "part.coverageEndedAt",
                WallClock.shown(theirs.endedAt(), zone),
                WallClock.shown(yours.endedAt(), zone));
    }

    private static @Nullable String said(@Nullable StoryEvent event, ZoneId zone) {
        return event == null
                ? null
                : Stream.of(event.name(), WallClock.shown(event.startsAt(), zone), event.location())
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining("\n"));
    }

    private static @Nullable String number(@Nullable Long number) {
        return number == null ? null : "#" + number;
    }

    private static String point(SummaryPoint point) {
        return point.entryNumber() == null ? point.text() : point.text() + " (#" + point.entryNumber() + ")";
    }

    private static List<FigureContent> single(@Nullable FigureContent figure) {
        return figure == null ? List.of() : List.of(figure);
    }
}
