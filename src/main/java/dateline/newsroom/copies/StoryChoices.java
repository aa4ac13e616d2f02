package dateline.newsroom.copies;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists the stories that an update may be copied to: the ones changed last. */
@Component
class StoryChoices {

    private static final int MOST = 100;

    /** A story to choose: its slug and its headline. */
    record Choice(String slug, String headline) {}

    private final JdbcClient jdbc;

    StoryChoices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns the stories changed last, without this one. */
    List<Choice> besides(long storyId) {
        return jdbc.sql(
                        "select slug, headline from story where id <> :story and withdrawn_at is null order by changed_at desc, id desc limit :most")
                .param("story", storyId)
                .param("most", MOST)
                .query(Choice.class)
                .list();
    }
}
