package dateline.syndication.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.syndication.format.Feed;
import dateline.syndication.format.FeedItem;
import dateline.syndication.format.Retraction;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedHistoryTest {

    private final FeedHistory history = new FeedHistory();
    private final Feed now = Awkward.ofStory(true);

    @Test
    void knowsWhatIsNewAndWhatChanged() {
        List<FeedItem> items = now.items();
        FeedItem corrected = items.get(3).withUpdated(items.get(3).updated().plusSeconds(60));
        Feed before = now.with(
                List.of(items.get(2), corrected, items.get(4)),
                now.retractions().subList(1, 2));
        history.keep("\"before\"", before);
        Feed news = history.since("\"before\"", now.with(items.subList(0, 5), now.retractions()))
                .orElseThrow();
        assertThat(news.items())
                .extracting(FeedItem::id)
                .containsExactly(
                        items.get(0).id(), items.get(1).id(), items.get(3).id());
        assertThat(news.updateInterval()).as("the feed's, not its few items'").isEqualTo(now.updateInterval());
        assertThat(news.retractions())
                .extracting(Retraction::id)
                .containsExactly(now.retractions().getFirst().id());
    }

    @Test
    void findsAnETagInWhicheverEncodingItWasSent() {
        history.keep("\"abc_-1\"", now);
        assertThat(history.known("\"x\", W/\"abc_-1-br\"")).isEqualTo("\"abc_-1\"");
        assertThat(history.known("\"abc_-1-gzip\"")).isEqualTo("\"abc_-1\"");
        assertThat(history.known("\"abc\"")).isNull();
        assertThat(history.known("*")).isNull();
        assertThat(history.since("\"other\"", now)).isEmpty();
    }
}
