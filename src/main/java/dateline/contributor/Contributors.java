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
        insert into contributor (slug, name, agency, created_at, introduced_by) select :slug, :name, :agency, :now, cast(:by as bigint)
        where not exists (select from contributor_former_slug f where f.slug = :slug) on conflict do nothing""")
    int introduce(String slug, String name, @Nullable String agency, Instant now, @Nullable Long by);

    /** Waits for other transactions that introduce a contributor of the name, until this one ends. */
    @Query(
            nativeQuery = true,
            value = "select 1 from pg_advisory_xact_lock(hashtextextended(name_fold(:name), 7164781322))")
    int lockName(String name);

    /** Whether the account is a reporter's and introduced at least so many of the existing contributors since then. */
    @Query(nativeQuery = true, value = """
        select exists (select from account where id = :by and role = 'reporter')
        and (select count(*) from contributor c where c.introduced_by = :by and c.created_at > :since) >= :most""")
    boolean hasIntroduced(Long by, Instant since, int most);

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

    /** Finds the contributor with this current name, however it is spelt; one who has the very spelling comes first. */
    @Query(nativeQuery = true, value = """
        select c.* from contributor c where name_fold(c.name) = name_fold(:name) order by lower(c.name) <> lower(:name), c.id limit 1""")
    Optional<Contributor> bearing(String name);

    /** Finds the contributor by current name, or else by a name that a merge made an alias. */
    @Query(nativeQuery = true, value = """
        select c.* from contributor c where c.id = coalesce(
          (select n.id from contributor n where name_fold(n.name) = name_fold(:name) order by lower(n.name) <> lower(:name), n.id limit 1),
          (select f.contributor_id from contributor_former_name f where name_fold(f.name) = name_fold(:name) order by f.name <> lower(:name), f.name limit 1))""")
    Optional<Contributor> named(String name);

    /**
     * Names of contributors with a word that starts with the text, by name.
     *
     * @param start the text's words as search reads them ({@code TextFold.words}), here and in the methods after this one
     * @param query the same words as a query of the index
     */
    @Query(nativeQuery = true, value = """
        select c.name from contributor c where c.words @@ to_tsquery('simple', :query) and (' ' || c.name_words) like '% ' || :start || '%'
        order by lower(c.name), c.id limit :limit""")
    List<String> starting(String start, String query, int limit);

    /**
     * Agencies of credits and contributors with a word that starts with the text. Sorted in a query of its own, so that only
     * the first ones are looked up among the credits.
     */
    @Query(nativeQuery = true, value = """
        select v.value from (select value from credit_value where kind = 'agency'
            and (' ' || words) like '% ' || :start || '%'
            order by lower(value) offset 0) v
        where exists (select from contributor c where c.agency = v.value union all select from credit c where c.agency = v.value)
        order by lower(v.value) limit :limit""")
    List<String> agencies(String start, int limit);

    /** Places of credits with a word that starts with the text. */
    @Query(nativeQuery = true, value = """
        select v.value from (select value from credit_value where kind = 'place'
            and (' ' || words) like '% ' || :start || '%'
            order by lower(value) offset 0) v
        where exists (select from credit c where c.place = v.value)
        order by lower(v.value) limit :limit""")
    List<String> places(String start, int limit);

    /** Titles of credits and contributors with a word that starts with the text. */
    @Query(nativeQuery = true, value = """
        select v.value from (select value from credit_value where kind = 'title'
            and (' ' || words) like '% ' || :start || '%'
            order by lower(value) offset 0) v
        where exists (select from contributor c where c.title = v.value union all select from credit c where c.title = v.value)
        order by lower(v.value) limit :limit""")
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

    /** Contributors credited in a public story or one of its published entries, by name. */
    @Query(nativeQuery = true, value = """
        select c.* from contributor c where exists (
            select from credit_person p join credit r on r.id = p.credit_id
            left join entry e on e.id = r.entry_id join story s on s.id = coalesce(r.story_id, e.story_id)
            where p.contributor_id = c.id and s.published_at is not null
            and (e.id is null or e.released_at is not null and e.retracted_at is null))
        order by c.name, c.id""")
    List<Contributor> known(Limit limit);
}
