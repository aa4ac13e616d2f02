package dateline.contributor;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Repository of contributors. */
public interface Contributors extends Repository<Contributor, Long> {

    /** Inserts a contributor unless one of that name or slug exists. Two transactions may do so concurrently. */
    @Modifying
    @Query(nativeQuery = true, value = """
        insert into contributor (slug, name, agency, created_at) select :slug, :name, :agency, :now
        where not exists (select from contributor_former_slug f where f.slug = :slug) on conflict do nothing""")
    int introduce(String slug, String name, @Nullable String agency, Instant now);

    /**
     * Returns those of the ids that still exist, and locks their rows (for key share) until the transaction ends.
     * Meanwhile none of them can be merged into another.
     */
    @Query(
            nativeQuery = true,
            value = "select c.id from contributor c where c.id in (:ids) order by c.id for key share")
    Set<Long> kept(Set<Long> ids);

    void flush();

    Optional<Contributor> findBySlug(String slug);

    Optional<Contributor> findById(Long id);

    List<Contributor> findBySlugIn(Collection<String> slugs);

    List<Contributor> findByIdIn(Collection<Long> ids);

    /** Finds the contributor with exactly this current name, ignoring case. */
    @Query("from Contributor c where lower(c.name) = lower(:name)")
    Optional<Contributor> bearing(String name);

    /** Finds the contributor by current name, or else by a name that a merge made an alias. */
    @Query(nativeQuery = true, value = """
        select c.* from contributor c where lower(c.name) = lower(:name)
        union all select c.* from contributor c join contributor_former_name f on f.contributor_id = c.id and f.name = lower(:name) limit 1""")
    Optional<Contributor> named(String name);

    /** Contributors with a word in their name that starts with the text, by name. */
    @Query(
            "from Contributor c where lower(c.name) like lower(concat(:start, '%')) or lower(c.name) like lower(concat('% ', :start, '%')) order by c.name")
    List<Contributor> starting(String start, Limit limit);

    /** Agencies of credits and contributors with a word that starts with the text. */
    @Query(nativeQuery = true, value = """
        select known.agency from (select agency from credit where agency is not null union select agency from contributor where agency is not null) known
        where lower(known.agency) like lower(:start) || '%' escape '!' or lower(known.agency) like '% ' || lower(:start) || '%' escape '!'
        order by lower(known.agency) limit :limit""")
    List<String> agencies(String start, int limit);

    /** Places of credits with a word that starts with the text. */
    @Query(nativeQuery = true, value = """
        select known.place from (select place from credit where place is not null group by place) known
        where lower(known.place) like lower(:start) || '%' escape '!' or lower(known.place) like '% ' || lower(:start) || '%' escape '!'
        order by lower(known.place) limit :limit""")
    List<String> places(String start, int limit);

    /** Titles of credits and contributors with a word that starts with the text. */
    @Query(nativeQuery = true, value = """
        select known.title from (select title from credit where title is not null union select title from contributor where title is not null) known
        where lower(known.title) like lower(:start) || '%' escape '!' or lower(known.title) like '% ' || lower(:start) || '%' escape '!'
        order by lower(known.title) limit :limit""")
    List<String> titles(String start, int limit);

    boolean existsBySlug(String slug);

    /**
     * Whether readers may see the contributor: credited in a public story or one of its published entries. A credit in
     * a draft does not count.
     */
    @Query(nativeQuery = true, value = """
        select exists (select from credit_person p join credit c on c.id = p.credit_id
                       left join entry e on e.id = c.entry_id join story s on s.id = coalesce(c.story_id, e.story_id)
                       where p.contributor_id = :id and s.published_at is not null
                       and (e.id is null or e.released_at is not null and e.retracted_at is null))""")
    boolean isPublic(Long id);

    /** Contributors credited in a published entry of a public story, by name. */
    @Query(nativeQuery = true, value = """
        select c.* from contributor c where exists (
            select from credit_person p join credit r on r.id = p.credit_id
            join entry e on e.id = r.entry_id join story s on s.id = e.story_id
            where p.contributor_id = c.id and s.published_at is not null and e.released_at is not null and e.retracted_at is null)
        order by c.name, c.id""")
    List<Contributor> known(Limit limit);
}
