package dateline.entry;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The entries. What readers see is always asked for by timeline key; "shown" means published, or retracted with a notice. */
public interface Entries extends Repository<Entry, Long> {

    Entry saveAndFlush(Entry entry);

    Optional<Entry> findById(Long id);

    @Query("from Entry e where e.story.id = :storyId and e.number = :number")
    Optional<Entry> numbered(Long storyId, long number);

    /** With their credits at once: what a change needs is asked for in few questions. */
    @Query(
            "from Entry e left join fetch e.credits c left join fetch c.people where e.story.id = :storyId and e.number in :numbers")
    List<Entry> numbered(Long storyId, Collection<Long> numbers);

    /** The same of one: asked with every change, so by a statement that is made once; one with a list is made anew each time. */
    @Query(
            "from Entry e left join fetch e.credits c left join fetch c.people where e.story.id = :storyId and e.number = :number")
    Optional<Entry> credited(Long storyId, long number);

    /**
     * Of these entries, named by story and number in lists of equal length with commas between, those readers can read. One question, however many
     * stories there are.
     */
    @Query(nativeQuery = true, value = """
        select e.story_id as story, e.number as number from entry e where (e.story_id, e.number) in (
          select cast(s as bigint), cast(n as bigint) from unnest(string_to_array(:stories, ','), string_to_array(:numbers, ',')) as named(s, n))
        and e.released_at is not null and e.retracted_at is null""")
    List<ReadableEntry> readable(String stories, String numbers);

    /** An entry that can be read. */
    interface ReadableEntry {

        long getStory();

        long getNumber();
    }

    List<Entry> findByIdIn(Collection<Long> ids);

    /** Shown entries from the lower bound (inclusive) up, newest first. */
    @Query("""
        from Entry e where e.story.id = :storyId and e.releasedAt is not null and (e.retractedAt is null or e.retractionSilent = false)
        and (e.publishedAt, e.number) >= (:at, :number) order by e.publishedAt desc, e.number desc""")
    List<Entry> from(Long storyId, Instant at, long number, Limit limit);

    /** Shown entries before the upper bound (exclusive), newest first. */
    @Query("""
        from Entry e where e.story.id = :storyId and e.releasedAt is not null and (e.retractedAt is null or e.retractionSilent = false)
        and (e.publishedAt, e.number) < (:at, :number) order by e.publishedAt desc, e.number desc""")
    List<Entry> before(Long storyId, Instant at, long number, Limit limit);

    /** Shown entries between the lower bound (inclusive) and the upper one (exclusive), newest first. */
    @Query("""
        from Entry e where e.story.id = :storyId and e.releasedAt is not null and (e.retractedAt is null or e.retractionSilent = false)
        and (e.publishedAt, e.number) >= (:fromAt, :fromNumber) and (e.publishedAt, e.number) < (:toAt, :toNumber)
        order by e.publishedAt desc, e.number desc""")
    List<Entry> between(Long storyId, Instant fromAt, long fromNumber, Instant toAt, long toNumber, Limit limit);

    /** Published entries before the key, the nearest first. */
    @Query("""
        from Entry e where e.story.id = :storyId and e.releasedAt is not null and e.retractedAt is null
        and (e.publishedAt, e.number) < (:at, :number) order by e.publishedAt desc, e.number desc""")
    List<Entry> olderThan(Long storyId, Instant at, long number, Limit limit);

    /** Published entries after the key, the nearest first. */
    @Query("""
        from Entry e where e.story.id = :storyId and e.releasedAt is not null and e.retractedAt is null
        and (e.publishedAt, e.number) > (:at, :number) order by e.publishedAt, e.number""")
    List<Entry> newerThan(Long storyId, Instant at, long number, Limit limit);

    /** Published key events, newest first. */
    @Query("""
        from Entry e where e.story.id = :storyId and e.releasedAt is not null and e.retractedAt is null and e.keyEvent
        order by e.publishedAt desc, e.number desc""")
    List<Entry> keyEvents(Long storyId, Limit limit);

    /** The story's first shown entry: where coverage starts. */
    @Query("""
        from Entry e where e.story.id = :storyId and e.releasedAt is not null and e.retractedAt is null order by e.publishedAt, e.number""")
    List<Entry> first(Long storyId, Limit limit);

    @Query(
            "select count(e) from Entry e where e.story.id = :storyId and e.releasedAt is not null and e.retractedAt is null")
    long published(Long storyId);

    /** Counts what an account has in a story that is not out and was not thrown away, up to the limit. */
    @Query(nativeQuery = true, value = """
        select count(*) from (select 1 from entry where story_id = :storyId and created_by = :accountId and released_at is null and retracted_at is null
        limit :limit) mine""")
    long waiting(Long storyId, long accountId, int limit);

    /** Everything, drafts and what was taken back included, or of what is not out only an account's own, for the newsroom's programs; what has no time stands where it was begun. */
    @Query("""
        from Entry e where e.story.id = :storyId and (coalesce(e.publishedAt, e.createdAt), e.number) < (:at, :number)
        and (:own is null or e.releasedAt is not null or e.createdBy = :own)
        order by coalesce(e.publishedAt, e.createdAt) desc, e.number desc""")
    List<Entry> everything(Long storyId, Instant at, long number, @Nullable Long own, Limit limit);

