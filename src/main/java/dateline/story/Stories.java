package dateline.story;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Repository of stories. */
public interface Stories extends Repository<Story, Long> {

    Story saveAndFlush(Story story);

    Optional<Story> findById(Long id);

    Optional<Story> findBySlug(String slug);

    /** Returns the id of the story that has the slug now. */
    @Query("select s.id from Story s where s.slug = :slug")
    Optional<Long> idOf(String slug);

    /**
     * Finds a story and locks its row until the transaction ends. Writers lock the story before they read anything
     * else: what they read then is current, and changes are numbered in commit order.
     */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("from Story s where s.id = :id")
    Optional<Story> lock(Long id);

    boolean existsBySlug(String slug);

    /** Returns the current slug of the public story that once had the given slug. */
    @Query("select f.story.slug from FormerSlug f where f.slug = :slug and f.story.coverage.publishedAt is not null")
    Optional<String> successor(String slug);

    /** Whether the story that has or had the slug is withdrawn. */
    @Query("""
        select count(s) > 0 from Story s where s.coverage.withdrawnAt is not null
        and (s.slug = :slug or exists (select 1 from FormerSlug f where f.story = s and f.slug = :slug))""")
    boolean isWithdrawn(String slug);

    /** Public stories, those that have not ended first, then by latest change. */
    @Query("""
        from Story s left join fetch s.section where s.coverage.publishedAt is not null
        order by case when s.coverage.endedAt is null then 0 else 1 end, s.changedAt desc, s.id desc""")
    List<Story> front(Limit limit);

    @Query("""
        from Story s join fetch s.section where s.coverage.publishedAt is not null
        and s.section.id = (select c.id from Section c where c.slug = :section)
        order by case when s.coverage.endedAt is null then 0 else 1 end, s.changedAt desc, s.id desc""")
    List<Story> front(String section, Limit limit);

    /** Public stories whose coverage has not ended, latest change first. Upcoming stories are included. */
    @Query("""
        from Story s left join fetch s.section where s.coverage.publishedAt is not null and s.coverage.endedAt is null
        order by s.changedAt desc, s.id desc""")
    List<Story> live(Limit limit);

    @Query("""
        from Story s join fetch s.section where s.coverage.publishedAt is not null and s.coverage.endedAt is null
        and s.section.id = (select c.id from Section c where c.slug = :section)
        order by s.changedAt desc, s.id desc""")
    List<Story> live(String section, Limit limit);

    /** Like {@link #front(Limit)}, limited to stories with one of the tags. */
    @Query("""
        from Story s left join fetch s.section where s.coverage.publishedAt is not null
        and exists (select 1 from Story t join t.tags tag where t = s and tag in :tags)
        order by case when s.coverage.endedAt is null then 0 else 1 end, s.changedAt desc, s.id desc""")
    List<Story> tagged(Collection<String> tags, Limit limit);

    /** Like {@link #front(Limit)}, with withdrawn stories among the live ones. Feeds list these as deleted. */
    @Query("""
        from Story s left join fetch s.section where s.coverage.publishedAt is not null or s.coverage.withdrawnAt is not null
        and s.coverage.firstPublishedAt is not null
        order by case when s.coverage.endedAt is null or s.coverage.withdrawnAt is not null then 0 else 1 end,
        s.changedAt desc, s.id desc""")
    List<Story> seen(Limit limit);

    @Query("""
        from Story s join fetch s.section where s.section.id = (select c.id from Section c where c.slug = :section)
        and (s.coverage.publishedAt is not null or s.coverage.withdrawnAt is not null and s.coverage.firstPublishedAt is not null)
        order by case when s.coverage.endedAt is null or s.coverage.withdrawnAt is not null then 0 else 1 end,
        s.changedAt desc, s.id desc""")
    List<Story> seen(String section, Limit limit);

