package dateline.contributor;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people were once called, and where they were found. */
@Component
public class FormerPeople {

    private final JdbcClient jdbc;
    private final Contributors contributors;

    FormerPeople(JdbcClient jdbc, Contributors contributors) {
        this.jdbc = jdbc;
        this.contributors = contributors;
    }

    /** The slug that the person of a former slug has now. */
    public Optional<String> successor(String slug) {
        return jdbc.sql(
                        "select c.slug from contributor_former_slug f join contributor c on c.id = f.contributor_id where f.slug = :slug")
                .param("slug", slug)
                .query(String.class)
                .optional();
    }

    /** The same for readers: empty while they may not know of the person. */
    public Optional<String> publicSuccessor(String slug) {
        return successor(slug)
                .filter(now -> contributors
                        .findBySlug(now)
                        .filter(who -> contributors.isPublic(who.id()))
                        .isPresent());
    }

    /** The names that mean the person, beside their own. */
    public List<String> names(long contributorId) {
        return jdbc.sql("select name from contributor_former_name where contributor_id = :id order by name")
                .param("id", contributorId)
                .query(String.class)
                .list();
    }

    /** Who else leads to their page from that address. */
    boolean isTaken(String slug, long byOthersThan) {
        return jdbc.sql(
                        "select exists (select from contributor_former_slug where slug = :slug and contributor_id <> :id)")
                .param("slug", slug)
                .param("id", byOthersThan)
                .query(Boolean.class)
                .single();
    }

    void retire(String slug, long contributorId, Instant now) {
        jdbc.sql("""
                insert into contributor_former_slug (slug, contributor_id, retired_at) values (:slug, :id, :now)
                on conflict (slug) do update set contributor_id = :id, retired_at = :now""")
                .param("slug", slug)
                .param("id", contributorId)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** An address that is somebody's again is nobody's former one. */
    void revive(String slug) {
        jdbc.sql("delete from contributor_former_slug where slug = :slug")
                .param("slug", slug)
                .update();
    }

    void means(String name, long contributorId) {
        jdbc.sql(
                        "insert into contributor_former_name (name, contributor_id) values (lower(:name), :id) on conflict (name) do update set contributor_id = :id")
                .param("name", name)
                .param("id", contributorId)
                .update();
    }

    /** A name that somebody bears means nobody else. */
    void bears(String name) {
        jdbc.sql("delete from contributor_former_name where name = lower(:name)")
                .param("name", name)
                .update();
    }

    /** Everything that led to some leads to one. */
    void move(Collection<Long> from, long to) {
        for (String table : List.of("contributor_former_slug", "contributor_former_name")) {
            jdbc.sql("update " + table + " set contributor_id = :to where contributor_id in (:from)")
                    .param("to", to)
                    .param("from", from)
                    .update();
        }
    }
}
