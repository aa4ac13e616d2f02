package dateline.newsroom;

import dateline.contributor.Credit;
import dateline.newsroom.language.EditorWords;
import dateline.platform.error.NotFound;
import dateline.platform.settings.Urls;
import dateline.story.Stories;
import dateline.story.Story;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads stories as the newsroom lists them. Counts of entries are read with one query for all stories. */
@Component
@Transactional(readOnly = true)
public class StoryRows {

    private final Stories stories;
    private final JdbcClient jdbc;
    private final Urls urls;
    private final EditorWords words;

    StoryRows(Stories stories, JdbcClient jdbc, Urls urls, EditorWords words) {
        this.stories = stories;
        this.jdbc = jdbc;
        this.urls = urls;
        this.words = words;
    }

    /** Returns rows of these stories in this order. */
    public List<StoryRow> of(List<Long> ids) {
        Map<Long, Tally> counted = tallies(ids);
        Map<Long, StoryRow> rows = stories.findByIdIn(ids).stream()
                .collect(Collectors.toMap(
                        Story::id,
                        story -> StoryRow.of(
                                story, counted.getOrDefault(story.id(), Tally.none(story.id())), urls, words.now())));
        return ids.stream()
                .map((Function<Long, @Nullable StoryRow>) rows::get)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Returns one story, as shown at the head of its pages. */
    public StoryRow of(Long id) {
        Story story = stories.findById(id).orElseThrow(() -> new NotFound("story", id));
        return StoryRow.of(
                story,
                tallies(List.of(story.id())).getOrDefault(story.id(), Tally.none(story.id())),
                urls,
                words.now());
    }

    /** Returns the credits of the story itself. */
    public List<Credit> credits(Long id) {
        return stories.findById(id).map(Story::credits).orElse(List.of()).stream()
                .toList();
    }

    /** The number of a story's published entries, and the time of the latest; null when there is none. */
    record Tally(long storyId, long updates, @Nullable Instant last) {

        static Tally none(long storyId) {
            return new Tally(storyId, 0, null);
        }
    }

    /**
     * Counts the published entries of stories and finds the time of the latest. A story without published entries is
     * left out.
     */
    private Map<Long, Tally> tallies(Collection<Long> storyIds) {
        return storyIds.isEmpty()
                ? Map.of()
                : jdbc
                        .sql("""
                select * from (select s.id as story_id,
                  s.released - (select count(*) from entry e where e.story_id = s.id and e.released_at is not null and e.retracted_at is not null) as updates,
                  (select max(e.published_at) from entry e where e.story_id = s.id and e.released_at is not null and e.retracted_at is null) as last
                  from story s where s.id in (:stories)) as counted where last is not null""")
                        .param("stories", storyIds)
                        .query((row, i) -> new Tally(
                                row.getLong("story_id"),
                                row.getLong("updates"),
                                row.getObject("last", OffsetDateTime.class).toInstant()))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Tally::storyId, Function.identity()));
    }
}
