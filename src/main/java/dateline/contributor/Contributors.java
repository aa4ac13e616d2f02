package dateline.contributor;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The people known to the newsroom. */
public interface Contributors extends Repository<Contributor, Long> {

    /** Makes a person unless one of that name is known; two transactions may do so at once. */
    @Modifying
    @Query(nativeQuery = true, value = """
        insert into contributor (slug, name, agency, created_at) values (:slug, :name, :agency, :now) on conflict do nothing""")
    int introduce(String slug, String name, @Nullable String agency, Instant now);

    void flush();

    Optional<Contributor> findBySlug(String slug);

    @Query("from Contributor c where lower(c.name) = lower(:name)")
    Optional<Contributor> named(String name);

    /** Those whose name has a word that starts with what was typed, by name. */
    @Query("from Contributor c where lower(c.name) like lower(concat(:start, '%')) or lower(c.name) like lower(concat('% ', :start, '%')) order by c.name")
    List<Contributor> starting(String start, Limit limit);

    @Query("select distinct c.agency from Contributor c where c.agency is not null order by c.agency")
    List<String> agencies();

    boolean existsBySlug(String slug);

    /** Whether readers may know of the person: someone is credited where readers see it. A name in a draft alone is not out. */
    @Query(nativeQuery = true, value = """
        select exists (select from credit_person p join credit c on c.id = p.credit_id
                       left join entry e on e.id = c.entry_id join story s on s.id = coalesce(c.story_id, e.story_id)
                       where p.contributor_id = :id and s.published_at is not null
                       and (e.id is null or e.released_at is not null and e.retracted_at is null))""")
    boolean isPublic(Long id);

    /** Those readers may know of, by name. */
    @Query(nativeQuery = true, value = """
        select c.* from contributor c where exists (
            select from credit_person p join credit r on r.id = p.credit_id
            join entry e on e.id = r.entry_id join story s on s.id = e.story_id
            where p.contributor_id = c.id and s.published_at is not null and e.released_at is not null and e.retracted_at is null)
        order by c.name, c.id""")
    List<Contributor> known(Limit limit);
}
