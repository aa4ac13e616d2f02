package dateline.contributor;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Former slugs and alias names of contributors. */
@Component
public class FormerNames {

    private final JdbcClient jdbc;
    private final Contributors contributors;

    FormerNames(JdbcClient jdbc, Contributors contributors) {
        this.jdbc = jdbc;
        this.contributors = contributors;
    }

    /** Returns the current slug of the contributor with a former slug. */
    public Optional<String> successor(String slug) {
        return jdbc.sql(
                        "select c.slug from contributor_former_slug f join contributor c on c.id = f.contributor_id where f.slug = :slug")
                .param("slug", slug)
                .query(String.class)
                .optional();
    }

    /** Like {@link #successor}, but empty while the contributor is not visible to readers. */
    public Optional<String> publicSuccessor(String slug) {
        return successor(slug)
                .filter(now -> contributors
                        .findBySlug(now)
                        .filter(who -> contributors.isPublic(who.id()))
                        .isPresent());
    }

    /** Returns the alias names of the contributor. */
    public List<String> names(long contributorId) {
        return jdbc.sql("select name from contributor_former_name where contributor_id = :id order by name")
                .param("id", contributorId)
                .query(String.class)
                .list();
    }

    /** Whether another contributor has the slug as a former one. */
    boolean isTaken(String slug, long byOthersThan) {
        return jdbc.sql(
                        "select exists (select from contributor_former_slug where slug = :slug and contributor_id <> :id)")
                .param("slug", slug)
                .param("id", byOthersThan)
                .query(Boolean.class)
                .single();
    }

    void keepSlug(String slug, long contributorId, Instant now) {
        jdbc.sql("""
                insert into contributor_former_slug (slug, contributor_id, retired_at) values (:slug, :id, :now)
                on conflict (slug) do update set contributor_id = :id, retired_at = :now""")
                .param("slug", slug)
                .param("id", contributorId)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Removes a slug that is in use again from the former ones. */
    void freeSlug(String slug) {
        jdbc.sql("delete from contributor_former_slug where slug = :slug")
                .param("slug", slug)
                .update();
    }

    void keepName(String name, long contributorId) {
        jdbc.sql(
                        "insert into contributor_former_name (name, contributor_id) values (lower(:name), :id) on conflict (name) do update set contributor_id = :id")
                .param("name", name)
                .param("id", contributorId)
                .update();
    }

    /** Removes a name that a contributor now has from the aliases. */
    void freeName(String name) {
        jdbc.sql("delete from contributor_former_name where name_fold(name) = name_fold(:name)")
                .param("name", name)
                .update();
    }

    /** Transfers all former slugs and aliases from some contributors to one. */
    void move(Collection<Long> from, long to) {
        for (String table : List.of("contributor_former_slug", "contributor_former_name")) {
            jdbc.sql("update " + table + " set contributor_id = :to where contributor_id in (:from)")
                    .param("to", to)
                    .param("from", from)
                    .update();
        }
    }
}
