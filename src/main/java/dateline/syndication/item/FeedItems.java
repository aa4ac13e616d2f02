package dateline.syndication.item;

import dateline.contributor.Role;
import dateline.entry.Entry;
import dateline.entry.timeline.Timing;
import dateline.platform.text.Markup;
import dateline.publishing.view.CorrectionView;
import dateline.publishing.view.CreditView;
import dateline.publishing.view.EntryView;
import dateline.publishing.view.FigureView;
import dateline.publishing.view.StoryView;
import dateline.publishing.view.TimeView;
import dateline.syndication.format.FeedItem;
import dateline.syndication.format.FeedItemBuilder;
import dateline.syndication.format.FeedPerson;
import dateline.syndication.format.FeedPhoto;
import dateline.syndication.format.FeedTimes;
import dateline.syndication.format.Retraction;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Builds feed items from stories and entries. */
@Component
public class FeedItems {

    private static final int SUMMARY = 240;
    private static final Predicate<CreditView> BY_AUTHORS =
            credit -> credit.role().equals(Role.AUTHOR.word());

    private final FeedIds ids;
    private final FeedMarkup markup;
    private final Function<FigureView, FeedPhoto> photos;

    @Autowired
    public FeedItems(FeedIds ids, FeedMarkup markup, PhotoLengths lengths) {
        this(ids, markup, lengths::photo);
    }

    public FeedItems(FeedIds ids, FeedMarkup markup, Function<FigureView, FeedPhoto> photos) {
        this.ids = ids;
        this.markup = markup;
        this.photos = photos;
    }

    /** An entry in its own story's feed. */
    public FeedItem entry(EntryView entry, Timing timing, StoryView story) {
        return entry(entry, timing, story, entry.title(), null);
    }

    /**
     * An entry in a feed across stories. An entry without headline is titled with the story's headline too, because its
     * first words alone would not say what it is about.
     */
    public FeedItem entryInSiteFeed(EntryView entry, Timing timing, StoryView story) {
        String title = entry.headline() != null
                ? entry.title()
                : entry.unverified()
                        ? EntryView.unverified(
                                story.headline() + ": "
                                        + entry.title()
                                                .substring(EntryView.unverified("", story.words())
                                                        .length()),
                                story.words())
                        : story.headline() + ": " + entry.title();
        return entry(entry, timing, story, title, link(story));
    }

    private FeedItem entry(
            EntryView entry, Timing timing, StoryView story, String title, FeedItem.@Nullable StoryLink link) {
        if (entry.isRetracted()) {
            return notice(
                    ids.entry(story.id(), story.published().instant(), entry.number()),
                    entry,
                    timing.published(),
                    story,
                    link);
        }
        List<String> categories = categories(story);
        if (entry.keyEvent()) {
            categories.add(story.words().say("entry.key"));
        }
        if (entry.unverified()) {
            categories.add(story.words().say("feed.unverified"));
        }
        if (!entry.corrections().isEmpty()) {
            categories.add(story.words().say("entry.correction"));
        }
        List<FeedPerson> authors = authors(entry, story);
        return FeedItemBuilder.builder()
                .id(ids.entry(story.id(), story.published().instant(), entry.number()))
                .url(entry.url())
                .title(title)
                .published(timing.published())
                .updated(later(
                        timing.published().truncatedTo(ChronoUnit.MILLIS),
                        FeedTimes.updated(timing.latest(), entry.number())))
                .revised(timing.revised() != null)
                .language(story.language())
                .summary(summary(entry, story))
                .html(markup.entry(entry, story))
                .categories(categories)
                .authors(authors)
                .contributors(others(entry.credits(), authors))
                .photos(entry.figures().stream().map(photos).toList())
                .keyEvent(entry.keyEvent())
                .corrections(entry.corrections())
                .story(link)
                .retraction(null)
                .build();
    }

    /** The item of an entry retracted with a notice: the entry's id, and nothing of its former content. */
    private FeedItem notice(
            String id, EntryView entry, Instant published, StoryView story, FeedItem.@Nullable StoryLink link) {
        Instant at = Objects.requireNonNull(entry.retracted()).instant();
        List<String> categories = categories(story);
        categories.add(story.words().say("entry.retracted"));
        String told = FeedMarkup.retractedAt(entry, story) + (entry.reason() == null ? "" : " " + entry.reason());
        return FeedItemBuilder.builder()
                .id(id)
                .url(entry.url())
                .title(title(entry, story, link != null))
                .published(published)
                .updated(later(published, at).truncatedTo(ChronoUnit.MILLIS))
                .revised(true)
                .language(story.language())
                .summary(told)
                .html(markup.retraction(entry, story))
                .categories(categories)
                .authors(List.of())
                .contributors(List.of())
                .photos(List.of())
                .keyEvent(false)
                .corrections(List.of())
                .story(link)
                .retraction(new Retraction(
                        ids.entry(story.id(), story.published().instant(), entry.number()), at, entry.reason()))
                .build();
    }

