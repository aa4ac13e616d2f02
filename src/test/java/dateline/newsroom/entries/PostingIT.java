package dateline.newsroom.entries;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import dateline.DatelineTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A text that is pressed goes out once, whatever happens on the way, and what is typed meanwhile is kept apart from it. */
@DatelineTest
class PostingIT extends NewsroomBrowser {

    /** Steps, then the phase of the first post with how often the server was asked, and the effects of the last step. */
    private static final String TABLE = """
        press                             | sending 1   | send
        press offline                     | waiting 0   |
        press offline, retry              | sending 1   | send
        press, press                      | sending 1   |
        press, press, 200                 | sending 1   | published send
        press, 200                        | -           | published
        press, page                       | unknown 1   | retry
        press, lost                       | unknown 1   | retry
        press, lost, retry                | sending 2   | send
        press, lost, retry offline        | unknown 1   |
        press, lost, press                | sending 2   | send
        press, lost, retry, 200           | -           | published
        press, lost, retry, lost          | unknown 2   | retry
        press, lost, retry, 422           | refused 0   | refused
        press, lost, back                 | unknown 1   |
        press, lost, drop                 | unknown 1   |
        press, lost offline               | waiting 0   |
        press, 401                        | signedOut 0 | signIn
        press, signIn                     | signedOut 0 | signIn
        press, 401, signedIn              | sending 1   | send
        press, 401, retry                 | signedOut 0 |
        press, lost, retry, 401, signedIn | sending 2   | send
        press, 403                        | signedOut 0 | tokens
        press, 403, signedIn, 403         | refused 0   | refused
        press, 403, signedIn, 200         | -           | published
        press, 404                        | refused 0   | refused
        press, 409                        | refused 0   | refused
        press, 413                        | refused 0   | refused
        press, 422                        | refused 0   | refused
        press, press, 422                 | refused 0   | refused send
        press, 422, back                  | -           | returned
        press, 422, drop                  | -           |
        press, 422, retry                 | refused 0   |
        press, 429                        | unknown 1   | retry
        press, 500                        | unknown 1   | retry
        press, 500, retry, 200            | -           | published
        press, 502                        | unknown 1   | retry
        press, 503                        | unknown 1   | retry
        press, 503, retry, 503            | unknown 2   | retry
        press, 200, 200                   | -           |
        press, 200, lost                  | -           |
        press, back                       | sending 1   |
        press offline, back               | -           | returned
        press offline, signedIn offline   | waiting 0   |
        press, lost, restart              | sending 2   | send
        press, restart                    | sending 2   | send
        press offline, restart            | sending 1   | send
        press, restart offline            | unknown 1   |
        press, restart late               | held 1      |
        press offline, restart late       | held 0      |
        press, restart late, release      | sending 2   | send
        press, restart late, retry        | held 1      |
        press, restart late, back         | -           | returned
        press, restart late, drop         | -           |
        press, 422, restart               | refused 0   |
        press, 422, press                 | refused 0   | send
        press, press, 422, drop           | sending 1   |
        press, drop                       | sending 1   |
        press, release                    | sending 1   |
        press offline, drop               | waiting 0   |
        press, 401, back                  | signedOut 0 |
        press, 401, drop                  | signedOut 0 |
        aside                             | held 0      |
        aside, retry                      | held 0      |
        aside, press                      | held 0      | send
        aside, release                    | sending 1   | send
        aside, release offline            | waiting 0   |
        aside, back                       | -           | returned
        aside, drop                       | -           |
        aside, restart                    | held 0      |
        press, aside                      | sending 1   |
        """;

