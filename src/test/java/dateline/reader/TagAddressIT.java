package dateline.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Cast;
import dateline.DatelineTest;
import dateline.Reader;
import dateline.http.ReaderServer;
import dateline.platform.text.Slugs;
import dateline.platform.text.WordBank;
import dateline.story.Status;
import dateline.story.StoryContent;
import dateline.story.StoryService;
import dateline.story.section.Tags;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Pages and feeds of tags in any writing. */
@DatelineTest
class TagAddressIT {

    @Autowired
    ReaderServer server;

    @Autowired
    StoryService storyService;

    @Autowired
    Cast cast;

    @Autowired
    Tags tags;

    @Autowired
    JdbcClient jdbc;

    Reader reader;

    @BeforeEach
    void open() {
        reader = new Reader(server.port());
    }

    private void story(String headline, String... tags) {
        storyService.create(StoryContent.of(headline).withTags(List.of(tags)), Status.LIVE, cast.ada());
    }

    @Test
    void differForDifferentTags() {
        List<String> different = WordBank.tags().different();
        for (int i = 0; i < different.size(); i++) {
            story("Tagged alone " + i + ".", different.get(i));
        }
        for (int i = 0; i < different.size(); i++) {
            String path = "/tags/" + Slugs.encoded(Tags.slug(different.get(i)));
            for (String address : List.of(path, path + "/feed.rss")) {
                HttpResponse<String> answer = reader.get(address);
                assertThat(answer.statusCode()).as(address).isEqualTo(200);
                assertThat(answer.body()).as(address).contains("Tagged alone " + i + ".");
                String others = answer.body().replace("Tagged alone " + i + ".", "");
                assertThat(others).as(address).doesNotContain("Tagged alone");
            }
        }
    }

    @Test
    void areSharedBySpellingsOfATag() {
        for (List<String> spellings : WordBank.tags().same()) {
            for (int i = 0; i < spellings.size(); i++) {
                story("Spelling " + i + " of " + Tags.slug(spellings.get(i)) + ".", spellings.get(i));
            }
            String page = reader.get("/tags/" + Slugs.encoded(Tags.slug(spellings.getFirst())))
                    .body();
            for (int i = 0; i < spellings.size(); i++) {
                assertThat(page).contains("Spelling " + i + " of ");
            }
        }
        // Spellings of one tag in one story are one tag.
        story("Twice tagged", "Ruído", "ruido", "RUÍDO");
        assertThat(jdbc.sql("select count(*) from story_tag where tag ilike 'ru_do'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void leadFromTheAddressesOfBefore() {
        story("Vote called", "2044年選挙");
        story("Vote held", "2044年選挙");
        story("Budget passed", "2044年予算");
        jdbc.sql("update tag set key = '2044' where tag like '2044%'").update();
        String now = "/tags/" + Slugs.encoded("2044年選挙");
        HttpResponse<String> old = reader.get("/tags/2044");
        assertThat(old.statusCode()).isEqualTo(301);
        assertThat(old.headers().firstValue("Location")).contains(now);
        assertThat(reader.get("/tags/2044/feed.rss").headers().firstValue("Location"))
                .contains(now + "/feed.rss");
        story("A year", "2044");
        assertThat(tags.find("2044")).as("a tag of its own").isPresent();
        assertThat(reader.get("/tags/2043").statusCode()).isEqualTo(404);
    }
}
