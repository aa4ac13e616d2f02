package dateline.newsroom.entries;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Cast;
import dateline.DatelineTest;
import dateline.account.Accounts;
import dateline.account.SignedIn;
import dateline.newsroom.desk.DeskPages;
import dateline.newsroom.desk.DeskQuery;
import dateline.platform.database.Questions;
import dateline.story.Stories;
import dateline.story.Story;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A desk asks for no more, and shows no more at once, however many updates its story has. */
@DatelineTest
class DeskFlatIT {

    private static final int DRAFTS = 20;

    @LocalServerPort
    private int port;

    @Autowired
    private Cast cast;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Stories stories;

    @Autowired
    private DeskPages desks;

    @Autowired
    private EntryForms entryForms;

    @Autowired
    private JdbcClient jdbc;

    private SignedIn ada;

    @BeforeEach
    void comeIn() {
        ada = accounts.of(DatelineTest.EMAIL).orElseThrow().signedIn();
    }

    @Test
    void asksTheDatabaseAsLittleOfALongStoryAsOfAShortOne() {
        Story small = filled(20);
        Story middling = filled(40);
        Story large = filled(2_000);
        Questions.Asked<?> one = opened(small);
        Questions.Asked<?> other = opened(middling);
        Questions.Asked<?> many = opened(large);
        assertThat(one.asked()).as("the driver notes them").isPositive().isLessThan(40);
        assertThat(many.asked()).isEqualTo(one.asked());
        assertThat(many.rows()).isEqualTo(other.rows()).isLessThanOrEqualTo(one.rows() + 4 * (DeskPages.ROWS + 1 - 20));
    }

    @Test
    void sendsAPageAsSmallOfALongStoryAsOfAShortOne() {
        Editor editor = new Editor(port).signedIn(DatelineTest.EMAIL, DatelineTest.PASSWORD);
        Document small = editor.open("/newsroom/stories/" + filled(40).slug()).page();
        Document large =
                editor.open("/newsroom/stories/" + filled(2_000).slug()).page();
        assertThat(large.select("#timeline .row"))
                .hasSize(DeskPages.ROWS)
                .hasSameSizeAs(small.select("#timeline .row"));
        assertThat(large.select("*")).hasSameSizeAs(small.select("*"));
        assertThat(large.outerHtml().length())
                .isBetween((int) (small.outerHtml().length() * .98), (int)
                        (small.outerHtml().length() * 1.02));
        assertThat(large.select("#timeline .lists__count").eachText()).startsWith("2000");
    }

    @Test
    void leadsThroughEveryListToItsEndByKeyAndWithoutAScript() {
        Editor editor = new Editor(port).signedIn(DatelineTest.EMAIL, DatelineTest.PASSWORD);
        Story story = filled(70);
        jdbc.sql("""
                update entry set submitted_at = now() where story_id = :story and released_at is null and number % 2 = 0""").param("story", story.id()).update();
        jdbc.sql(
                        "update entry set retracted_at = published_at, retraction_silent = true where story_id = :story and number <= 35")
                .param("story", story.id())
                .update();
        jdbc.sql("""
                insert into entry (story_id, number, headline, body, created_at, created_by, changed_at, published_at, scheduled_at)
                select :story, 200 + n, 'To come ' || n, '', now(), s.created_by, now(), now() + n * interval '1 day', now() from story s, generate_series(1, 40) n
                where s.id = :story""").param("story", story.id()).update();
        assertThat(walked(editor, story, "timeline")).hasSize(70).doesNotHaveDuplicates();
        assertThat(walked(editor, story, "retracted")).hasSize(35).doesNotHaveDuplicates();
        assertThat(walked(editor, story, "scheduled"))
                .hasSize(40)
                .doesNotHaveDuplicates()
                .first()
                .isEqualTo("entry-201");
        assertThat(walked(editor, story, "drafts")).hasSize(DRAFTS / 2).doesNotHaveDuplicates();
        assertThat(walked(editor, story, "submitted")).hasSize(DRAFTS / 2).doesNotHaveDuplicates();
    }

    /** The rows of a list from its beginning to its end, page after page. */
    private static List<String> walked(Editor editor, Story story, String list) {
        List<String> rows = new ArrayList<>();
        String at = "/newsroom/stories/" + story.slug() + "?list=" + list;
        while (at != null) {
            Document page = editor.open(at).page();
            List<String> shown = page.select("#timeline .row").eachAttr("id");
            assertThat(shown).hasSizeLessThanOrEqualTo(DeskPages.ROWS);
            rows.addAll(shown);
            Element older = page.selectFirst("#older a");
            at = older == null ? null : older.attr("href");
        }
        return rows;
    }

    private Questions.Asked<?> opened(Story story) {
        return Questions.count(() -> List.of(desks.desk(story.id(), DeskQuery.TIMELINE, ada), entryForms.blank(story)));
    }

    /** Entries and drafts straight into the tables, a minute apart. */
    private Story filled(int entries) {
        Story story = stories.findBySlug(cast.liveStory()).orElseThrow();
        jdbc.sql("""
                insert into entry (story_id, number, headline, body, published_at, created_at, created_by, released_at, changed_at)
                select s.id, n, 'Update ' || lpad(n::text, 5, '0'), '<p>The harbour master asks every boat to stay in.</p>',
                '2014-11-03T20:00:00Z'::timestamptz - (10000 - n) * interval '1 second', now(), s.created_by, now(), now()
                from story s, generate_series(1, :entries) n where s.id = :story""").param("entries", entries).param("story", story.id()).update();
        jdbc.sql("""
                insert into entry (story_id, number, headline, body, created_at, created_by, changed_at)
                select s.id, :entries + n, 'Draft', '<p>Not yet.</p>', now(), s.created_by, now() + n * interval '1 second'
                from story s, generate_series(1, :drafts) n where s.id = :story""")
                .param("entries", entries)
                .param("drafts", DRAFTS)
                .param("story", story.id())
                .update();
        return story;
    }
}
