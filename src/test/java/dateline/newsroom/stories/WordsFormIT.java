package dateline.newsroom.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Cast;
import dateline.DatelineTest;
import dateline.newsroom.entries.Editor;
import dateline.platform.text.Slugs;
import dateline.platform.text.WordBank;
import dateline.story.Stories;
import dateline.story.Story;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Texts, names and tags in any writing, through the newsroom's forms. */
@DatelineTest
class WordsFormIT {

    @LocalServerPort
    int port;

    @Autowired
    Stories stories;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Cast cast;

    Editor ada;

    @BeforeEach
    void signIn() {
        ada = new Editor(port).signedIn(DatelineTest.EMAIL, DatelineTest.PASSWORD);
    }

    private Element form() {
        return ada.open("/newsroom/stories/new").page().selectFirst("form.story-form");
    }

    @Test
    void refuseAHeadlineThatNobodyCanSee() {
        Element form = form();
        for (WordBank.Input input : WordBank.input()) {
            if (input.becomes().isEmpty()) {
                assertThat(ada.send(form, Map.of("headline", input.given(), "status", "draft"))
                                .status())
                        .isEqualTo(422);
            }
        }
    }

    @Test
    void leadToPagesInAnyScript() {
        Editor.Answer made = ada.send(
                form(),
                Map.of("headline", "Бу\u0301ря\u000bу\u00a0при́чала 91", "status", "live", "section", "Мор\u200bе"));
        assertThat(made.status()).isEqualTo(303);
        assertThat(made.location()).contains("%D0%B1").matches("[\\x21-\\x7e]+");
        assertThat(ada.open(made.location()).status()).isEqualTo(200);
        Story story = stories.findBySlug(Slugs.of("Бу\u0301ря у при́чала 91")).orElseThrow();
        assertThat(story.headline()).isEqualTo("Бу\u0301ря у\u00a0при́чала 91");
        assertThat(jdbc.sql("select c.name from story s join section c on c.id = s.section_id where s.id = :id")
                        .param("id", story.id())
                        .query(String.class)
                        .single())
                .isEqualTo("Море");
        Editor.Answer settings = ada.open(made.location() + "/settings");
        assertThat(settings.status()).isEqualTo(200);
        Editor.Answer saved = ada.send(
                settings.page().selectFirst("form.settings__form"), Map.of("slug", "буря-91", "section", "МОРЕ"));
        assertThat(saved.status()).isEqualTo(303);
        assertThat(saved.location()).endsWith("/newsroom/stories/" + Slugs.encoded("буря-91"));
        assertThat(ada.open(saved.location()).status()).isEqualTo(200);
        assertThat(jdbc.sql("select name from section where name_fold(name) = 'море'")
                        .query(String.class)
                        .list())
                .isEqualTo(List.of("Море"));
        assertThat(ada.send(
                                ada.open(saved.location() + "/settings").page().selectFirst("form.settings__form"),
                                Map.of("slug", "Буря 91"))
                        .status())
                .isEqualTo(422);
    }
}
