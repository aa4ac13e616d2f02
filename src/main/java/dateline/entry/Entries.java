package dateline.entry;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/**
 * Repository of entries. Queries for readers page by timeline key. "Published" means released and not retracted;
 * "shown" includes entries retracted with a notice.
 */
public interface Entries extends Repository<Entry, Long> {

    Entry saveAndFlush(Entry entry);

    Optional<Entry> findById(Long id);

    @Query("from Entry e where e.story.id = :storyId and e.number = :number")
    Optional<Entry> numbered(Long storyId, long number);

    /** Finds entries together with their credits, in one query. */
    @Query(
            "from Entry e left join fetch e.credits c left join fetch c.people where e.story.id = :storyId and e.number in :numbers")
    List<Entry> numbered(Long storyId, Collection<Long> numbers);

    /**
     * Finds one entry together with its credits. Every change runs this query. Its SQL is fixed and compiled once,
     * unlike that of a query with a list, which is expanded anew on each call.
     */
    @Query(
            "from Entry e left join fetch e.credits c left join fetch c.people where e.story.id = :storyId and e.number = :number")
    Optional<Entry> credited(Long storyId, long number);

    /**
     * Returns those of the given entries that are published. Stories and numbers come as comma-separated lists of equal
     * length, so that one query does for any number of stories.
     */
    @Query(nativeQuery = true, value = """
        select e.story_id as story, e.number as number from entry e where (e.story_id, e.number) in (
          select cast(s as bigint), cast(n as bigint) from unnest(string_to_array(:stories, ','), string_to_array(:numbers, ',')) as named(s, n))
        and e.released_at is not null and e.retracted_at is null""")
    List<ReadableEntry> readable(String stories, String numbers);

    /** Story and number of a published entry. */
    interface ReadableEntry {

        long getStory();

        long getNumber();
    }

    List<Entry> findByIdIn(Collection<Long> ids);

    /** Shown entries at or after the lower bound, newest first. */
    @Query("""
        from Entry e where e.story.id = :storyId and e.publication.releasedAt is not null
        and (e.publication.retractedAt is null or e.publication.retractionSilent = false)
        and (e.publication.publishedAt, e.number) >= (:at, :number) order by e.publication.publishedAt desc, e.number desc""")
    List<Entry> from(Long storyId, Instant at, long number, Limit limit);

    /** Shown entries before the upper bound (exclusive), newest first. */
    @Query("""
        from Entry e where e.story.id = :storyId and e.publication.releasedAt is not null
        and (e.publication.retractedAt is null or e.publication.retractionSilent = false)
        and (e.publication.publishedAt, e.number) < (:at, :number) order by e.publication.publishedAt desc, e.number desc""")
    List<Entry> before(Long storyId, Instant at, long number, Limit limit);

    /** Shown entries from the lower bound (inclusive) to the upper bound (exclusive), newest first. */
    @Query("""
        from Entry e where e.story.id = :storyId and e.publication.releasedAt is not null
        and (e.publication.retractedAt is null or e.publication.retractionSilent = false)
        and (e.publication.publishedAt, e.number) >= (:fromAt, :fromNumber) and (e.publication.publishedAt, e.number) < (:toAt, :toNumber)
        order by e.publication.publishedAt desc, e.number desc""")
    List<Entry> between(Long storyId, Instant fromAt, long fromNumber, Instant toAt, long toNumber, Limit limit);

    /** Published entries before the key, nearest first. */
    @Query("""
        from Entry e where e.story.id = :storyId and e.publication.releasedAt is not null and e.publication.retractedAt is null
        and (e.publication.publishedAt, e.number) < (:at, :number) order by e.publication.publishedAt desc, e.number desc""")
    List<Entry> olderThan(Long storyId, Instant at, long number, Limit limit);

    /** Published entries after the key, nearest first. */
    @Query("""
        from Entry e where e.story.id = :storyId and e.publication.releasedAt is not null and e.publication.retractedAt is null
        and (e.publication.publishedAt, e.number) > (:at, :number) order by e.publication.publishedAt, e.number""")
    List<Entry> newerThan(Long storyId, Instant at, long number, Limit limit);

