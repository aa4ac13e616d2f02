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

/** The stories. */
public interface Stories extends Repository<Story, Long> {

    Story saveAndFlush(Story story);

    Optional<Story> findById(Long id);

    Optional<Story> findBySlug(String slug);

    /**
     * The story, its row locked until the transaction ends. A desk takes it before it reads anything else: what it finds is then what
     * stands, and its changes are numbered in the order of their commits.
     */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("from Story s where s.slug = :slug")
    Optional<Story> lock(String slug);

    /** The same by id, for what goes on whatever the story is called meanwhile. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("from Story s where s.id = :id")
    Optional<Story> lock(Long id);

    boolean existsBySlug(String slug);

    /** The slug that the public story of a former slug has now. */
    @Query("select f.story.slug from FormerSlug f where f.slug = :slug and f.story.publishedAt is not null")
    Optional<String> successor(String slug);

    /** Whether the story that has the slug, or had it, was taken from readers. */
    @Query("""
        select count(s) > 0 from Story s where s.withdrawnAt is not null
        and (s.slug = :slug or exists (select 1 from FormerSlug f where f.story = s and f.slug = :slug))""")
    boolean isWithdrawn(String slug);

    /** Stories readers may see: live ones first, each kind by its latest change. */
    @Query("""
        from Story s left join fetch s.section where s.publishedAt is not null
        order by case when s.coverageEndedAt is null then 0 else 1 end, s.changedAt desc, s.id desc""")
    List<Story> front(Limit limit);

    @Query("""
        from Story s join fetch s.section c where s.publishedAt is not null and c.slug = :section
        order by case when s.coverageEndedAt is null then 0 else 1 end, s.changedAt desc, s.id desc""")
    List<Story> front(String section, Limit limit);

    /** Stories whose coverage is open, the latest change first. */
    @Query("""
        from Story s left join fetch s.section where s.publishedAt is not null and s.coverageEndedAt is null
        order by s.changedAt desc, s.id desc""")
    List<Story> live(Limit limit);

    @Query("""
        from Story s join fetch s.section c where s.publishedAt is not null and s.coverageEndedAt is null and c.slug = :section
        order by s.changedAt desc, s.id desc""")
    List<Story> live(String section, Limit limit);

    /** The same as the front of stories that bear one of the tags. */
    @Query("""
        from Story s left join fetch s.section where s.publishedAt is not null
        and exists (select 1 from Story t join t.tags tag where t = s and tag in :tags)
        order by case when s.coverageEndedAt is null then 0 else 1 end, s.changedAt desc, s.id desc""")
    List<Story> tagged(Collection<String> tags, Limit limit);

    /** The same as the front with the stories that were withdrawn, among the live ones: for feeds, which say that they are gone. */
    @Query("""
        from Story s left join fetch s.section where s.publishedAt is not null or s.withdrawnAt is not null and s.firstPublishedAt is not null
        order by case when s.coverageEndedAt is null or s.withdrawnAt is not null then 0 else 1 end, s.changedAt desc, s.id desc""")
    List<Story> seen(Limit limit);

    @Query("""
        from Story s join fetch s.section c where c.slug = :section
        and (s.publishedAt is not null or s.withdrawnAt is not null and s.firstPublishedAt is not null)
        order by case when s.coverageEndedAt is null or s.withdrawnAt is not null then 0 else 1 end, s.changedAt desc, s.id desc""")
    List<Story> seen(String section, Limit limit);

    @Query("""
        from Story s left join fetch s.section where (s.publishedAt is not null or s.withdrawnAt is not null and s.firstPublishedAt is not null)
        and exists (select 1 from Story t join t.tags tag where t = s and tag in :tags)
        order by case when s.coverageEndedAt is null or s.withdrawnAt is not null then 0 else 1 end, s.changedAt desc, s.id desc""")
    List<Story> seenTagged(Collection<String> tags, Limit limit);

    /** When a story that readers see or saw last changed. */
    @Query(
            "select max(s.changedAt) from Story s where s.publishedAt is not null or s.withdrawnAt is not null and s.firstPublishedAt is not null")
    Optional<Instant> lastChange();

    /** How many public stories first came out in each month of the zone that has any, the earliest first. */
    @Query(nativeQuery = true, value = """
        select to_char(published_at at time zone :zone, 'YYYY-MM') as month, count(*) as stories from story
        where published_at is not null group by 1 order by 1""")
    List<MonthCount> months(String zone);

    /** A month, as "2026-11", and what came out in it. */
    interface MonthCount {

        String getMonth();

        long getStories();
    }

    /** Stories that first came out from then on and before the key, the latest first. */
    @Query("""
        from Story s left join fetch s.section where s.publishedAt >= :from and (s.publishedAt, s.id) < (:before, :id)
        order by s.publishedAt desc, s.id desc""")
    List<Story> published(Instant from, Instant before, Long id, Limit limit);

    /** The ids of stories that first came out at the key or after it and before then, the earliest first. */
    @Query("""
        select s.id from Story s where (s.publishedAt, s.id) >= (:at, :id) and s.publishedAt < :before order by s.publishedAt, s.id""")
    List<Long> publishedFrom(Instant at, Long id, Instant before, Limit limit);

    /** Public stories by their latest change, older than the key. */
    @Query("""
        from Story s where s.publishedAt is not null and (s.changedAt < :changedAt or s.changedAt = :changedAt and s.id < :id)
        order by s.changedAt desc, s.id desc""")
    List<Story> latestBefore(Instant changedAt, Long id, Limit limit);

    @Query("from Story s left join fetch s.section where s.id in :ids")
    List<Story> findByIdIn(Collection<Long> ids);

    /** For the newsroom: every story, drafts included, by its latest change. */
    @Query("from Story s left join fetch s.section order by s.changedAt desc, s.id desc")
    List<Story> all(Limit limit);

    /** The same from before the key on. */
    @Query("""
        from Story s left join fetch s.section where s.changedAt < :changedAt or s.changedAt = :changedAt and s.id < :id
        order by s.changedAt desc, s.id desc""")
    List<Story> allBefore(Instant changedAt, Long id, Limit limit);
}