    @Query("""
        from Story s left join fetch s.section where (s.coverage.publishedAt is not null or s.coverage.withdrawnAt is not null
        and s.coverage.firstPublishedAt is not null)
        and exists (select 1 from Story t join t.tags tag where t = s and tag in :tags)
        order by case when s.coverage.endedAt is null or s.coverage.withdrawnAt is not null then 0 else 1 end,
        s.changedAt desc, s.id desc""")
    List<Story> seenTagged(Collection<String> tags, Limit limit);

    /** Like {@link #seen(Limit)}, limited to stories that credit the contributor themselves, not only with an entry. */
    @Query("""
        from Story s left join fetch s.section where (s.coverage.publishedAt is not null or s.coverage.withdrawnAt is not null
        and s.coverage.firstPublishedAt is not null)
        and exists (select 1 from Story t join t.credits c join c.people p where t = s and p.id = :contributorId)
        order by case when s.coverage.endedAt is null or s.coverage.withdrawnAt is not null then 0 else 1 end,
        s.changedAt desc, s.id desc""")
    List<Story> seenCredited(Long contributorId, Limit limit);

    /** Stories that readers saw before they were withdrawn, latest withdrawal first. */
    @Query("""
        from Story s left join fetch s.section where s.coverage.withdrawnAt is not null and s.coverage.firstPublishedAt is not null
        order by s.coverage.withdrawnAt desc, s.id desc""")
    List<Story> withdrawn(Limit limit);

    /** When a story that is or was public last changed. */
    @Query("""
        select max(s.changedAt) from Story s where s.coverage.publishedAt is not null or s.coverage.withdrawnAt is not null
        and s.coverage.firstPublishedAt is not null""")
    Optional<Instant> lastChange();

    /**
     * Number of public stories by month of first publication, in the given time zone, earliest month first. Months
     * without stories are left out.
     */
    @Query(nativeQuery = true, value = """
        select to_char(at, 'YYYY-MM') as month, stories from (
          select at, (select count(*) from story where published_at >= at at time zone :zone
              and published_at < (at + interval '1 month') at time zone :zone) as stories
          from (select date_trunc('month', min(published_at) at time zone :zone) as earliest,
              date_trunc('month', max(published_at) at time zone :zone) as latest from story where published_at is not null) as range,
            generate_series(earliest, latest, interval '1 month') as at) as counted
        where stories > 0 order by 1""")
    List<MonthCount> months(String zone);

    /** Month as {@code 2026-11}, with the number of stories first published in it. */
    interface MonthCount {

        String getMonth();

        long getStories();
    }

    /** Stories first published at or after {@code from} and before the key, latest first. */
    @Query("""
        from Story s left join fetch s.section where s.coverage.publishedAt >= :from and (s.coverage.publishedAt, s.id) < (:before, :id)
        order by s.coverage.publishedAt desc, s.id desc""")
    List<Story> published(Instant from, Instant before, Long id, Limit limit);

    /** Ids of stories first published at or after the key and before the given time, earliest first. */
    @Query("""
        select s.id from Story s where (s.coverage.publishedAt, s.id) >= (:at, :id) and s.coverage.publishedAt < :before
        order by s.coverage.publishedAt, s.id""")
    List<Long> publishedFrom(Instant at, Long id, Instant before, Limit limit);

    /** Public stories that last changed before the key, latest change first. */
    @Query("""
        from Story s where s.coverage.publishedAt is not null and (s.changedAt < :changedAt or s.changedAt = :changedAt and s.id < :id)
        order by s.changedAt desc, s.id desc""")
    List<Story> latestBefore(Instant changedAt, Long id, Limit limit);

    @Query("from Story s left join fetch s.section where s.id in :ids")
    List<Story> findByIdIn(Collection<Long> ids);

    /** All stories with drafts, latest change first; for the newsroom. */
    @Query("from Story s left join fetch s.section order by s.changedAt desc, s.id desc")
    List<Story> all(Limit limit);

    /** Like {@link #all}, limited to stories before the key. */
    @Query("""
        from Story s left join fetch s.section where s.changedAt < :changedAt or s.changedAt = :changedAt and s.id < :id
        order by s.changedAt desc, s.id desc""")
    List<Story> allBefore(Instant changedAt, Long id, Limit limit);
}
