package dateline.story.section;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Repository of the site's sections. */
public interface Sections extends Repository<Section, Long> {

    @Modifying
    @Query(nativeQuery = true, value = """
        insert into section (slug, name, position) values (:slug, :name, (select count(*) from section)) on conflict do nothing""")
    int introduce(String slug, String name);

    /** Waits for other transactions that introduce a section, until this one ends. */
    @Query(nativeQuery = true, value = "select 1 from pg_advisory_xact_lock(7164781323)")
    int lock();

    Optional<Section> findBySlug(String slug);

    /** Finds the section with this name, however it is spelt. */
    @Query(nativeQuery = true, value = """
        select * from section s where name_fold(s.name) = name_fold(:name) order by lower(s.name) <> lower(:name), s.id limit 1""")
    Optional<Section> named(String name);

    @Query("from Section s order by s.position, s.name")
    List<Section> all();

    /** Sections with at least one public story. */
    @Query(
            "from Section s where exists (select 1 from Story t where t.section = s and t.coverage.publishedAt is not null) order by s.position, s.name")
    List<Section> withStories();
}