    private static String title(EntryView entry, StoryView story, boolean abroad) {
        String when = story.brief(entry.time());
        return abroad
                ? story.words().say("feed.retracted.titleIn", when, story.headline())
                : story.words().say("feed.retracted.title", when);
    }

    /** A retraction in the corrections feed. Each retraction of an entry is an item of its own. */
    public FeedItem retraction(EntryView entry, StoryView story) {
        Instant at = Objects.requireNonNull(entry.retracted()).instant();
        String id = ids.entry(story.id(), story.published().instant(), entry.number()) + "/retraction-"
                + at.getEpochSecond();
        return notice(id, entry, at, story, link(story));
    }

    /** Items of the corrections of a retracted entry: each shows the retraction notice instead. */
    public Stream<FeedItem> correctionsOfRetracted(Entry entry, EntryView view, StoryView story) {
        String id = ids.entry(story.id(), story.published().instant(), view.number()) + "/correction-";
        return entry.corrections().stream()
                .map(correction -> notice(
                        id + correction.number(),
                        view,
                        FeedTimes.updated(correction.correctedAt(), view.number()),
                        story,
                        link(story)));
    }

    /** The item of a withdrawn story. */
    public FeedItem withdrawn(StoryView story, Instant at) {
        Instant published = story.published().instant();
        return withdrawn(
                ids.story(story.id(), published), "feed.withdrawn.title", story.published(), published, story, at);
    }

    /** The item of a withdrawn story in the corrections feed, dated by the withdrawal. */
    public FeedItem withdrawal(StoryView story, Instant at) {
        return withdrawn(
                ids.story(story.id(), story.published().instant()),
                "feed.withdrawn.title",
                story.published(),
                at.truncatedTo(ChronoUnit.MILLIS),
                story,
                at);
    }

    /** The item of an entry whose story was withdrawn. */
    public FeedItem withdrawn(EntryView entry, Timing timing, StoryView story, Instant at) {
        return withdrawn(
                ids.entry(story.id(), story.published().instant(), entry.number()),
                "feed.withdrawn.entry",
                entry.time(),
                timing.published(),
                story,
                at);
    }

    /** The items of an entry's corrections whose story was withdrawn. */
    public Stream<FeedItem> withdrawnCorrections(Entry entry, EntryView view, StoryView story, Instant at) {
        String id = ids.entry(story.id(), story.published().instant(), view.number()) + "/correction-";
        return entry.corrections().stream()
                .map(correction -> withdrawn(
                        id + correction.number(),
                        "feed.withdrawn.entry",
                        view.time(),
                        FeedTimes.updated(correction.correctedAt(), view.number()),
                        story,
                        at));
    }

    /** Links to the home page, because the withdrawn story's URL contains words of its headline. */
    private FeedItem withdrawn(
            String id, String title, TimeView headed, Instant published, StoryView story, Instant at) {
        String why = story.words().say("withdrawn.why");
        String home =
                story.url().substring(0, story.url().length() - story.path().length()) + "/";
        return FeedItemBuilder.builder()
                .id(id)
                .url(home)
                .title(story.words().say(title, story.brief(headed)))
                .published(published)
                .updated(later(published, at).truncatedTo(ChronoUnit.MILLIS))
                .revised(true)
                .language(story.language())
                .summary(story.words().say("withdrawn.title") + ". " + why)
                .html(markup.withdrawal(story))
                .categories(List.of(story.words().say("feed.withdrawn")))
                .authors(List.of())
                .contributors(List.of())
                .photos(List.of())
                .keyEvent(false)
                .corrections(List.of())
                .story(null)
                .retraction(new Retraction(id, at, why))
                .build();
    }

    /** Items of an entry's corrections, one per correction. */
    public Stream<FeedItem> corrections(EntryView entry, Timing timing, StoryView story) {
        String id = ids.entry(story.id(), story.published().instant(), entry.number()) + "/correction-";
        return IntStream.range(0, entry.corrections().size()).mapToObj(i -> {
            CorrectionView correction = entry.corrections().get(i);
            Instant at = FeedTimes.updated(correction.time().instant(), entry.number());
            Instant updated = FeedTimes.updated(correction.latest().instant(), entry.number());
            List<String> categories = categories(story);
            categories.add(story.words().say("entry.correction"));
            return FeedItemBuilder.builder()
                    .id(id + correction.number())
                    .url(entry.url())
                    .title(story.words().say("feed.correction.title", entry.title()))
                    .published(at)
                    .updated(later(at, updated))
                    .revised(correction.changed() != null)
                    .language(story.language())
                    .summary(words(correction.text()))
                    .html(markup.correction(correction, entry, story))
                    .categories(categories)
                    .authors(authors(entry, story))
                    .contributors(List.of())
                    .photos(List.of())
                    .keyEvent(false)
                    .corrections(List.of(correction))
                    .story(link(story))
                    .retraction(null)
                    .build();
        });
    }

