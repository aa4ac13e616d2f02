package dateline.newsroom;

import dateline.contributor.CreditContent;
import dateline.entry.Entries;
import dateline.entry.Entry;
import dateline.entry.EntryContent;
import dateline.entry.Revision;
import dateline.entry.Revisions;
import dateline.photo.FigureContent;
import dateline.site.Checks;
import dateline.site.Markup;
import dateline.site.Missing;
import dateline.site.TimeStyle;
import dateline.story.Stories;
import dateline.story.Story;
import dateline.story.StoryContent;
import dateline.story.SummaryPoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lays a colleague's version and the one just sent side by side. */
@Component
@Transactional(readOnly = true)
class Merges {

    private final Stories stories;
    private final Entries entries;
    private final Revisions revisions;

    Merges(Stories stories, Entries entries, Revisions revisions) {
        this.stories = stories;
        this.entries = entries;
        this.revisions = revisions;
    }

    public Merge of(Story story, long number, EntryForm form) {
        Entry entry = entries.numbered(story.id(), number).orElseThrow(() -> new Missing("update", number));
        EntryContent theirs = entry.content();
        EntryContent yours = form.content(story.zone(), entry, new Checks());
        List<Merge.Difference> found = new ArrayList<>();
        compare(found, "Headline", theirs.headline(), yours.headline());
        compareHtml(found, "Text", theirs.body(), yours.body() == null ? "" : Markup.clean(yours.body()));
        compare(found, "Photos", figures(theirs.figures()), figures(yours.figures()));
        compare(found, "Credits", credits(theirs.credits()), credits(yours.credits()));
        compare(found, "Key event", theirs.keyEvent() ? "yes" : "no", yours.keyEvent() ? "yes" : "no");
        Instant at = yours.publishedAt() == null ? theirs.publishedAt() : yours.publishedAt();
        compare(found, "Time", WallClock.shown(theirs.publishedAt(), story.zone()), WallClock.shown(at, story.zone()));
        Revision last = revisions.of(entry).getFirst();
        return new Merge(last.revisedBy(), TimeStyle.time(last.revisedAt(), story.zone()), found);
    }

    public Merge of(String slug, StoryForm form) {
        Story story = stories.findBySlug(slug).orElseThrow(() -> new Missing("story", slug));
        StoryContent theirs = story.content();
        StoryContent yours = form.content(new Checks());
        List<Merge.Difference> found = new ArrayList<>();
        compare(found, "Headline", theirs.headline(), yours.headline());
        compare(found, "Standfirst", theirs.standfirst(), yours.standfirst());
        compare(found, "Address", theirs.slug(), yours.slug());
        compare(found, "Section", theirs.section(), yours.section());
        compare(found, "Time zone", theirs.timeZone(), yours.timeZone());
        compare(found, "Language", theirs.language(), yours.language());
        compare(found, "Tags", lines(theirs.tags(), String::valueOf), lines(yours.tags(), String::valueOf));
        compare(found, "What we know", lines(theirs.summary(), Merges::point), lines(yours.summary(), Merges::point));
        compare(found, "Lead photo", figures(single(theirs.leadFigure())), figures(single(yours.leadFigure())));
        compare(found, "Credits", credits(theirs.credits()), credits(yours.credits()));
        return new Merge("A colleague", TimeStyle.time(story.changedAt(), story.zone()), found);
    }

    private static void compare(List<Merge.Difference> found, String label, @Nullable String theirs, @Nullable String yours) {
        compareHtml(found, label, html(theirs), html(yours));
    }

    private static void compareHtml(List<Merge.Difference> found, String label, @Nullable String theirs, @Nullable String yours) {
        if (!Objects.requireNonNullElse(theirs, "").equals(Objects.requireNonNullElse(yours, ""))) {
            found.add(new Merge.Difference(label, Objects.requireNonNullElse(theirs, ""), Objects.requireNonNullElse(yours, "")));
        }
    }

    private static String html(@Nullable String text) {
        return text == null ? "" : Entities.escape(text.strip()).replaceAll("\\R", "<br>");
    }

    private static String figures(List<FigureContent> figures) {
        return lines(figures, figure -> "Photo " + figure.photo() + ": " + figure.caption() + " (" + figure.alt() + ")");
    }

    private static String credits(List<CreditContent> credits) {
        return lines(credits, CreditContent::line);
    }

    private static String point(SummaryPoint point) {
        return point.entryNumber() == null ? point.text() : point.text() + " (#" + point.entryNumber() + ")";
    }

    private static List<FigureContent> single(@Nullable FigureContent figure) {
        return figure == null ? List.of() : List.of(figure);
    }

    private static <T> String lines(List<T> things, Function<T, String> words) {
        return things.stream().map(words).collect(Collectors.joining("\n"));
    }

    /** A save that came too late: who was first, and where the two versions part. */
    record Merge(String who, String when, List<Difference> differences) {

        /** One field; both sides as HTML. */
        record Difference(String label, String theirs, String yours) {
        }
    }
}
