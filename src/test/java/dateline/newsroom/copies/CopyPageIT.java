package dateline.newsroom.copies;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Await;
import dateline.Cast;
import dateline.DatelineTest;
import dateline.Reader;
import dateline.account.Account;
import dateline.account.AccountRole;
import dateline.http.ReaderServer;
import dateline.newsroom.entries.Editor;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Copies an update to another story by the form, and moves it there. */
@DatelineTest
class CopyPageIT {

    @LocalServerPort
    private int port;

    @Autowired
    private ReaderServer server;

    @Autowired
    private Cast cast;

    private Editor ada;
    private String here;
    private String there;

    @BeforeEach
    void signIn() {
        ada = new Editor(port).signedIn(DatelineTest.EMAIL, DatelineTest.PASSWORD);
        here = cast.liveStory();
        there = cast.liveStory();
        cast.publish(here, "The dyke holds");
    }

    @Test
    void copiesToAStoryFromTheListAndShowsBothWays() {
        Editor.Answer sent = send(ada, Map.of("story", there));
        assertThat(ada.open(sent.location()).text("#notice")).startsWith("Update #1 is copied.");
        assertThat(ada.open(desk(here) + "/entries/1").page().select("a[href='" + desk(there) + "/entries/1']"))
                .isNotEmpty();
        assertThat(ada.open(desk(there) + "/entries/1").page().select("a[href='" + desk(here) + "/entries/1']"))
                .isNotEmpty();
    }

    @Test
    void movesToTheStoryAtAnAddress() {
        Editor.Answer sent =
                send(ada, Map.of("address", "https://example.com/stories/" + there + "?page=2", "move", "true"));
        assertThat(ada.open(sent.location()).text("#notice")).startsWith("Update #1 has moved.");
        Reader reader = new Reader(server.port());
        assertThat(Await.until(() -> reader.get("/stories/" + here + "/1"), answer -> answer.statusCode() == 301)
                        .headers()
                        .firstValue("Location"))
                .hasValue("/stories/" + there + "/1");
    }

    @Test
    void keepsWhatWasTypedWhenNoStoryIsFound() {
        Editor.Answer refused = send(ada, Map.of("address", "no-such-story", "move", "true"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("#copy-address-error")).contains("names no story");
        assertThat(refused.page().selectFirst("#copy-address").attr("value")).isEqualTo("no-such-story");
        assertThat(refused.page().select("input[name=move][value=true][checked]"))
                .hasSize(1);
        assertThat(send(ada, Map.of()).text("#copy-story-error")).contains("is required");
        assertThat(send(ada, Map.of("address", desk(here).replace("/newsroom", "")))
                        .status())
                .isEqualTo(422);
        assertThat(send(ada, Map.of("address", "x".repeat(5000))).status()).isEqualTo(422);
    }

    @Test
    void makesADraftOfAReportersCopy() {
        Account jonas = cast.staff(AccountRole.REPORTER);
        Editor his = new Editor(port).signedIn(jonas.email(), DatelineTest.PASSWORD);
        assertThat(send(his, Map.of("story", there)).location()).endsWith("/entries/1");
        assertThat(ada.open(desk(there) + "?list=drafts").text("#timeline")).contains("The dyke holds");
        assertThat(send(his, Map.of("story", there, "move", "true")).status()).isEqualTo(403);
    }

    private Editor.Answer send(Editor editor, Map<String, String> typed) {
        return editor.send(editor.open(desk(here) + "/entries/1/copies").page().selectFirst("#panel form"), typed);
    }

    private static String desk(String slug) {
        return "/newsroom/stories/" + slug;
    }
}
