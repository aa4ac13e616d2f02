package dateline.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.netty.handler.codec.http.EmptyHttpHeaders;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RoutesTest {

    private final Routes routes = new Routes()
            .get("/", request -> named("front"))
            .get("/stories/{slug}", request -> named("story " + request.parameter("slug")))
            .get(
                    "/stories/{slug}/{number}",
                    request -> named("entry " + request.parameter("slug") + " " + request.parameter("number")))
            .get("/stories/{slug}/live", request -> named("live"))
            .get("/stories/new/live/x", request -> named("odd"))
            .get("/stories/{slug}/page/{n}", request -> named("page " + request.parameter("n")))
            .otherwise(request -> named("none"));

    @Test
    void findsTheRoute() {
        assertThat(answer("/")).isEqualTo("front");
        assertThat(answer("/?q=/stories/x")).isEqualTo("front");
        assertThat(answer("/stories/flood")).isEqualTo("story flood");
        assertThat(answer("/stories/flood/7")).isEqualTo("entry flood 7");
        assertThat(answer("/stories/flood/page/2")).isEqualTo("page 2");
    }

    @Test
    void prefersTheLiteralAndComesBackFromIt() {
        assertThat(answer("/stories/flood/live")).isEqualTo("live");
        assertThat(answer("/stories/new/live/x")).isEqualTo("odd");
        assertThat(answer("/stories/new")).isEqualTo("story new");
        assertThat(answer("/stories/new/live")).isEqualTo("live");
        assertThat(answer("/stories/new/page/1")).isEqualTo("page 1");
    }

    @Test
    void keepsNothingOfAWayItCameBackFrom() {
        Routes crossing = new Routes()
                .get("/a/{x}/b", request -> named("x"))
                .get("/{y}/c", request -> named("y " + request.parameter("y")));

        assertThat(answer(crossing, "/a/c")).isEqualTo("y a");
    }

    @Test
    void knowsNoOtherAddress() {
        for (String path : new String[] {
            "/stories",
            "/stories/",
            "//",
            "/stories//",
            "/stories/a/page/1/2",
            "/Stories/a",
            "/stories/a//",
            "//stories/a/"
        }) {
            assertThat(answer(path)).as(path).isEqualTo("none");
        }
    }

    @Test
    void leadsOnFromAnAddressWithASlashTooMany() {
        assertThat(routes.answer(new Request("/stories/K%c3%b6ln/?a=b&c", EmptyHttpHeaders.INSTANCE)))
                .isEqualTo(new Answer.Redirect(301, "/stories/K%C3%B6ln?a=b&c"));
        assertThat(routes.answer(new Request("/stories/flood/live/", EmptyHttpHeaders.INSTANCE)))
                .isEqualTo(new Answer.Redirect(301, "/stories/flood/live"));
    }

    @Test
    void knowsAnAddressByOnePathHoweverItIsWritten() {
        Routes one = new Routes().get("/stories/{slug}", request -> named(request.path()));
        for (String raw : new String[] {
            "/stories/flood-2", "/stories/%66lood-2", "/%73tories/flood%2D2", "/stories/%66%6C%6f%6fd-2?q"
        }) {
            assertThat(answer(one, raw)).as(raw).isEqualTo("/stories/flood-2");
        }
        assertThat(answer(one, "/stories/K%c3%b6ln"))
                .isEqualTo(answer(one, "/stories/K\u00c3\u00b6ln"))
                .isEqualTo("/stories/K%C3%B6ln");
        assertThat(answer(one, "/stories/100%25")).isEqualTo("/stories/100%25");
    }

    @Test
    void decodesSegmentsOnce() {
        assertThat(answer("/stories/%66lood")).isEqualTo("story flood");
        assertThat(answer("/stories/a%2566")).isEqualTo("story a%66");
        assertThat(answer("/stories/a+b")).isEqualTo("story a+b");
        assertThat(answer("/stories/K\u00c3\u00b6ln")).isEqualTo("story Köln");
    }

    @Test
    void refusesWhatIsNoSegment() {
        for (String raw : new String[] {
            "%", "%a", "%zz", "%c3", "%c0%af", "a%00b", "a\u0000b", "..", "%2e%2E", "a%2fb", "a%5Cb", "%7f", "%-1"
        }) {
            assertThat(answer("/stories/" + raw)).as(raw).isEqualTo("400");
        }
    }

    @Test
    void takesOneRouteForAPattern() {
        assertThatIllegalArgumentException().isThrownBy(() -> routes.get("/stories/{other}", request -> named("")));
        assertThatIllegalArgumentException().isThrownBy(() -> routes.get("stories", request -> named("")));
    }

    private String answer(String target) {
        return answer(routes, target);
    }

    private static String answer(Routes routes, String target) {
        PreparedResponse preparedResponse =
                (PreparedResponse) routes.answer(new Request(target, EmptyHttpHeaders.INSTANCE));
        return preparedResponse.status() == 200
                ? new String(preparedResponse.content(), StandardCharsets.UTF_8)
                : "" + preparedResponse.status();
    }

    private static PreparedResponse named(String name) {
        return PreparedResponse.of("text/plain; charset=utf-8", name).build();
    }
}
