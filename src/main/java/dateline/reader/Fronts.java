package dateline.reader;

import dateline.contributor.Contributor;
import dateline.contributor.Contributors;
import dateline.contributor.FormerNames;
import dateline.entry.Entries;
import dateline.entry.Entry;
import dateline.http.PreparedResponse;
import dateline.photo.Photos;
import dateline.platform.settings.Languages;
import dateline.platform.settings.Site;
import dateline.platform.settings.Urls;
import dateline.publishing.cache.CachedResponse;
import dateline.publishing.cache.SurrogateKeys;
import dateline.publishing.template.PageRenderer;
import dateline.publishing.view.FeedAddress;
import dateline.publishing.view.FeedLink;
import dateline.publishing.view.FigureView;
import dateline.publishing.view.JsonLd;
import dateline.publishing.view.StoryView;
import dateline.publishing.view.StoryViews;
import dateline.reader.FrontPage.CreditedEntry;
import dateline.reader.FrontPage.StoryCard;
import dateline.story.Stories;
import dateline.story.Story;
import dateline.story.section.Sections;
import dateline.story.section.Tags;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Renders the fronts: the home page and the pages of sections, tags and contributors. */
@Component
class Fronts {

    private static final Limit STORIES = Limit.of(40);
    private static final Limit ENTRIES = Limit.of(50);
    private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

    private final Stories stories;
    private final Sections sections;
    private final Tags tags;
    private final Entries entries;
    private final Contributors contributors;
    private final FormerNames former;
    private final Photos photos;
    private final StoryViews views;
    private final LatestUpdates latest;
    private final JsonLd jsonLd;
    private final PageRenderer pageRenderer;
    private final Languages languages;
    private final Site site;
    private final Urls urls;
    private final ZoneId zone;

    Fronts(
            Stories stories,
            Sections sections,
            Tags tags,
            Entries entries,
            Contributors contributors,
            FormerNames former,
            Photos photos,
            StoryViews views,
            LatestUpdates latest,
            JsonLd jsonLd,
            PageRenderer pageRenderer,
            Languages languages,
            Site site,
            Urls urls) {
        this.stories = stories;
        this.sections = sections;
        this.tags = tags;
        this.entries = entries;
        this.contributors = contributors;
        this.former = former;
        this.photos = photos;
        this.views = views;
        this.latest = latest;
        this.jsonLd = jsonLd;
        this.pageRenderer = pageRenderer;
        this.languages = languages;
        this.site = site;
        this.urls = urls;
        this.zone = ZoneId.of(site.timeZone());
    }

    @Transactional(readOnly = true)
    Optional<CachedResponse> home() {
        FrontPage page = new FrontPage(
                "home",
                urls.home(),
                site.name(),
                site.tagline(),
                null,
                cards(stories.front(STORIES)),
                List.of(),
                FeedLink.ofSite(site.name(), languages.own()),
                latest.of(null));
        return Optional.of(CachedResponse.of(print(jsonLd.site(), page), SurrogateKeys.SITE));
    }

    @Transactional(readOnly = true)
    Optional<CachedResponse> section(String slug) {
        return sections.findBySlug(slug).flatMap(section -> {
            List<Story> found = stories.front(slug, STORIES);
            // The page of a section stays, like its feed, when all its stories were withdrawn.
            return found.isEmpty() && stories.seen(slug, Limit.of(1)).isEmpty()
                    ? Optional.empty()
                    : Optional.of(list(
                                    found.stream().map(Story::id),
                                    collection(urls.section(slug), section.name(), found),
                                    new FrontPage(
                                            "section",
                                            urls.section(slug),
                                            section.name(),
                                            null,
                                            null,
                                            cards(found),
                                            List.of(),
                                            FeedLink.below(
                                                    urls.path(urls.section(slug)),
                                                    section.name() + " – " + site.name()),
                                            latest.of(slug)))
                            .labelled(Set.of(SurrogateKeys.section(slug))));
        });
    }

