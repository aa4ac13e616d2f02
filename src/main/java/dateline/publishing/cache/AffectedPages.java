package dateline.publishing.cache;

import dateline.contributor.Contributor;
import dateline.entry.Entries;
import dateline.photo.Photos;
import dateline.platform.settings.Urls;
import dateline.publishing.edition.Edition;
import dateline.publishing.edition.Editions;
import dateline.publishing.view.CreditView;
import dateline.publishing.view.Fragment;
import dateline.publishing.view.PersonView;
import dateline.publishing.view.StoryView;
import dateline.story.Stories;
import dateline.story.Story;
import dateline.story.change.Change;
import dateline.story.change.ChangeKind;
import dateline.story.section.Tags;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Determines the pages and feeds that a change affects: those of its story, entry, section and credited contributors,
 * and those of the site.
 */
@Component
class AffectedPages {

    private static final List<String> FORMATS = List.of(".rss", ".atom", ".json");
    /** The kinds of changes that can take a photo away from readers. */
    private static final Set<ChangeKind> OF_PHOTOS =
            Set.of(ChangeKind.EDITED, ChangeKind.UPDATED, ChangeKind.RETRACTED);

    /** One statement, and its plan is kept: it runs with every post. */
    private static final String LISTS = """
        select 'section' as kind, k.slug from story s join section k on k.id = s.section_id where s.id = :story
        union all select 'tag', k.slug from story_tag t join tag k on k.tag = t.tag where t.story_id = :story and k.slug is not null
        union all select 'contributor', who.slug from credit c join credit_person p on p.credit_id = c.id
          join contributor who on who.id = p.contributor_id where c.story_id = :story
        union all select 'contributor', who.slug from entry e join credit c on c.entry_id = e.id join credit_person p on p.credit_id = c.id
          join contributor who on who.id = p.contributor_id where e.story_id = :story and e.released_at is not null""";
    // PostgreSQL keeps no plan of a comparison with an array.
    private static final String LISTS_OF_ONE_ENTRY = LISTS + " and e.number = :numbers";
    private static final String LISTS_OF_ENTRIES = LISTS + " and e.number = any(:numbers)";

    private final Stories stories;
    private final Entries entries;
    private final Editions editions;
    private final Photos photos;
    private final JdbcClient jdbc;
    private final Urls urls;

    AffectedPages(Stories stories, Entries entries, Editions editions, Photos photos, JdbcClient jdbc, Urls urls) {
        this.stories = stories;
        this.entries = entries;
        this.editions = editions;
        this.photos = photos;
        this.jdbc = jdbc;
        this.urls = urls;
    }

    @Transactional(readOnly = true)
    Set<String> urls(Change change) {
        Set<String> shown = new LinkedHashSet<>();
        Story story = stories.findById(change.storyId()).orElseThrow();
        String page = urls.story(story.slug());
        shown.add(page);
        shown.add(page + "/oldest");
        if (change.entryNumber() != null) {
            shown.add(urls.entry(story.slug(), change.entryNumber()));
        }
        feeds(shown, page, "/feed", "/key-events");
        String home = urls.home();
        shown.add(home);
        shown.add(home + "latest");
        feeds(shown, home, "feed", "updates", "corrections");
        story.section().ifPresent(section -> {
            shown.add(urls.section(section.slug()));
            shown.add(urls.section(section.slug()) + "/latest");
            feeds(shown, urls.section(section.slug()), "/feed");
        });
        credited(change, story).forEach(slug -> {
            shown.add(urls.contributor(slug));
            feeds(shown, urls.contributor(slug), "/feed");
        });
        editions.of(story.slug()).map(Edition::pages).orElse(List.of()).stream()
                .filter(stretch -> stretch.number() != null)
                .forEach(stretch -> shown.add(urls.page(story.slug(), stretch.number())));
        return shown;
    }