    /** Published key events, newest first. */
    @Query("""
        from Entry e where e.story.id = :storyId and e.publication.releasedAt is not null and e.publication.retractedAt is null
        and e.keyEvent
        order by e.publication.publishedAt desc, e.number desc""")
    List<Entry> keyEvents(Long storyId, Limit limit);

    /** Published entries of the story, oldest first: with a limit of 1, the entry where coverage starts. */
    @Query("""
        from Entry e where e.story.id = :storyId and e.publication.releasedAt is not null and e.publication.retractedAt is null
        order by e.publication.publishedAt, e.number""")
    List<Entry> first(Long storyId, Limit limit);

    @Query("""
        select count(e) from Entry e where e.story.id = :storyId and e.publication.releasedAt is not null
        and e.publication.retractedAt is null""")
    long published(Long storyId);

    /** Counts the account's entries in the story that are neither released nor discarded, up to the limit. */
    @Query(nativeQuery = true, value = """
        select count(*) from (select 1 from entry where story_id = :storyId and created_by = :accountId and released_at is null
        and retracted_at is null
        limit :limit) mine""")
    long waiting(Long storyId, long accountId, int limit);

    /**
     * All entries before the key, with drafts and retracted ones, newest first; for API clients of the newsroom. An
     * entry without a time sorts by its creation time. With {@code own}, unreleased entries are limited to those of
     * that account.
     */
    @Query("""
        from Entry e where e.story.id = :storyId and (coalesce(e.publication.publishedAt, e.createdAt), e.number) < (:at, :number)
        and (:own is null or e.publication.releasedAt is not null or e.createdBy = :own)
        order by coalesce(e.publication.publishedAt, e.createdAt) desc, e.number desc""")
    List<Entry> everything(Long storyId, Instant at, long number, @Nullable Long own, Limit limit);

    /**
     * Makes PostgreSQL plan each statement of the transaction for its values, rather than once for all. Of one
     * contributor with many credits, the newest entries are found by time; of one with few, by the credits. The same
     * goes for the stories with a tag.
     */
    @Query(nativeQuery = true, value = "select set_config('plan_cache_mode', 'force_custom_plan', true)")
    String planForValues();

    /** Published entries of public stories that credit the contributor, before the key, newest first. */
    @Query("""
        from Entry e join fetch e.story s where s.coverage.publishedAt is not null and e.publication.releasedAt is not null
        and e.publication.retractedAt is null
        and exists (select 1 from e.credits c join c.people p where p.id = :contributorId)
        and (e.publication.publishedAt, e.id) < (:at, :id) order by e.publication.publishedAt desc, e.id desc""")
    List<Entry> credited(Long contributorId, Instant at, long id, Limit limit);

    /**
     * Newest shown entries of all public stories, and those of withdrawn stories that readers had seen. Feeds list the
     * latter as deleted.
     */
    @Query("""
        from Entry e join fetch e.story s where (s.coverage.publishedAt is not null or e.publication.releasedAt <= s.coverage.withdrawnAt)
        and e.publication.releasedAt is not null
        and (e.publication.retractedAt is null or e.publication.retractionSilent = false)
        order by e.publication.publishedAt desc, e.id desc""")
    List<Entry> shownEverywhere(Limit limit);

    /** Like {@link #shownEverywhere}, limited to entries that credit the contributor. */
    @Query("""
        from Entry e join fetch e.story s where (s.coverage.publishedAt is not null or e.publication.releasedAt <= s.coverage.withdrawnAt)
        and e.publication.releasedAt is not null and (e.publication.retractedAt is null or e.publication.retractionSilent = false)
        and exists (select 1 from e.credits c join c.people p where p.id = :contributorId)
        order by e.publication.publishedAt desc, e.id desc""")
    List<Entry> shownCredited(Long contributorId, Limit limit);

    /** Shown key events of a story, newest first; those retracted with a notice are included. */
    @Query("""
        from Entry e where e.story.id = :storyId and e.publication.releasedAt is not null
        and (e.publication.retractedAt is null or e.publication.retractionSilent = false)
        and e.keyEvent order by e.publication.publishedAt desc, e.number desc""")
    List<Entry> shownKeyEvents(Long storyId, Limit limit);

