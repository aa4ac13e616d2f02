package dateline.syndication.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.io.SyndFeedInput;
import dateline.syndication.feed.Awkward;
import dateline.syndication.feed.FeedRules;
import dateline.syndication.feed.Golden;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.w3c.dom.Element;

class AtomWriterTest {

    static final List<FeedRules.Rule> RULES = FeedRules.ATOM_RULES;
    private final AtomWriter writer = new AtomWriter();

    @ParameterizedTest
    @FieldSource("RULES")
    void keepsTheRules(FeedRules.Rule rule) {
        for (Feed feed : Awkward.all()) {
            assertThat(FeedRules.breaches(List.of(rule), writer.write(feed), feed.self(FeedFormat.ATOM)))
                    .as(feed.paging().address())
                    .isEmpty();
        }
    }

    @Test
    void isReadByRomeAsItWasMeant() throws Exception {
        SyndFeed read = new SyndFeedInput().build(new StringReader(writer.write(Awkward.ofStory(true))));
        assertThat(read.getTitle()).isEqualTo("Storm & flood: <live>");
        assertThat(read.getUri()).isEqualTo("tag:news.example,2014:story-7/feed");
        assertThat(read.getEntries()).hasSize(9);
        SyndEntry marked = read.getEntries().getFirst();
        assertThat(marked.getTitle()).isEqualTo(Awkward.MARKED);
        assertThat(marked.getUri()).isEqualTo("tag:news.example,2014:story-7/entry-8");
        assertThat(marked.getPublishedDate()).isEqualTo("2014-11-04T01:14:00Z");
        assertThat(marked.getUpdatedDate()).as("the latest correction's").isEqualTo("2014-11-04T14:05:00.008Z");
        assertThat(marked.getAuthors()).extracting(SyndPerson::getName).containsExactly("Cara Anna");
        assertThat(marked.getContributors()).extracting(SyndPerson::getName).containsExactly("Edith M. Lederer");
        assertThat(marked.getContents().getFirst().getType()).isEqualTo("html");
        SyndEntry photos = read.getEntries().get(2);
        assertThat(photos.getEnclosures())
                .extracting("url")
                .containsExactly(
                        "https://news.example/photos/gauge/1280.jpg", "https://news.example/photos/quay/1280.jpg");
        assertThat(photos.getAuthors())
                .as("the story's own, where the entry names none")
                .extracting(SyndPerson::getName)
                .containsExactly("Edith M. Lederer");
        assertThat(photos.getContributors()).extracting(SyndPerson::getName).containsExactly("Associated Press");
    }

    @Test
    void leavesATombstoneAndAWordWhereReadersAreTold() {
        Element feed = FeedRules.parse(writer.write(Awkward.ofStory(true)));
        List<Element> tombstones = FeedRules.children(feed, FeedRules.TOMBSTONES, "deleted-entry");
        assertThat(tombstones)
                .extracting(tombstone -> tombstone.getAttribute("ref") + " " + tombstone.getAttribute("when") + " "
                        + tombstone.getTextContent().strip())
                .containsExactly(
                        "tag:news.example,2014:story-7/entry-10 2014-11-04T02:00:00.123Z The photo showed <another> harbour.",
                        "tag:news.example,2014:story-7/entry-9 2014-11-04T01:00:00.000Z ");
        assertThat(writer.write(Awkward.ofStories()))
                .as("no namespace for nothing")
                .doesNotContain("tombstones");
    }

    @Test
    void keepsTheNoticeBesideItsTombstone() {
        Element feed = FeedRules.parse(writer.write(Awkward.ofStory(true)));
        Element notice = FeedRules.entries(feed)
                .filter(entry -> FeedRules.atom(entry, "id").endsWith("/entry-10"))
                .findFirst()
                .orElseThrow();
        assertThat(FeedRules.atom(notice, "updated")).isEqualTo("2014-11-04T02:00:00.000Z");
        assertThat(FeedRules.atom(notice, "published")).isEqualTo("2014-11-03T16:40:00.000Z");
        assertThat(FeedRules.atom(notice, "title")).isEqualTo("Retracted: update of 11:40 a.m. EST, Nov. 3, 2014");
    }

    @Test
    void dropsWhatXmlCannotHoldAndKeepsTheRest() {
        String feed = writer.write(Awkward.ofUpdates());
        assertThat(feed)
                .contains("<title>ABCD</title>", "🚢", "Line\u2028separator", "xml:lang=\"ar\"", "dir=\"rtl\"", "عاصفة")
                .doesNotContain("]]>");
    }

    @Test
    void tellsEntriesOfOneMinuteApartWhateverElseIsInTheFeed() {
        List<FeedItem> all = Awkward.ofStory(true).items();
        assertThat(all.get(5).published())
                .as("the premise")
                .isEqualTo(all.get(6).published());
        assertThat(FeedTimes.apart(all.subList(5, 6)).getFirst().updated())
                .isEqualTo(all.get(5).updated())
                .isNotEqualTo(all.get(6).updated());
    }

    @Test
    void namesItsHub() {
        assertThat(writer.write(Awkward.ofNothing())).contains("<link rel=\"hub\" href=\"https://hub.example/\"/>");
    }

    @Test
    void isAsBefore() {
        Golden.isAsBefore("awkward.atom", writer.write(Awkward.ofUpdates()));
    }
}
