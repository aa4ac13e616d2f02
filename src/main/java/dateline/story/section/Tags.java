package dateline.story.section;

import dateline.platform.text.Slugs;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds and indexes the tags of public stories by their slug, which is the last part of a tag's address. */
@Component
public class Tags implements InitializingBean {

    /**
     * A tag of a withdrawn story counts only if a public story had it at some time: editors may have added it after the
     * withdrawal.
     */
    private static final String SEEN = """
        (k.stories > 0 or k.public_at is not null and exists (
          select from story_tag t join story s on s.id = t.story_id where t.tag = k.tag and s.withdrawn_at is not null))""";

    /** The tags of public stories, with the slugs that tags of an earlier version's node have not got yet. */
    private static final String LISTED = """
        (select tag, stories, coalesce(slug, given) as slug from tag
        left join unnest(cast(:tags as text[]), cast(:slugs as text[])) as made (name, given) on slug is null and name = tag
        where stories > 0) listed""";

    private static final String INITIAL = """
        case when slug collate "C" >= '0' and slug collate "C" < ':' then '0-9'
        when slug collate "C" >= 'a' and slug collate "C" < '{' then left(slug, 1) else 'other' end""";

    private final JdbcClient jdbc;

    Tags(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Recomputes at startup the slugs that the current rules would make differently. */
    @Override
    public void afterPropertiesSet() {
        record Known(String tag, @Nullable String slug) {}
        address(jdbc.sql("select tag, slug from tag").query(Known.class).list().stream()
                .filter(known -> !slug(known.tag()).equals(known.slug()))
                .map(Known::tag)
                .toList());
    }

    /** Gives a slug to tags that have none. Runs in the transaction that wrote the tags. */
    public void settle() {
        address(unaddressed());
    }

    private List<String> unaddressed() {
        return jdbc.sql("select tag from tag where slug is null order by tag")
                .query(String.class)
                .list();
    }

    private void address(List<String> tags) {
        if (!tags.isEmpty()) {
            jdbc.sql(
                            "update tag set slug = made.slug from unnest(cast(:tags as text[]), cast(:slugs as text[])) as made (tag, slug) where tag.tag = made.tag")
                    .param("tags", tags.toArray(String[]::new))
                    .param("slugs", tags.stream().map(Tags::slug).toArray(String[]::new))
                    .update();
        }
    }

    /** Returns every tag of a public story, most used first. */
    public List<Tag> withStories() {
        return listed("", "max(stories) desc, min(tag)", null, null);
    }

    /** Returns the most used tags of public stories, most used first. */
    public List<Tag> mostUsed(int limit) {
        return listed("", "max(stories) desc, min(tag)", null, limit);
    }

    /** Returns the tags of public stories whose slug has that initial, in order of their slugs. */
    public List<Tag> withInitial(String initial) {
        return listed(" where " + INITIAL + " = :initial", "slug collate \"C\"", initial, null);
    }

    /**
     * Returns the initials of the slugs of all tags of public stories, in order: a letter from a to z, {@code 0-9} for
     * any digit, {@code other} for anything else.
     */
    public NavigableSet<String> initials() {
        return new TreeSet<>(listed("select distinct " + INITIAL + " from " + LISTED)
                .query(String.class)
                .list());
    }

    private List<Tag> listed(String where, String order, @Nullable String initial, @Nullable Integer limit) {
        return listed("select slug, array_agg(tag order by stories desc, tag) as forms from " + LISTED + where
                        + " group by slug order by " + order + " limit :limit")
                .param("initial", initial)
                .param("limit", limit)
                .query((row, i) -> {
                    List<String> forms =
                            List.of((String[]) row.getArray("forms").getArray());
                    return new Tag(row.getString("slug"), forms.getFirst(), forms);
                })
                .list();
    }

    private JdbcClient.StatementSpec listed(String sql) {
        List<String> tags = unaddressed();
        return jdbc.sql(sql)
                .param("tags", tags.toArray(String[]::new))
                .param("slugs", tags.stream().map(Tags::slug).toArray(String[]::new));
    }

    /**
     * Returns the tag with that slug. Empty when no story has the tag that is public, or was public before it was
     * withdrawn. The address of a tag that was once public therefore stays valid.
     */
    public Optional<Tag> find(String slug) {
        List<String> forms = forms(slug);
        return forms.isEmpty() ? Optional.empty() : Optional.of(new Tag(slug, forms.getFirst(), forms));
    }

    /**
     * Returns the spellings of the tag, most used first. Tags without a slug, as nodes of an earlier version write them,
     * are matched by their text.
     */
    private List<String> forms(String slug) {
        String[] others =
                unaddressed().stream().filter(tag -> slug(tag).equals(slug)).toArray(String[]::new);
        String which = others.length == 0 ? "k.slug = :slug" : "(k.slug = :slug or k.tag = any(:others))";
        return jdbc.sql("select k.tag from tag k where " + which + " and " + SEEN + " order by k.stories desc, k.tag")
                .param("slug", slug)
                .param("others", others)
                .query(String.class)
                .list();
    }

    /**
     * Returns the slug of the tag that had this one by an earlier rule, which gave one slug to several tags; of these, the
     * most used one's.
     */
    public Optional<String> successor(String former) {
        return jdbc.sql("select k.slug from tag k where k.key = :former and k.slug <> :former and " + SEEN
                        + " order by k.stories desc, k.tag limit 1")
                .param("former", former)
                .query(String.class)
                .optional();
    }

    /** Returns the slug of a tag. Two spellings of one tag have the same slug, and two tags never do. */
    public static String slug(String tag) {
        return Slugs.ofTag(tag);
    }
}