    /** The newest published entries of public stories that credit the contributor, before the key. */
    @Query("""
        from Entry e join fetch e.story s where s.publishedAt is not null and e.releasedAt is not null and e.retractedAt is null
        and exists (select 1 from e.credits c join c.people p where p.id = :contributorId)
        and (e.publishedAt, e.id) < (:at, :id) order by e.publishedAt desc, e.id desc""")
    List<Entry> credited(Long contributorId, Instant at, long id, Limit limit);

    /** The newest shown entries of all stories, and of those that were withdrawn what readers had seen: for feeds, which say that it is gone. */
    @Query("""
        from Entry e join fetch e.story s where (s.publishedAt is not null or e.releasedAt <= s.withdrawnAt)
        and e.releasedAt is not null and (e.retractedAt is null or e.retractionSilent = false) order by e.publishedAt desc, e.id desc""")
    List<Entry> shownEverywhere(Limit limit);

    /** The same of what credits the contributor. */
    @Query("""
        from Entry e join fetch e.story s where (s.publishedAt is not null or e.releasedAt <= s.withdrawnAt)
        and e.releasedAt is not null and (e.retractedAt is null or e.retractionSilent = false)
        and exists (select 1 from e.credits c join c.people p where p.id = :contributorId) order by e.publishedAt desc, e.id desc""")
    List<Entry> shownCredited(Long contributorId, Limit limit);

    /** Key events of a story, those that were retracted with a notice too, newest first. */
    @Query("""
        from Entry e where e.story.id = :storyId and e.releasedAt is not null and (e.retractedAt is null or e.retractionSilent = false)
        and e.keyEvent order by e.publishedAt desc, e.number desc""")
    List<Entry> shownKeyEvents(Long storyId, Limit limit);

    /** The latest retractions in all public stories that readers are told of. */
    @Query("""
        from Entry e join fetch e.story s where s.publishedAt is not null and e.releasedAt is not null and e.retractedAt is not null
        and e.retractionSilent = false order by e.retractedAt desc, e.id desc""")
    List<Entry> noticesEverywhere(Limit limit);

    /** When an entry of each of the stories was last retracted with a notice; a story without one is left out. */
    @Query("""
        select e.story.id as storyId, max(e.retractedAt) as at from Entry e where e.story.id in :storyIds and e.releasedAt is not null
        and e.retractedAt is not null and e.retractionSilent = false group by e.story.id""")
    List<LastNotice> lastNotices(Collection<Long> storyIds);

    /** The latest retraction in a story. */
    interface LastNotice {

        long getStoryId();

        Instant getAt();
    }

    /** The newest published entries of each of the stories, at most {@code limit} of each, newest first. */
    @Query(nativeQuery = true, value = """
        select e.* from story s cross join lateral (select * from entry where story_id = s.id and released_at is not null and retracted_at is null
        order by published_at desc, number desc limit :limit) e where s.id in (:storyIds) order by e.published_at desc, e.id desc""")
    List<Entry> newest(Collection<Long> storyIds, int limit);

    /** Where readers can read something now: of each of the stories its newest published entries, at most {@code limit} of each. */
    @Query(nativeQuery = true, value = """
        select s.slug, e.number from story s cross join lateral (select number from entry where story_id = s.id
        and released_at is not null and retracted_at is null order by published_at desc, number desc limit :limit) e
        where s.id in (:storyIds) order by s.slug, e.number desc""")
    List<Standing> standing(Collection<Long> storyIds, int limit);

    /** An entry that stands, by its story's slug and its number. */
    interface Standing {

        String getSlug();

        long getNumber();
    }

    /** What was out in the story and is retracted, with a notice or not, the latest retraction first: for feeds, that name it as gone. */
    @Query("""
        from Entry e join fetch e.story where e.story.id = :storyId and e.releasedAt is not null and e.retractedAt is not null
        order by e.retractedAt desc, e.id desc""")
    List<Entry> retracted(Long storyId, Limit limit);

    /** The latest retractions in all public stories. */
    @Query("""
        from Entry e join fetch e.story s where s.publishedAt is not null and e.releasedAt is not null and e.retractedAt is not null
        order by e.retractedAt desc, e.id desc""")
    List<Entry> retractedEverywhere(Limit limit);

    /** The latest retractions of what credits the contributor, in all public stories. */
    @Query("""
        from Entry e join fetch e.story s where s.publishedAt is not null and e.releasedAt is not null and e.retractedAt is not null
        and exists (select 1 from e.credits c join c.people p where p.id = :contributorId) order by e.retractedAt desc, e.id desc""")
    List<Entry> retractedCredited(Long contributorId, Limit limit);

    /** Shown entries, as in {@link #shownEverywhere}, with a correction that was not withdrawn, the latest such correction first. */
    @Query(nativeQuery = true, value = """
        select e.* from entry e join story s on s.id = e.story_id
        join (select entry_id, max(corrected_at) as at from correction where withdrawn_at is null group by entry_id) c on c.entry_id = e.id
        where (s.published_at is not null or e.released_at <= s.withdrawn_at) and e.released_at is not null
        and (e.retracted_at is null or not e.retraction_silent) order by c.at desc, e.id desc""")
    List<Entry> correctedEverywhere(Limit limit);
}
