package dateline.story;

import dateline.site.Slugs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tags readers find stories under. */
@Component
public class Tags {

    private final JdbcClient jdbc;

    Tags(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every tag that a public story bears, the most used first. */
    public List<Tag> withStories() {
        Map<String, List<String>> forms = jdbc.sql("""
                select t.tag from story_tag t join story s on s.id = t.story_id where s.published_at is not null
                group by t.tag order by count(*) desc, t.tag""")
            .query(String.class).list().stream().collect(Collectors.groupingBy(Tags::slug, LinkedHashMap::new, Collectors.toList()));
        return forms.entrySet().stream().map(tag -> new Tag(tag.getKey(), tag.getValue().getFirst(), List.copyOf(tag.getValue()))).toList();
    }

    /** The tag at that address; empty when no public story bears it. */
    public Optional<Tag> find(String slug) {
        return withStories().stream().filter(tag -> tag.slug().equals(slug)).findFirst();
    }

    /** The address of a tag; one without Latin letters keeps its own. */
    public static String slug(String tag) {
        String slug = Slugs.of(tag);
        return slug.isEmpty() ? tag.toLowerCase(Locale.ROOT).strip().replaceAll("[\\s/\\\\]+", "-") : slug;
    }
}