    @Test
    void decidesForEveryStateAndEvent() {
        List<?> wrong = (List<?>) page.evaluate("""
            async table => {
              const { EMPTY, LONG, decide } = await import("newsroom/outbox.js");
              const wrong = [];
              for (const line of table.trim().split("\\n")) {
                const [steps, first, effects] = line.split("|").map(cell => cell.trim());
                let state = EMPTY, last = [], keys = 0;
                for (const step of steps.split(", ")) {
                  const [name, how] = step.split(" ");
                  const offline = how === "offline";
                  const key = `k${name === "press" || name === "aside" ? ++keys : 1}`;
                  const answer = { status: Number(name) || 200, posted: name === "200", signIn: name === "signIn" };
                  const event = {
                    press: { type: "pressed", post: { key, action: "publish", copy: {}, at: 0 } },
                    aside: { type: "putAside", post: { key, action: "publish", copy: {}, at: 0 } },
                    back: { type: "takenBack", key }, drop: { type: "discarded", key }, release: { type: "released", key },
                    lost: { type: "lost", key }, retry: { type: "retry" }, signedIn: { type: "signedIn" },
                    restart: { type: "restored", found: JSON.parse(JSON.stringify(state.posts)), now: how === "late" ? LONG + 1 : 1 },
                  }[name] ?? { type: "answered", key, answer };
                  const decided = decide(name === "restart" ? EMPTY : Object.freeze(state), { offline, ...event });
                  state = decided.state;
                  last = decided.effects.map(effect => effect.do);
                }
                const post = state.posts[0];
                const found = post ? `${post.phase} ${post.asked}` : "-";
                if (found !== first || last.join(" ") !== effects) wrong.push(`${line} => ${found} | ${last.join(" ")}`);
              }
              return [...wrong, table.trim().split("\\n").length];
            }""", TABLE);
        assertThat(wrong).isEqualTo(List.of((int) TABLE.lines().count()));
    }