    /** Latest retractions with a notice in all public stories. */
    @Query("""
        from Entry e join fetch e.story s where s.coverage.publishedAt is not null and e.publication.releasedAt is not null
        and e.publication.retractedAt is not null
        and e.publication.retractionSilent = false order by e.publication.retractedAt desc, e.id desc""")
    List<Entry> noticesEverywhere(Limit limit);

    /** Time of the latest retraction with a notice, by story. Stories without one are left out. */
    @Query("""
        select e.story.id as storyId, max(e.publication.retractedAt) as at from Entry e where e.story.id in :storyIds
        and e.publication.releasedAt is not null
        and e.publication.retractedAt is not null and e.publication.retractionSilent = false group by e.story.id""")
    List<LastNotice> lastNotices(Collection<Long> storyIds);

    /** Time of the latest retraction with a notice in a story. */
    interface LastNotice {

        long getStoryId();

        Instant getAt();
    }

    /** The newest published entries of each of the stories, at most {@code limit} of each, newest first. */
    @Query(nativeQuery = true, value = """
        select e.* from story s cross join lateral (select * from entry where story_id = s.id and released_at is not null
        and retracted_at is null
        order by published_at desc, number desc limit :limit) e where s.id in (:storyIds) order by e.published_at desc, e.id desc""")
    List<Entry> newest(Collection<Long> storyIds, int limit);

    /** Slug and number of the newest published entries of each of the stories, at most {@code limit} of each. */
    @Query(nativeQuery = true, value = """
        select s.slug, e.number from story s cross join lateral (select number from entry where story_id = s.id
        and released_at is not null and retracted_at is null order by published_at desc, number desc limit :limit) e
        where s.id in (:storyIds) order by s.slug, e.number desc""")
    List<Standing> standing(Collection<Long> storyIds, int limit);

    /** A published entry by its story's slug and its number. */
    interface Standing {

        String getSlug();

        long getNumber();
    }

    /**
     * Released entries of the story that were retracted, with a notice or not, latest retraction first. Feeds list them
     * as deleted.
     */
    @Query("""
        from Entry e join fetch e.story where e.story.id = :storyId and e.publication.releasedAt is not null
        and e.publication.retractedAt is not null
        order by e.publication.retractedAt desc, e.id desc""")
    List<Entry> retracted(Long storyId, Limit limit);

    /** Latest retractions in all public stories, with a notice or not. */
    @Query("""
        from Entry e join fetch e.story s where s.coverage.publishedAt is not null and e.publication.releasedAt is not null
        and e.publication.retractedAt is not null
        order by e.publication.retractedAt desc, e.id desc""")
    List<Entry> retractedEverywhere(Limit limit);

    /**
     * Latest retractions of entries that credit the contributor, in all public stories. Each retraction is looked up
     * in an index of what the contributor is credited with: one with very many credits may have few retractions.
     */
    @Query(nativeQuery = true, value = """
        select e.* from entry e join story s on s.id = e.story_id where s.published_at is not null and e.released_at is not null
        and e.retracted_at is not null and exists (select from credit_person p where p.contributor_id = :contributorId and p.entry_id = e.id)
        order by e.retracted_at desc, e.id desc""")
    List<Entry> retractedCredited(Long contributorId, Limit limit);

    /**
     * Shown entries, as in {@link #shownEverywhere}, that have a correction not withdrawn; latest such correction
     * first.
     */
    @Query(nativeQuery = true, value = """
        select e.* from correction c join entry e on e.id = c.entry_id join story s on s.id = e.story_id
        where c.withdrawn_at is null and not exists (select from correction later where later.entry_id = c.entry_id
          and later.withdrawn_at is null and (later.corrected_at, later.id) > (c.corrected_at, c.id))
        and (s.published_at is not null or e.released_at <= s.withdrawn_at) and e.released_at is not null
        and (e.retracted_at is null or not e.retraction_silent) order by c.corrected_at desc, e.id desc""")
    List<Entry> correctedEverywhere(Limit limit);
}
