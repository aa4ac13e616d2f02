package dateline.newsroom.stories;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds earlier stories whose settings a new story can take over, while the words of a headline are being typed. */
@Component
class EarlierStories {

    private static final int MOST = 6;

    private final JdbcClient jdbc;

    EarlierStories(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An earlier story to choose. */
    record Earlier(
            String slug,
            String headline,
            String language,
            @Nullable String section,
            String status) {}

    /**
     * Returns stories whose headlines contain all the words, ignoring case and accents, the last changed first. Without
     * words, returns the stories changed last.
     */
    List<Earlier> like(@Nullable String typed) {
        // PostgreSQL rejects NUL in a parameter.
        String words = typed == null || typed.length() > 200
                ? ""
                : typed.replace("\0", " ").strip();
        String[] parts = words.split("\\s+");
        return jdbc.sql("""
                select s.slug, s.headline, s.language, c.name as section, case when s.withdrawn_at is not null then 'withdrawn'
                  when s.published_at is null then 'draft' when s.coverage_ended_at is not null then 'ended'
                  when s.coverage_opened_at is null then 'upcoming' else 'live' end as status
                from story s left join section c on c.id = s.section_id
                where search_words(s.headline) like all (select '%' || search_words(part) || '%' from unnest(:parts) part)
                order by s.changed_at desc, s.id desc limit :most""")
                .param("parts", parts)
                .param("most", MOST)
                .query((row, i) -> new Earlier(
                        row.getString("slug"),
                        row.getString("headline"),
                        row.getString("language"),
                        row.getString("section"),
                        row.getString("status")))
                .list();
    }
}
