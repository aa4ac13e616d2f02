package dateline.story;

import dateline.site.Slugs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tags readers find stories under, each by its key: the last part of its address. */
@Component
public class Tags implements InitializingBean {

    private static final String BORNE =
            "from tag k join story_tag t on t.tag = k.tag join story s on s.id = t.story_id where ";
    private static final String PUBLIC = BORNE + "s.published_at is not null";
    /** A tag of a withdrawn story counts only if readers ever saw it under a story that was out: it may be a tag given since. */
    private static final String SEEN =
            BORNE + "(s.published_at is not null or k.public_at is not null and s.withdrawn_at is not null)";

    private final JdbcClient jdbc;

    Tags(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Brings all keys in step with the way they are made now. */
    @Override
    public void afterPropertiesSet() {
        record Known(String tag, @Nullable String key) {}
        key(jdbc.sql("select tag, key from tag").query(Known.class).list().stream()
                .filter(known -> !slug(known.tag()).equals(known.key()))
                .map(Known::tag)
                .toList());
    }

    /** Gives tags that have none their key, in the transaction that wrote them. */
    void settle() {
        key(unkeyed());
    }

    private List<String> unkeyed() {
        return jdbc.sql("select tag from tag where key is null order by tag")
                .query(String.class)
                .list();
    }

    private void key(List<String> tags) {
        if (!tags.isEmpty()) {
            jdbc.sql(
                            "update tag set key = made.key from unnest(cast(:tags as text[]), cast(:keys as text[])) as made (tag, key) where tag.tag = made.tag")
                    .param("tags", tags.toArray(String[]::new))
                    .param("keys", tags.stream().map(Tags::slug).toArray(String[]::new))
                    .update();
        }
    }

    /** Every tag that a public story bears, the most used first. */
    public List<Tag> withStories() {
        Map<String, List<String>> forms = jdbc
                .sql("select t.tag " + PUBLIC + " group by t.tag order by count(*) desc, t.tag")
                .query(String.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Tags::slug, LinkedHashMap::new, Collectors.toList()));
        return forms.entrySet().stream()
                .map(tag -> new Tag(tag.getKey(), tag.getValue().getFirst(), List.copyOf(tag.getValue())))
                .toList();
    }

    /**
     * The tag at that address; empty when no story bears it that readers see, or saw before it was withdrawn: the address of a tag that was
     * public stays.
     */
    public Optional<Tag> find(String slug) {
        List<String> forms = forms(slug);
        return forms.isEmpty() ? Optional.empty() : Optional.of(new Tag(slug, forms.getFirst(), forms));
    }

    /** The ways the tag is written, the most used first. One that has no key yet, as a node of the version before writes it, is known by its words. */
    private List<String> forms(String slug) {
        String[] others =
                unkeyed().stream().filter(tag -> slug(tag).equals(slug)).toArray(String[]::new);
        String which = others.length == 0 ? "k.key = :key" : "(k.key = :key or k.tag = any(:others))";
        return jdbc.sql("select t.tag " + SEEN + " and " + which + " group by t.tag order by count(*) desc, t.tag")
                .param("key", slug)
                .param("others", others)
                .query(String.class)
                .list();
    }

    /** The address of a tag; one without Latin letters keeps its own. */
    public static String slug(String tag) {
        String slug = Slugs.of(tag);
        return slug.isEmpty() ? tag.toLowerCase(Locale.ROOT).strip().replaceAll("[\\s/\\\\]+", "-") : slug;
    }
}
