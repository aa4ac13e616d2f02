package dateline.syndication.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.modules.mediarss.MediaEntryModule;
import com.rometools.modules.mediarss.types.MediaContent;
import com.rometools.modules.mediarss.types.UrlReference;
import com.rometools.rome.feed.module.DCModule;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import dateline.platform.language.Phrases;
import dateline.syndication.feed.Awkward;
import dateline.syndication.feed.FeedRules;
import dateline.syndication.feed.Golden;
import java.io.StringReader;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class RssWriterTest {

    static final List<FeedRules.Rule> RULES = FeedRules.RSS;
    private final RssWriter writer = new RssWriter();

    @ParameterizedTest
    @FieldSource("RULES")
    void keepsTheRules(FeedRules.Rule rule) {
        for (Feed feed : Awkward.all()) {
            assertThat(FeedRules.breaches(List.of(rule), writer.write(feed), feed.self(FeedFormat.RSS)))
                    .as(feed.paging().address())
                    .isEmpty();
        }
    }

    @Test
    void isReadByRomeAsItWasMeant() throws Exception {
        SyndFeed read = new SyndFeedInput().build(new StringReader(writer.write(Awkward.ofStory(true))));
        assertThat(read.getTitle()).isEqualTo("Storm & flood: <\u200Blive>");
        assertThat(read.getLanguage()).isEqualTo("en");
        assertThat(read.getEntries()).hasSize(9);
        SyndEntry marked = read.getEntries().getFirst();
        assertThat(marked.getTitle()).isEqualTo("Use <\u200Bb>bold<\u200B/b> & \"quotes\" sparingly ]]> 🚢");
        assertThat(marked.getUri()).isEqualTo("tag:news.example,2014:story-7/entry-8");
        assertThat(marked.getLink()).isEqualTo("https://news.example/stories/storm/8");
        assertThat(marked.getPublishedDate()).isEqualTo("2014-11-04T01:14:00Z");
        assertThat(((DCModule) marked.getModule(DCModule.URI)).getCreators()).containsExactly("Cara Anna");
        assertThat(((DCModule) marked.getModule(DCModule.URI)).getContributors())
                .containsExactly("Edith M. Lederer");
        assertThat(marked.getCategories())
                .extracting("name")
                .containsExactly("Weather", "storms", "ferries & boats", "Key event", "Correction");
        assertThat(Jsoup.parse(marked.getDescription().getValue()).text()).isEqualTo("5 < 6 & 7 > 3, they say ]]>");
        assertThat(Jsoup.parse(marked.getContents().getFirst().getValue())
                        .select("p")
                        .eachText())
                .containsExactly(
                        "5 < 6 & 7 > 3, they say ]]>",
                        "Correction, 8:30 p.m.: It was 212, not <i>221</i>.",
                        "Correction, 9:05 a.m. EST, Tuesday, Nov. 4, 2014: It was 213.",
                        "— Cara Anna/Associated Press",
                        "—Associated Press writers contributed to this report.");
    }

    @Test
    void tellsOfPhotosWithTheirCaptionsCreditsAndRights() throws Exception {
        SyndFeed read = new SyndFeedInput().build(new StringReader(writer.write(Awkward.ofStory(true))));
        MediaContent[] photos =
                ((MediaEntryModule) read.getEntries().get(2).getModule(MediaEntryModule.URI)).getMediaContents();
        assertThat(photos).hasSize(2);
        assertThat(((UrlReference) photos[0].getReference()).getUrl())
                .hasToString("https://news.example/photos/gauge/1280.jpg");
        assertThat(photos[0].getWidth()).isEqualTo(1280);
        assertThat(photos[0].getMetadata().getDescription()).isEqualTo("A gauge <near> the mole");
        assertThat(photos[0].getMetadata().getCredits()).singleElement().satisfies(credit -> {
            assertThat(credit.getRole()).isEqualTo("photographer");
            assertThat(credit.getName()).isEqualTo("ROBYN BECK/AFP/Getty Images");
        });
        assertThat(photos[0].getMetadata().getCopyright()).isEqualTo("© 2014");
        assertThat(photos[1].getMetadata().getDescription())
                .as("the alt text where there is no caption")
                .isEqualTo("A \"photo\"");
    }

    @Test
    void saysOfWhichStoryAnItemIsWhenThereAreOthers() {
        String feed = writer.write(Awkward.ofUpdates());
        assertThat(feed)
                .contains(
                        "<source url=\"https://news.example/stories/storm/feed.rss\">Storm &amp; flood: &lt;live&gt;</source>",
                        "<title>Storm &amp; flood: &lt;\u200Blive&gt;: Line\u2028separator",
                        "<title>Only a headline</title>",
                        "<dc:language>ar</dc:language>");
        assertThat(writer.write(Awkward.ofStory(true))).doesNotContain("<source", "<dc:language>");
    }

    @Test
    void keepsARetractedItemAsItsNotice() throws Exception {
        String feed = writer.write(Awkward.ofStory(true));
        assertThat(feed).as("retracted silently").doesNotContain("entry-9");
        SyndEntry gone =
                new SyndFeedInput().build(new StringReader(feed)).getEntries().getLast();
        assertThat(gone.getUri()).isEqualTo("tag:news.example,2014:story-7/entry-10");
        assertThat(gone.getTitle()).isEqualTo("Retracted: update of 11:40 a.m. EST, Nov. 3, 2014");
        assertThat(Jsoup.parse(gone.getContents().getFirst().getValue())
                        .select("p")
                        .first()
                        .text())
                .isEqualTo(
                        "This update was retracted at 9 p.m. EST, Monday, Nov. 3, 2014. The photo showed <another> harbour.");
        assertThat(feed).contains("<atom:updated>2014-11-04T02:00:00.000Z</atom:updated>");
        assertThat(gone.getModule(MediaEntryModule.URI)).isNull();
    }

    @Test
    void showsATitleAsItStandsToReadersThatTakeItForHtml() throws Exception {
        for (String title :
                List.of("Use <b> sparingly", "<script>", "AT&amp;T & <3", "5 < 6 &lt; 7", "a </p> b", "<!-- c -->")) {
            Feed feed = Awkward.ofNothing();
            Feed named = new Feed(
                    new FeedHead(
                            "tag:x,2014:y",
                            feed.head().address(),
                            feed.head().page(),
                            title,
                            "x",
                            "en",
                            feed.head().icon(),
                            null,
                            List.of(),
                            null,
                            feed.head().publisher(),
                            List.of()),
                    feed.paging(),
                    feed.changed(),
                    false,
                    List.of(),
                    List.of());
            String read = new SyndFeedInput()
                    .build(new StringReader(writer.write(named)))
                    .getTitle();
            assertThat(read.replace("\u200B", "")).as("as text").isEqualTo(title);
            assertThat(Jsoup.parse(read).body().wholeText().replace("\u200B", ""))
                    .as("as HTML")
                    .isEqualTo(title);
        }
    }

    @Test
    void namesAllAuthorsOfAnItemInOneElement() throws Exception {
        Feed feed = Awkward.ofStory(true);
        Feed byTwo = feed.with(List.of(by("Cara Anna", "Jo O'Neil", "Cara Anna")), List.of());
        SyndEntry item = new SyndFeedInput()
                .build(new StringReader(writer.write(byTwo)))
                .getEntries()
                .getFirst();
        assertThat(((DCModule) item.getModule(DCModule.URI)).getCreators()).containsExactly("Cara Anna, Jo O'Neil");
    }

    /** An item with these authors. */
    private static FeedItem by(String... names) {
        FeedItem item = Awkward.ofStory(true).items().getFirst();
        return FeedItemBuilder.builder()
                .id(item.id())
                .url(item.url())
                .title(item.title())
                .published(item.published())
                .updated(item.updated())
                .revised(item.revised())
                .language(item.language())
                .summary(item.summary())
                .html(item.html())
                .categories(item.categories())
                .authors(
                        Stream.of(names).map(name -> new FeedPerson(name, null)).toList())
                .contributors(List.of())
                .photos(item.photos())
                .keyEvent(item.keyEvent())
                .corrections(item.corrections())
                .story(item.story())
                .retraction(item.retraction())
                .build();
    }

    @Test
    void saysThatCoverageHasEndedInTheFeedsLanguage() {
        Feed feed = Awkward.ofStory(false);
        FeedHead head = feed.head();
        Feed spanish = new Feed(
                new FeedHead(
                        head.id(),
                        head.address(),
                        head.page(),
                        head.title(),
                        head.description(),
                        "es",
                        head.icon(),
                        head.image(),
                        List.of("Clima"),
                        Phrases.of("es").say("story.coverageEnded"),
                        head.publisher(),
                        List.of()),
                feed.paging(),
                feed.changed(),
                true,
                List.of(),
                List.of());
        assertThat(writer.write(spanish))
                .contains("<category>Clima</category>", "<category>La cobertura terminó</category>")
                .doesNotContain("Coverage ended");
    }

    @Test
    void describesAStoryWithoutAStandfirst() {
        String feed = writer.write(Awkward.ofBriefStory());
        assertThat(feed).contains("<description>" + "Use &amp;lt;b&amp;gt;bold");
    }

    @Test
    void saysWhenCoverageHasEnded() {
        assertThat(writer.write(Awkward.ofStory(false)))
                .contains("<category>Coverage ended</category>", "<ttl>240</ttl>");
        assertThat(writer.write(Awkward.ofStory(true)))
                .doesNotContain("Coverage ended")
                .contains(
                        "<ttl>8</ttl>",
                        "<sy:updatePeriod>hourly</sy:updatePeriod>",
                        "<sy:updateFrequency>1</sy:updateFrequency>");
    }

    @Test
    void namesItsHub() {
        assertThat(writer.write(Awkward.ofNothing()))
                .contains("<atom:link rel=\"hub\" href=\"https://hub.example/\"/>");
    }

    @Test
    void isAsBefore() {
        Golden.isAsBefore("awkward.rss", writer.write(Awkward.ofStory(false)));
    }
}