    @Transactional(readOnly = true)
    Optional<CachedResponse> tag(String slug) {
        return tags.find(slug).map(tag -> {
            entries.planForValues();
            List<Story> found = stories.tagged(tag.forms(), STORIES);
            return list(
                    found.stream().map(Story::id),
                    collection(urls.tag(slug), tag.name(), found),
                    new FrontPage(
                            "tag",
                            urls.tag(slug),
                            tag.name(),
                            null,
                            null,
                            cards(found),
                            List.of(),
                            FeedLink.of(FeedAddress.tag(tag.name(), urls.path(urls.tag(slug)), site.name())),
                            null));
        });
    }

    /** The current slug of the tag that used to have this slug. */
    @Transactional(readOnly = true)
    Optional<String> tagSuccessor(String slug) {
        return tags.successor(slug);
    }

    @Transactional(readOnly = true)
    Optional<CachedResponse> contributor(String slug) {
        return contributors
                .findBySlug(slug)
                .filter(who -> contributors.isPublic(who.id()))
                .map(who -> {
                    entries.planForValues();
                    List<CreditedEntry> credited = credited(who);
                    FigureView portrait = Optional.ofNullable(who.portraitId())
                            .flatMap(photos::findById)
                            .map(views::photo)
                            .orElse(null);
                    return list(
                                    credited.stream().map(entry -> entry.story().id()),
                                    jsonLd.profile(
                                            who.name(), urls.contributor(slug), who.title(), who.about(), portrait),
                                    new FrontPage(
                                            "contributor",
                                            urls.contributor(slug),
                                            who.name(),
                                            about(who),
                                            portrait,
                                            List.of(),
                                            credited,
                                            FeedLink.below(
                                                    urls.path(urls.contributor(slug)),
                                                    who.name() + " – " + site.name()),
                                            null))
                            .labelled(Set.of(SurrogateKeys.contributor(slug)));
                });
    }

    /** The current slug of the contributor who used to have this slug. Empty while the contributor is not public. */
    @Transactional(readOnly = true)
    Optional<String> successor(String slug) {
        return former.publicSuccessor(slug);
    }

    private List<StoryCard> cards(List<Story> found) {
        if (found.isEmpty()) {
            return List.of();
        }
        Map<Long, StoryView> seen = views.stories(found);
        Map<Long, Entry> newest = entries.newest(seen.keySet(), 1).stream()
                .collect(Collectors.toMap(entry -> entry.story().id(), entry -> entry));
        return found.stream()
                .map(story -> {
                    StoryView view =
                            Objects.requireNonNull(seen.get(story.id())).in(zone);
                    return new StoryCard(
                            view,
                            Optional.ofNullable(newest.get(story.id()))
                                    .map(entry -> views.entry(entry, view))
                                    .orElse(null));
                })
                .toList();
    }

    private List<CreditedEntry> credited(Contributor who) {
        List<Entry> found = entries.credited(Objects.requireNonNull(who.id()), END, Long.MAX_VALUE, ENTRIES);
        Map<Long, StoryView> seen =
                views.stories(found.stream().map(Entry::story).toList());
        return found.stream()
                .map(entry -> {
                    StoryView story =
                            Objects.requireNonNull(seen.get(entry.story().id())).in(zone);
                    return new CreditedEntry(story, views.entry(entry, story));
                })
                .toList();
    }

    private static @Nullable String about(Contributor who) {
        String line =
                Stream.of(who.title(), who.agency()).filter(Objects::nonNull).collect(Collectors.joining(", "));
        String whole = Stream.of(line, who.about())
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(". "));
        return whole.isEmpty() ? null : whole;
    }

    private String collection(String url, String name, List<Story> found) {
        return jsonLd.collection(
                url,
                name,
                found.stream()
                        .map(story -> new JsonLd.Listed(story.headline(), urls.story(story.slug())))
                        .toList());
    }

    private CachedResponse list(Stream<Long> storyIds, String jsonLd, FrontPage page) {
        return CachedResponse.ofList(print(jsonLd, page), urls.path(page.url()), storyIds.toList());
    }

    private PreparedResponse print(String jsonLd, FrontPage page) {
        return pageRenderer.print("front/front", Map.of("page", page, "jsonLd", jsonLd), 200, null, PageRenderer.LIVE);
    }
}
