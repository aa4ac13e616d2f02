package dateline.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Cast;
import dateline.DatelineTest;
import dateline.account.Account;
import dateline.account.AccountRole;
import dateline.newsroom.entries.Editor;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@DatelineTest
class LanguageIT {

    @LocalServerPort
    private int port;

    @Autowired
    private Cast cast;

    @Test
    void isTheBrowsersUntilSomebodyChoosesTheirs() {
        assertThat(signInPage("")).isEqualTo("en: Sign in");
        assertThat(signInPage("es-MX,es;q=0.9,en;q=0.5")).isEqualTo("es: Entrar");
        assertThat(signInPage("tlh,es;q=0.1")).isEqualTo("es: Entrar");
        assertThat(signInPage("tlh")).isEqualTo("en: Sign in");
        assertThat(signInPage("not a tag;;q=x")).isEqualTo("en: Sign in");
    }

    @Test
    void staysWithTheAccountWhereverItSignsInNext() {
        Account maya = cast.staff(AccountRole.REPORTER);
        Editor here = new Editor(port).signedIn(maya.email(), DatelineTest.PASSWORD);
        assertThat(language(here)).isEqualTo("en");
        assertThat(here.post("/newsroom/language", Map.of("language", "es")).location())
                .isEqualTo("/newsroom");
        assertThat(language(here)).isEqualTo("es");
        assertThat(here.open("/newsroom").text(".bar"))
                .contains("Cerrar sesión")
                .doesNotContain("Sign out");
        Editor elsewhere = new Editor(port).speaking("en").signedIn(maya.email(), DatelineTest.PASSWORD);
        assertThat(language(elsewhere)).isEqualTo("es");
        elsewhere.post("/newsroom/language", Map.of("language", "en"));
        assertThat(language(elsewhere)).isEqualTo("en");
    }

    @Test
    void isOneThereAreWordsIn() {
        Editor maya = new Editor(port).signedIn(cast.staff(AccountRole.REPORTER).email(), DatelineTest.PASSWORD);
        assertThat(maya.post("/newsroom/language", Map.of("language", "tlh")).status())
                .isEqualTo(404);
        assertThat(language(maya)).isEqualTo("en");
        assertThat(maya.open("/newsroom")
                        .page()
                        .select(".bar__languages button")
                        .eachText())
                .containsExactly("English", "Español");
    }

    private String signInPage(String languages) {
        Editor.Answer answer = new Editor(port).speaking(languages).open("/newsroom/sign-in");
        return answer.page().select("html").attr("lang") + ": " + answer.text(".sign-in button");
    }

    private static String language(Editor editor) {
        return editor.open("/newsroom").page().select("html").attr("lang");
    }
}
