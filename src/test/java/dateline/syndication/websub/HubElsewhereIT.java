package dateline.syndication.websub;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Await;
import dateline.Cast;
import dateline.DatelineTest;
import dateline.Reader;
import dateline.TestDatabase;
import dateline.http.ReaderServer;
import dateline.platform.settings.Urls;
import dateline.syndication.websub.Subscriber.Delivery;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;

/** A site that leaves its subscribers to a hub elsewhere. */
@DatelineTest
@ContextConfiguration(
        initializers = {TestDatabase.Fresh.class, DatelineTest.DataFolder.class, HubElsewhereIT.ElsewhereHub.class})
class HubElsewhereIT {

    private static final Subscriber HUB = new Subscriber();

    /** Names the hub. */
    static class ElsewhereHub implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of("dateline.hub-url=" + HUB.callback("/hub")).applyTo(context);
        }
    }

    @Autowired
    ReaderServer server;

    @Autowired
    Cast cast;

    @Autowired
    Urls urls;

    @AfterAll
    static void end() {
        HUB.close();
    }

    @Test
    void tellsItWhichFeedsChanged() {
        String slug = cast.liveStory();
        cast.publish(slug, "News");
        String word =
                "hub.mode=publish&hub.url=" + URLEncoder.encode(urls.story(slug) + "/feed.rss", StandardCharsets.UTF_8);
        Delivery told = Await.until(
                        () -> HUB.deliveries.stream()
                                .filter(delivery -> delivery.text().startsWith(word))
                                .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
        assertThat(told.path()).isEqualTo("/hub");
        assertThat(told.headers()).containsEntry("content-type", "application/x-www-form-urlencoded");
        assertThat(told.text()).contains(URLEncoder.encode(urls.home() + "updates.atom", StandardCharsets.UTF_8));
    }

    @Test
    void isNoHubItself() {
        assertThat(Subscriber.ask(server.port(), "mode", "subscribe").statusCode())
                .isEqualTo(405);
        assertThat(new Reader(server.port()).get("/hub").statusCode()).isEqualTo(404);
    }
}
