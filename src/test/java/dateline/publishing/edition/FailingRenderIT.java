package dateline.publishing.edition;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Await;
import dateline.Cast;
import dateline.DatelineTest;
import dateline.Follower;
import dateline.Follower.Event;
import dateline.Reader;
import dateline.entry.EntryService;
import dateline.http.ReaderServer;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.thymeleaf.dialect.IPostProcessorDialect;
import org.thymeleaf.engine.AbstractTemplateHandler;
import org.thymeleaf.model.ITemplateStart;
import org.thymeleaf.postprocessor.IPostProcessor;
import org.thymeleaf.postprocessor.PostProcessor;
import org.thymeleaf.templatemode.TemplateMode;

/** A node on which no entry can be rendered for a while, as under a theme with a mistake in it. */
@DatelineTest
@Import(FailingRenderIT.Breakable.class)
class FailingRenderIT {

    private static final AtomicBoolean BROKEN = new AtomicBoolean();

    @Autowired
    ReaderServer server;

    @Autowired
    Editions editions;

    @Autowired
    EntryService entryService;

    @Autowired
    Cast cast;

    Reader reader;

    @BeforeEach
    void open() {
        reader = new Reader(server.port());
    }

    @AfterEach
    void mend() {
        BROKEN.set(false);
    }

    @Test
    void tellsThoseWhoFollowOnceItCan() {
        String slug = cast.liveStory();
        try (Follower follower = reader.follow(slug, "1")) {
            Await.until(follower::retries, told -> !told.isEmpty());
            breakAt(slug, () -> cast.publish(slug, "Held up"));
            BROKEN.set(false);
            // Nobody else asks for the story, and nothing else happens in it.
            assertThat(follower.events(1)).extracting(Event::id).containsExactly("2");
            cast.publish(slug, "And on");
            assertThat(follower.events(2)).extracting(Event::id).containsExactly("2", "3");
            assertThat(follower.ended()).isFalse();
        }
        assertThat(reader.get("/stories/" + slug).body()).contains("Held up", "And on");
    }

    @Test
    void showsNothingRatherThanWhatWasTakenBack() {
        String slug = cast.liveStory();
        cast.publish(slug, "Regretted");
        Await.until(() -> reader.get("/stories/" + slug).body(), page -> page.contains("Regretted"));
        breakAt(slug, () -> entryService.retract(cast.entry(slug, 1), null, "Wrong.", false, cast.ada()));
        HttpResponse<String> failed =
                Await.until(() -> reader.get("/stories/" + slug), page -> page.statusCode() == 500);
        assertThat(failed.body())
                .doesNotContain("Regretted")
                .contains("This page cannot be shown right now", "To the front page");
        assertThat(failed.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(failed.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(failed.headers().firstValue("Retry-After")).hasValue("5");
        BROKEN.set(false);
        Await.until(() -> reader.get("/stories/" + slug).statusCode(), status -> status == 200);
        assertThat(reader.get("/stories/" + slug).body()).doesNotContain("Regretted");
        assertThat(reader.get("/stories/" + slug + "/1").statusCode()).isEqualTo(410);
    }

    /** Until the node has given up on the edition that the change would make. */
    private void breakAt(String slug, Runnable change) {
        assertThat(editions.ready(slug)).isPresent();
        BROKEN.set(true);
        change.run();
        Await.until(() -> editions.ready(slug), Optional::isEmpty);
    }

    /** Lets entries be rendered, or not. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Breakable {

        @Bean
        IPostProcessorDialect breaking() {
            return new IPostProcessorDialect() {
                @Override
                public String getName() {
                    return "breaking";
                }

                @Override
                public int getDialectPostProcessorPrecedence() {
                    return 1000;
                }

                @Override
                public Set<IPostProcessor> getPostProcessors() {
                    return Set.of(new PostProcessor(TemplateMode.HTML, Breaking.class, 1000));
                }
            };
        }
    }

    /** Made by Thymeleaf, one for each rendering. */
    public static final class Breaking extends AbstractTemplateHandler {

        @Override
        public void handleTemplateStart(ITemplateStart start) {
            if (BROKEN.get() && getContext().getTemplateData().getTemplate().equals("entry/_entry")) {
                throw new IllegalStateException("An entry that cannot be rendered");
            }
            super.handleTemplateStart(start);
        }
    }
}