    private static List<FeedPerson> authors(EntryView entry, StoryView story) {
        List<FeedPerson> own = people(entry.credits(), BY_AUTHORS);
        return own.isEmpty() ? people(story.credits(), BY_AUTHORS) : own;
    }

    private static FeedItem.StoryLink link(StoryView story) {
        return new FeedItem.StoryLink(story.headline(), story.url(), story.url() + "/feed");
    }

    /**
     * A story in a feed across stories, with its latest entries, newest first.
     *
     * @param retracted when an entry of the story was last retracted with a notice; null when none was
     */
    public FeedItem story(StoryView story, List<EntryView> latest, @Nullable Instant retracted) {
        Instant published = story.published().instant();
        Instant updated = Stream.of(
                        latest.stream().map(FeedItems::updated), Stream.of(ended(story)), Stream.ofNullable(retracted))
                .flatMap(moments -> moments)
                .reduce(published, FeedItems::later);
        String summary = story.standfirst() != null
                ? words(story.standfirst())
                : latest.isEmpty() ? story.headline() : latest.getFirst().title();
        List<FeedPerson> authors = people(story.credits(), BY_AUTHORS);
        return FeedItemBuilder.builder()
                .id(ids.story(story.id(), published))
                .url(story.url())
                .title(story.headline())
                .published(published)
                .updated(FeedTimes.updated(updated, story.id()))
                .revised(updated.isAfter(published))
                .language(story.language())
                .summary(summary)
                .html(markup.story(story, latest))
                .categories(categories(story))
                .authors(authors)
                .contributors(others(story.credits(), authors))
                .photos(story.leadFigure() == null ? List.of() : List.of(photos.apply(story.leadFigure())))
                .keyEvent(false)
                .corrections(List.of())
                .story(null)
                .retraction(null)
                .build();
    }

    /** The tombstone of a retracted entry: its id, the time, and the reason where readers get a notice. */
    public Retraction retraction(Entry entry) {
        return new Retraction(
                ids.entry(
                        entry.story().id(),
                        Objects.requireNonNull(entry.story().coverage().publishedAt()),
                        entry.number()),
                Objects.requireNonNull(entry.publication().retractedAt()),
                entry.publication().leavesNotice() ? entry.publication().retractionReason() : null);
    }

    private static Instant updated(EntryView entry) {
        Instant published = entry.time().instant();
        return entry.updated() == null
                ? published
                : later(published, entry.updated().instant());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant ended(StoryView story) {
        return story.ended() == null ? story.opened().instant() : story.ended().instant();
    }

    static List<String> categories(StoryView story) {
        List<String> categories = new ArrayList<>();
        if (story.section() != null) {
            categories.add(story.section().name());
        }
        story.tags().stream().filter(tag -> !categories.contains(tag)).forEach(categories::add);
        return categories;
    }

    private static List<FeedPerson> people(List<CreditView> credits, Predicate<CreditView> those) {
        return credits.stream()
                .filter(those)
                .flatMap(FeedItems::people)
                .distinct()
                .toList();
    }

    private static List<FeedPerson> others(List<CreditView> credits, List<FeedPerson> authors) {
        return people(credits, BY_AUTHORS.negate()).stream()
                .filter(person -> !authors.contains(person))
                .toList();
    }

    /** The people of a credit, or its agency when it names no people. */
    private static Stream<FeedPerson> people(CreditView credit) {
        return credit.people().isEmpty() && credit.agency() != null
                ? Stream.of(new FeedPerson(credit.agency(), null))
                : credit.people().stream().map(person -> new FeedPerson(person.name(), person.url()));
    }

    private static @Nullable String summary(EntryView entry, StoryView story) {
        if (!entry.excerpt().isEmpty()) {
            return entry.excerpt();
        }
        return entry.figures().stream()
                .map(FigureView::caption)
                .filter(Objects::nonNull)
                .findFirst()
                .map(FeedItems::words)
                .map(caption -> entry.unverified() ? EntryView.unverified(caption, story.words()) : caption)
                .orElse(null);
    }

    private static String words(String text) {
        return Markup.excerpt(Entities.escape(text), SUMMARY);
    }
}