    @Test
    void tellsAChangedTextFromTheNextOne() {
        List<?> wrong = (List<?>) page.evaluate("""
            async () => {
              const { compare, from } = await import("newsroom/compare.js");
              const editor = document.querySelector("#composer-new dateline-editor");
              const doc = html => editor.parse(html);
              const nbsp = "\u00a0";
              const cases = [
                ["<p>One.</p>", "<p>One.</p>", "same"],
                ["<p>One.</p>", "", "same"],
                ["<p>One.</p>", "<p>One. </p>", "same"],
                ["<p>One.</p>", `<p>One.${nbsp}${nbsp}</p><p></p><p>${nbsp}</p>`, "same"],
                ["<p>One.</p>", "<p>One.<br></p>", "same"],
                ["<p>One. </p><p>Two. </p>", "<p>One.</p><p>Two.</p>", "same"],
                ["<ul><li>One </li><li>Two </li></ul>", "<ul><li>One</li><li>Two</li></ul>", "same"],
                ["<p>One.</p>", "<p>One.Two.</p>", "next", "<p>Two.</p>"],
                ["<p>One.</p>", "<p>One. Two.</p>", "next", "<p>Two.</p>"],
                ["<p>One.</p>", "<p>One.</p><p>Two.</p><p>Three.</p>", "next", "<p>Two.</p><p>Three.</p>"],
                ["<ul><li>One</li></ul>", "<ul><li>One</li><li>Two</li></ul>", "next", "<ul><li><p>Two</p></li></ul>"],
                ["<ul><li>One</li></ul>", "<ul><li>One</li></ul><p>Two</p>", "next", "<p>Two</p>"],
                ["", "<p>Two.</p>", "next", "<p>Two.</p>"],
                ["<p>The metr</p>", "<p>The metres</p>", "changed"],
                ["<p>The metres</p>", "<p>The metre</p>", "changed"],
                ["<p>One</p>", "<p>One.</p>", "changed"],
                ["<p>Pums fail.</p>", "<p>Pumps fail.</p>", "changed"],
                ["<p>Pumps fail.</p>", "<p>Now: Pumps fail.</p>", "changed"],
                ["<p>Pumps fail.</p>", "<p>Pumps <strong>fail</strong>.</p>", "changed"],
                ["<p>Pumps fail.</p>", "<p>Another thing.</p>", "changed"],
                ["<p>One.</p><p>Two.</p>", "<p>One.</p>", "changed"],
                ["<p>One.</p>", "<h3>One.</h3>", "changed"],
              ];
              return cases.flatMap(([sent, now, kind, rest]) => {
                const found = compare(doc(sent), doc(now));
                const holder = document.createElement("div");
                if (found.kind === "next") {
                  for (const node of from(doc(now), found.start).toJSON().content) holder.append(JSON.stringify(node));
                }
                const wanted = rest && doc(rest).toJSON().content.map(node => JSON.stringify(node)).join("");
                return found.kind === kind && (!rest || holder.textContent === wanted) ? [] : [`${sent} -> ${now}: ${found.kind} ${holder.textContent}`];
              });
            }""");
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "slow,mend",
        "slow,again",
        "cut before,next",
        "cut before,mend",
        "cut after,nothing",
        "cut after,mend",
        "cut after,again",
        "500,nothing",
        "500 after,next",
        "503,again",
        "a page of the network,nothing"
    })
    void publishesOnceWhateverHappensOnTheWay(String trouble, String meanwhile) {
        List<Route> met = new ArrayList<>();
        page.route("**" + path() + "/entries", route -> {
            if (!met.isEmpty()) {
                route.resume();
                return;
            }
            met.add(route);
            if (trouble.endsWith("after")) {
                route.fetch();
            }
            switch (meanwhile) {
                case "next" -> page.keyboard().type(" Six are hurt.");
                case "mend" -> {
                    page.keyboard().press("Home");
                    page.keyboard().type("Now: ");
                }
                case "again" -> {
                    page.keyboard().type(" Six are hurt.");
                    page.keyboard().press("ControlOrMeta+Enter");
                }
                default -> {}
            }
            switch (trouble.split(" ")[0]) {
                case "slow" -> route.resume();
                case "cut" -> route.abort("connectionreset");
                case "a" ->
                    route.fulfill(new Route.FulfillOptions()
                            .setStatus(200)
                            .setContentType("text/html")
                            .setBody("<h1>Accept the terms</h1>"));
                default -> route.fulfill(new Route.FulfillOptions().setStatus(Integer.parseInt(trouble.split(" ")[0])));
            }
        });
        write("The bridge is down.");
        page.keyboard().press("ControlOrMeta+Enter");
        Locator text = page.locator("#composer-new .editor__text");
        assertThat(page.locator("#timeline #entry-1")).containsText("The bridge is down.");
        assertThat(met).hasSize(1);
        switch (meanwhile) {
            case "nothing" -> assertThat(text).hasText("");
            case "next" -> assertThat(text).hasText("Six are hurt.");
            case "mend" -> {
                assertThat(page.locator("[data-offer-text]")).containsText("It is out as #1");
                assertThat(text).hasText("Now: The bridge is down.");
                assertThat(entry(1).body()).isEqualTo("<p>The bridge is down.</p>");
                page.keyboard().press("ControlOrMeta+Enter");
                assertThat(page.locator("#timeline #entry-1")).containsText("Now: The bridge is down.");
                assertThat(text).hasText("");
                assertThat(page.locator("[data-offer]")).isHidden();
            }
            default -> {
                assertThat(page.locator("#timeline #entry-2")).containsText("Six are hurt.");
                assertThat(text).hasText("");
            }
        }
        assertThat(page.locator("#timeline .row")).hasCount(meanwhile.equals("again") ? 2 : 1);
        assertThat(page.locator("[data-outbox] li")).hasCount(0);
    }

    @Test
    void emptiesTheComposerWhicheverSpacesTheTextEndsWith() {
        page.locator("#composer-new .editor__text").click();
        page.evaluate("""
            () => {
              const carried = new DataTransfer();
              carried.setData("text/html", "<p>Alpha. </p><p>Beta.&nbsp;</p><ul><li>Gamma </li><li>Delta&nbsp; </li></ul><p>Epsilon.<br></p>");
              carried.setData("text/plain", "Alpha. Beta. Gamma Delta Epsilon.");
              document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: carried, bubbles: true, cancelable: true }));
            }""");
        page.keyboard().type(" ");
        page.keyboard().press("Enter");
        page.keyboard().type("Last. ");
        page.keyboard().press("ControlOrMeta+Enter");
        assertThat(page.locator("#timeline #entry-1")).containsText("Alpha.");
        assertThat(page.locator("#composer-new .editor__text")).hasText("");
        assertThat(page.locator("#composer-new [data-told]")).hasText("");
        assertThat(page.locator("[data-offer]")).isHidden();
    }

    @Test
    void asksAgainAfterAReload() {
        List<Route> cut = new ArrayList<>();
        page.route("**" + path() + "/entries", route -> {
            if (cut.isEmpty()) {
                route.fetch();
            }
            cut.add(route);
            route.abort("connectionreset");
        });
        write("The bridge is down.");
        page.keyboard().press("ControlOrMeta+Enter");
        assertThat(page.locator("#composer-new [data-told]")).containsText("not known yet whether it is out");
        page.keyboard().type(" Six are hurt.");
        assertThat(page.locator("#composer-new [data-told]")).containsText("not known yet whether it is out");
        page.unroute("**" + path() + "/entries");
        page.reload();
        assertThat(page.locator("#notice")).containsText("Published as #1");
        // Nobody knew whether it was out: what was added may belong to it, or be the next update.
        assertThat(page.locator("[data-offer-text]")).containsText("It is out as #1");
        assertThat(page.locator("#composer-new .editor__text")).hasText("The bridge is down. Six are hurt.");
        assertThat(page.locator("#timeline .row")).hasCount(1);
        page.getByText("Publish what you added as a new update").click();
        assertThat(page.locator("#timeline #entry-2 .row__text")).hasText("Six are hurt.");
        assertThat(page.locator("#composer-new .editor__text")).hasText("");
    }

    @Test
    void offersToSaveWhatWasAddedToATextWhoseAnswerWasLost() {
        List<Route> cut = new ArrayList<>();
        page.route("**" + path() + "/entries", route -> {
            if (cut.isEmpty()) {
                route.fetch();
            }
            cut.add(route);
            route.abort("connectionreset");
        });
        write("The bridge is down.");
        page.keyboard().press("ControlOrMeta+Enter");
        assertThat(page.locator("#composer-new [data-told]")).containsText("not known yet whether it is out");
        page.keyboard().type(" Six are hurt.");
        page.keyboard().press("ControlOrMeta+Enter");
        assertThat(page.locator("#composer-new [data-told]")).containsText("Your change waits for the answer");
        page.unroute("**" + path() + "/entries");
        assertThat(page.locator("[data-offer-text]")).containsText("It is out as #1");
        assertThat(page.locator("[data-offer-change]")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("#timeline #entry-1")).containsText("The bridge is down. Six are hurt.");
        assertThat(page.locator("#timeline .row")).hasCount(1);
        assertThat(page.locator("#composer-new .editor__text")).hasText("");
    }

    @ParameterizedTest
    @ValueSource(ints = {409, 422})
    void keepsATextThatIsRefusedAndPublishesItOnceWhenItIsMended(int status) {
        Locator text = page.locator("#composer-new .editor__text");
        Locator headline = page.locator("#composer-new .composer__headline");
        Locator told = page.locator("#composer-new [data-told]");
        List<Route> met = new ArrayList<>();
        page.route("**" + path() + "/entries", route -> {
            met.add(route);
            if (status == 409 && met.size() == 1) {
                route.fulfill(new Route.FulfillOptions()
                        .setStatus(409)
                        .setContentType("text/html")
                        .setBody("<p class=refusal__sentence>A colleague changed the story at this moment.</p>"));
            } else {
                route.resume();
            }
        });
        headline.fill(status == 422 ? "Pumps fail ".repeat(30) : "Pumps fail");
        write("The bridge is down.");
        page.keyboard().press("ControlOrMeta+Enter");
        if (status == 422) {
            assertThat(told).hasText("Not sent yet: see what is missing.");
            assertThat(page.locator("#composer-new [data-error=headline]")).containsText("300");
            assertThat(headline).isFocused();
        } else {
            assertThat(told).hasText("A colleague changed the story at this moment.");
        }
        assertThat(text).hasText("The bridge is down.");
        assertThat(page.locator("#timeline .row")).hasCount(0);
        headline.fill("Pumps fail again");
        headline.press("ControlOrMeta+Enter");
        assertThat(page.locator("#timeline #entry-1")).containsText("Pumps fail again");
        assertThat(text).hasText("");
        assertThat(headline).hasValue("");
        assertThat(page.locator("#composer-new [data-error=headline]")).hasText("");
        assertThat(page.locator("#timeline .row")).hasCount(1);
        assertThat(page.locator("[data-outbox] li")).hasCount(0);
        assertThat(met).hasSize(2);
    }

    @Test
    void saysInPeoplesWordsThatAKeyWasUsed() {
        Editor ada = new Editor(port).signedIn(DatelineTest.EMAIL, DatelineTest.PASSWORD);
        Map<String, String> first =
                Map.of("key", UUID.randomUUID().toString(), "body", "The bridge is down.", "action", "publish");
        assertThat(ada.post(path() + "/entries", first).status()).isEqualTo(303);
        Editor.Answer refused = ada.post(
                path() + "/entries",
                Map.of("key", first.get("key"), "body", "The old bridge is down.", "action", "publish"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("[data-errors]"))
                .contains("An earlier version of this text was sent and is #1")
                .doesNotContain("key");
        assertThat(refused.page().selectFirst("#composer-new").attr("data-posted"))
                .isEqualTo("1");
        assertThat(refused.page()
                        .selectFirst("#composer-new textarea[name=body]")
                        .text())
                .isEqualTo("The old bridge is down.");
        assertThat(ada.send(refused.page().selectFirst("#composer-new form"), Map.of("action", "publish"))
                        .status())
                .isEqualTo(303);
        assertThat(entry(2).body()).contains("The old bridge is down.");
    }
}
