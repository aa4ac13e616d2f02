package dateline.newsroom.people;

import dateline.platform.text.SearchWords;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads contributors as the newsroom lists them, ordered by name, with keyset paging. */
@Component
@Transactional(readOnly = true)
class ContributorRows {

    private static final String COLUMNS = """
        select c.id, c.slug, c.version, c.name, c.title, c.agency, f.key as portrait, lower(c.name) || '~' || c.id as position,
        (select count(distinct p.entry_id) from credit_person p where p.contributor_id = c.id and p.entry_id is not null) as entries,
        (select count(distinct p.story_id) from credit_person p where p.contributor_id = c.id and p.story_id is not null) as stories,
        (select count(*) from photo t where name_fold(t.creator) = name_fold(c.name)) as photos,
        exists (select from credit_person p join credit r on r.id = p.credit_id left join entry e on e.id = r.entry_id
                join story s on s.id = coalesce(r.story_id, e.story_id) where p.contributor_id = c.id and s.published_at is not null
                and (e.id is null or e.released_at is not null and e.retracted_at is null)) as known
        from contributor c left join photo f on f.id = c.portrait_id
        """;

    /** As many as the page of a merge shows. */
    private static final int MOST_ALIKE = 50;

    private final JdbcClient jdbc;

    ContributorRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns at most {@code limit} contributors after the position whose name, title or agency contains the words. */
    List<ContributorRow> find(SearchWords words, @Nullable String after, int limit) {
        int tilde = after == null ? -1 : after.lastIndexOf('~');
        boolean placed =
                after != null && tilde >= 0 && after.substring(tilde + 1).matches("\\d{1,18}");
        return jdbc.sql(COLUMNS
                        + "where (:words = '' or c.words @@ to_tsquery('simple', :words)) and (not :placed or (lower(c.name), c.id) > (:name, :id)) "
                        + "order by lower(c.name), c.id limit :limit")
                .param("words", words.tsquery())
                .param("placed", placed)
                // PostgreSQL rejects NUL in a parameter.
                .param(
                        "name",
                        placed
                                ? Objects.requireNonNull(after)
                                        .substring(0, tilde)
                                        .replace("\0", "")
                                : "")
                .param(
                        "id",
                        placed ? Long.parseLong(Objects.requireNonNull(after).substring(tilde + 1)) : 0L)
                .param("limit", limit)
                .query(ContributorRows::row)
                .list();
    }

    /**
     * Returns groups of contributors whose names have the same words, as far as case, accents and punctuation go: those
     * who may be one person. At most {@code limit} groups, by name, each of at most {@link #MOST_ALIKE} contributors.
     */
    List<List<ContributorRow>> alike(int limit) {
        List<List<Long>> groups = jdbc.sql("""
                select array_agg(id order by id) as ids from contributor where name_words <> ''
                group by name_words having count(*) > 1 order by name_words limit :limit""")
                .param("limit", limit)
                .query((row, i) -> Arrays.stream((Long[]) row.getArray("ids").getArray())
                        .limit(MOST_ALIKE)
                        .toList())
                .list();
        Map<Long, ContributorRow> rows = of(
                        groups.stream().flatMap(List::stream).toList())
                .stream()
                .collect(Collectors.toMap(ContributorRow::id, row -> row));
        return groups.stream()
                .map(ids -> ids.stream()
                        .map(rows::get)
                        .filter(Objects::nonNull)
                        .sorted(Comparator.comparingLong(ContributorRow::entries)
                                .reversed())
                        .toList())
                .filter(group -> group.size() > 1)
                .toList();
    }

    /** Returns these contributors, ordered by name. */
    List<ContributorRow> of(Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql(COLUMNS + "where c.id in (:ids) order by lower(c.name), c.id")
                        .param("ids", ids)
                        .query(ContributorRows::row)
                        .list();
    }

    private static ContributorRow row(ResultSet row, int i) throws SQLException {
        return new ContributorRow(
                row.getLong("id"),
                row.getString("slug"),
                row.getLong("version"),
                row.getString("name"),
                row.getString("title"),
                row.getString("agency"),
                row.getString("portrait"),
                row.getLong("entries"),
                row.getLong("stories"),
                row.getLong("photos"),
                row.getBoolean("known"),
                row.getString("position"));
    }
}
