package dateline.syndication.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.http.Asking;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedRequestTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        a browser         | true  | text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8
        another browser   | true  | text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8
        a plain page      | true  | text/html
        an older JDK      | false | text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2
        a desktop's files | false | text/html, text/*;q=0.9, image/jpeg;q=0.9, image/png;q=0.9, image/*;q=0.9, */*;q=0.8
        pages or pictures | true  | text/html, image/png;q=0.9
        nothing said      | false |
        anything          | false | */*
        a feed reader     | false | application/rss+xml, application/atom+xml;q=0.9, text/html;q=0.5
        one that likes all| false | application/xml, application/atom+xml, application/rss+xml, application/feed+json, text/html, */*;q=0.9
        one for JSON      | false | application/feed+json, application/json, text/html;q=0.9
        XML as text       | false | text/xml, text/html
        HTML refused      | false | text/html;q=0, */*
        nonsense          | false | text/html;q=x
        bare commas       | false | ,;,=;q
        """)
    void givesPeopleThePageAndFeedReadersTheFeed(String who, boolean page, String accept) {
        assertThat(FeedRequest.forPage(accept == null ? Asking.with() : Asking.with("Accept", accept)))
                .as(who)
                .isEqualTo(page);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        feed              | "x" | true
        vcdiff, feed;q=.5 | "x" | true
        FEED              | "x" | true
        feed;q=0          | "x" | false
        gzip              | "x" | false
        feed              |     | false
        """)
    void givesWhatIsNewToWhoAsksForIt(String manipulations, String held, boolean delta) {
        assertThat(FeedRequest.forDelta(
                        held == null
                                ? Asking.with("A-IM", manipulations)
                                : Asking.with("A-IM", manipulations, "If-None-Match", held)))
                .isEqualTo(delta);
    }

    @ParameterizedTest
    @CsvSource({
        "/feed.rss",
        "/updates.atom",
        "/sections/weather/feed.json",
        "/tags/%D8%B9%D8%A7%D8%B5%D9%81%D8%A9/feed.rss",
        "/stories/alda/feed.atom",
        "/stories/alda/feed/12.json",
        "/stories/alda/complete.rss",
        "/stories/a+b/key-events.rss"
    })
    void readsTheNameOfAFeed(String path) {
        assertThat(FeedName.of(path.replace("a+b", "a%2Bb")).orElseThrow().path())
                .isEqualTo(path.replace("a+b", "a%2Bb"));
    }

    @ParameterizedTest
    @CsvSource({
        "/feed",
        "/feed.xml",
        "/feeds/feed.rss",
        "/stories/feed.rss",
        "/stories/alda/feed/0.rss",
        "/stories/alda/feed/x.rss",
        "/stories/alda/updates.rss",
        "/sections/weather/feed/1.rss",
        "/stories/a/b/feed.rss"
    })
    void takesNothingElseForOne(String path) {
        assertThat(FeedName.of(path)).isEmpty();
    }
}