    /**
     * Returns the subjects of all lists in which readers find what changed: those of the story's section and tags, and
     * those of the contributors who are credited in the changed entries, or anywhere in the story when the story itself
     * changed.
     */
    Set<String> lists(long storyId, Collection<Change> changes) {
        record Listed(String kind, String slug) {
            String address(Urls urls) {
                return switch (kind) {
                    case "section" -> urls.section(slug);
                    case "tag" -> urls.tag(slug);
                    default -> urls.contributor(slug);
                };
            }
        }
        boolean whole = changes.stream().map(Change::kind).anyMatch(SurrogateKeys::isOfTheStory);
        Long[] numbers = changes.stream()
                .map(Change::entryNumber)
                .filter(Objects::nonNull)
                .distinct()
                .toArray(Long[]::new);
        boolean one = !whole && numbers.length == 1;
        return jdbc
                .sql(whole ? LISTS : one ? LISTS_OF_ONE_ENTRY : LISTS_OF_ENTRIES)
                .param("story", storyId)
                .param("numbers", one ? numbers[0] : numbers)
                .query(Listed.class)
                .list()
                .stream()
                .map(listed -> SurrogateKeys.list(urls.path(listed.address(urls))))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Returns the same without a query, from a story's edition after these changes. Null when the edition does not tell
     * all of them: only of new entries is everything in it that lists show.
     */
    @Nullable
    Set<String> lists(Edition now, Collection<Change> changes) {
        StoryView story = now.story();
        List<CreditView> credits = new ArrayList<>(story.credits());
        for (Change change : changes) {
            Fragment shown = change.entryNumber() == null ? null : now.touched().get(change.entryNumber());
            if (change.kind() != ChangeKind.PUBLISHED || shown == null) {
                return null;
            }
            credits.addAll(shown.entry().credits());
        }
        Stream<String> fronts = Stream.concat(
                Stream.ofNullable(story.section()).map(section -> urls.section(section.slug())),
                story.tags().stream().map(Tags::slug).map(urls::tag));
        Stream<String> people =
                credits.stream().flatMap(credit -> credit.people().stream()).map(PersonView::url);
        return Stream.concat(fronts, people)
                .map(urls::path)
                .map(SurrogateKeys::list)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Returns the surrogate keys of photos that this change took away from readers. For an entry: its photos and the
     * portraits of credited contributors, in its current or any earlier version, that are no longer public. For a
     * withdrawn story: the key of all photos.
     */
    @Transactional(readOnly = true)
    Set<String> photosGone(Change change) {
        Story story = stories.findById(change.storyId()).orElseThrow();
        if (!story.isPublic()) {
            return Set.of(SurrogateKeys.PHOTOS);
        }
        if (change.entryNumber() == null || !OF_PHOTOS.contains(change.kind())) {
            return Set.of();
        }
        List<String> keys = jdbc.sql("""
                with content as (select r.content from revision r join entry e on e.id = r.entry_id where e.story_id = :story and e.number = :number)
                select shown.key from (select jsonb_path_query(content, '$.figures[*].photo') #>> '{}' as key from content) shown
                where shown.key is not null
                union select p.key from (select jsonb_path_query(content, '$.credits[*].people[*]') #>> '{}' as name from content) credited
                join contributor c on c.name = credited.name join photo p on p.id = c.portrait_id""")
                .param("story", story.id())
                .param("number", change.entryNumber())
                .query(String.class)
                .list();
        return photos.findByKeyIn(keys).stream()
                .filter(photo -> !photos.isPublic(photo.id()))
                .map(photo -> SurrogateKeys.photo(photo.key()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Returns those of a node's cached photos that must leave its cache.
     *
     * @param ofStory   photos cached as shown by this story; those that it shows no longer leave the cache. One that
     *                  another story shows may be cached again
     * @param portraits photos cached as shown by no story; those that are no longer public leave the cache
     */
    Set<String> photosGone(long storyId, Set<String> ofStory, Set<String> portraits) {
        Set<String> gone = new TreeSet<>(ofStory);
        if (!ofStory.isEmpty()) {
            gone.removeAll(Set.copyOf(photos.shownOf(storyId, ofStory)));
        }
        if (!portraits.isEmpty()) {
            Set<String> still = Set.copyOf(photos.publicOf(portraits));
            portraits.stream().filter(key -> !still.contains(key)).forEach(gone::add);
        }
        return gone;
    }

    @Transactional(readOnly = true)
    List<String> paths(Change change) {
        return urls(change).stream().map(urls::path).toList();
    }

    private static void feeds(Set<String> shown, String below, String... names) {
        for (String name : names) {
            FORMATS.forEach(format -> shown.add(below + name + format));
        }
    }

    private Stream<String> credited(Change change, Story story) {
        Stream<Contributor> ofEntry = change.entryNumber() == null
                ? Stream.empty()
                : entries.numbered(story.id(), change.entryNumber()).stream()
                        .flatMap(entry -> entry.credits().stream())
                        .flatMap(credit -> credit.people().stream());
        return Stream.concat(story.credits().stream().flatMap(credit -> credit.people().stream()), ofEntry)
                .map(Contributor::slug)
                .distinct();
    }
}
