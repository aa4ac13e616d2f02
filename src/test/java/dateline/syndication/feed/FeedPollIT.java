package dateline.syndication.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Await;
import dateline.Cast;
import dateline.DatelineTest;
import dateline.Reader;
import dateline.entry.EntryContent;
import dateline.entry.EntryService;
import dateline.http.ReaderServer;
import dateline.syndication.format.FeedFormat;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Subscribers who ask again and again. */
@DatelineTest
class FeedPollIT {

    @Autowired
    Cast cast;

    @Autowired
    EntryService entryService;

    @Autowired
    ReaderServer server;

    Reader reader;

    @BeforeEach
    void open() {
        reader = new Reader(server.port());
    }

    /** Keeps what it was sent last, and asks with one kind of validator. */
    private final class Poller {

        private final String path;
        private final boolean byTag;
        private HttpResponse<String> last;
        private int sent;

        Poller(String path, boolean byTag) {
            this.path = path;
            this.byTag = byTag;
            this.last = reader.get(path);
        }

        String poll() {
            String name = byTag ? "ETag" : "Last-Modified";
            HttpResponse<String> answer = last.headers()
                    .firstValue(name)
                    .map(value -> reader.get(path, byTag ? "If-None-Match" : "If-Modified-Since", value))
                    .orElseGet(() -> reader.get(path));
            if (answer.statusCode() == 304) {
                assertThat(answer.body()).isEmpty();
            } else {
                assertThat(answer.statusCode()).isEqualTo(200);
                last = answer;
                sent++;
            }
            return last.body();
        }
    }

    @ParameterizedTest
    @EnumSource(FeedFormat.class)
    void hearOfEveryChangeByEachValidatorAlone(FeedFormat format) {
        String slug = cast.liveStory();
        cast.publish(slug, "First.");
        String path = "/stories/" + slug + "/feed." + format.ending();
        Await.until(() -> reader.get(path).body(), body -> body.contains("First."));
        List<Poller> pollers = List.of(new Poller(path, true), new Poller(path, false));
        // Each change within a second of the one before: a date alone could not tell them apart.
        cast.publish(slug, "Second.");
        pollers.forEach(poller -> Await.until(poller::poll, body -> body.contains("Second.")));
        entryService.edit(
                cast.entry(slug, 2), null, EntryContent.of("Second, mended.", "<p>x</p>"), null, false, cast.ada());
        pollers.forEach(poller -> Await.until(poller::poll, body -> body.contains("Second, mended.")));
        entryService.correct(cast.entry(slug, 1), null, "It was the first.", cast.ada());
        pollers.forEach(poller -> Await.until(poller::poll, body -> body.contains("It was the first.")));
        entryService.retract(cast.entry(slug, 2), null, null, true, cast.ada());
        pollers.forEach(poller -> Await.until(poller::poll, body -> !body.contains("Second")));
        for (Poller poller : pollers) {
            // Once its date can be told, it is not sent again.
            Await.until(
                    poller::poll,
                    body -> poller.last.headers().firstValue("Last-Modified").isPresent() || poller.byTag);
            int sent = poller.sent;
            IntStream.range(0, 20).forEach(i -> poller.poll());
            assertThat(poller.sent).as("by tag " + poller.byTag).isEqualTo(sent);
        }
    }

    @ParameterizedTest
    @EnumSource(FeedFormat.class)
    void haveOnlyWhatIsNewWhenTheyAskForIt(FeedFormat format) {
        String slug = cast.liveStory();
        IntStream.rangeClosed(1, 20).forEach(i -> cast.publish(slug, "Update " + i + "."));
        String path = "/stories/" + slug + "/feed." + format.ending();
        HttpResponse<String> before =
                Await.until(() -> reader.get(path), answer -> answer.body().contains("Update 20."));
        String held = header(before, "ETag");
        assertThat(header(before, "Vary")).contains("A-IM", "Accept", "Accept-Encoding");
        assertThat(reader.get(path, "A-IM", "feed", "If-None-Match", held).statusCode())
                .as("nothing new")
                .isEqualTo(304);
        cast.publish(slug, "Update 21.");
        entryService.correct(cast.entry(slug, 7), null, "It was the seventh.", cast.ada());
        HttpResponse<String> now =
                Await.until(() -> reader.get(path), answer -> answer.body().contains("the seventh"));
        for (String sent : List.of(held, "W/" + held, "\"other\", " + held, held.replaceFirst("\"$", "-gzip\""))) {
            HttpResponse<String> news = reader.get(path, "A-IM", "feed", "If-None-Match", sent);
            assertThat(news.statusCode()).as(sent).isEqualTo(226);
            assertThat(header(news, "IM")).isEqualTo("feed");
            assertThat(header(news, "ETag")).isEqualTo(header(now, "ETag"));
            assertThat(header(news, "Delta-Base")).isEqualTo(held);
            assertThat(header(news, "Content-Type")).isEqualTo(format.mediaType() + "; charset=utf-8");
            assertThat(header(news, "Cache-Control")).contains("no-store", "im");
            assertThat(header(news, "Vary")).contains("A-IM");
            assertThat(news.body()).contains("Update 21.", "Update 7.").doesNotContain("Update 20.", "Update 6.");
        }
        assertThat(reader.get(path, "A-IM", "feed").statusCode())
                .as("without a base")
                .isEqualTo(200);
        assertThat(reader.get(path, "If-None-Match", held).statusCode())
                .as("not asked for")
                .isEqualTo(200);
        assertThat(reader.get(path, "A-IM", "gzip", "If-None-Match", held).statusCode())
                .isEqualTo(200);
        HttpResponse<String> unknown = reader.get(path, "A-IM", "feed", "If-None-Match", "\"nobody-knows-this-one\"");
        assertThat(unknown.statusCode()).isEqualTo(200);
        assertThat(unknown.body()).isEqualTo(now.body());
    }

    @Test
    void hearOfARetractionInWhatIsNew() {
        String slug = cast.liveStory();
        cast.publish(slug, "Stays.");
        cast.publish(slug, "Goes.");
        String path = "/stories/" + slug + "/feed.atom";
        HttpResponse<String> before =
                Await.until(() -> reader.get(path), answer -> answer.body().contains("Goes."));
        entryService.retract(cast.entry(slug, 2), null, "Wrong.", false, cast.ada());
        Await.until(() -> reader.get(path).body(), body -> !body.contains("Goes."));
        HttpResponse<String> news = reader.get(path, "A-IM", "feed", "If-None-Match", header(before, "ETag"));
        assertThat(news.statusCode()).isEqualTo(226);
        assertThat(news.body())
                .contains("at:deleted-entry", "<title>Retracted: ", "Wrong.")
                .doesNotContain("Stays.", "Goes.");
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElseThrow();
    }
}
