package dateline.syndication.format;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.syndication.feed.Awkward;
import dateline.syndication.feed.Golden;
import dateline.syndication.feed.JsonFeedRules;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonFeedWriterTest {

    private final JsonMapper json = JsonMapper.builder().build();
    private final JsonFeedWriter writer = new JsonFeedWriter(json);

    @Test
    void keepsTheRules() {
        for (Feed feed : Awkward.all()) {
            assertThat(JsonFeedRules.breaches(writer.write(feed), feed.self(FeedFormat.JSON)))
                    .as(feed.paging().address())
                    .isEmpty();
        }
    }

    @Test
    void saysEverythingOfAnEntry() {
        JsonNode item =
                json.readTree(writer.write(Awkward.ofStory(true))).path("items").get(0);
        assertThat(item.path("id").asString()).isEqualTo("tag:news.example,2014:story-7/entry-8");
        assertThat(item.path("title").asString()).isEqualTo(Awkward.MARKED);
        assertThat(item.path("date_published").asString()).isEqualTo("2014-11-04T01:14:00.000Z");
        assertThat(item.path("date_modified").asString()).isEqualTo("2014-11-04T14:05:00.008Z");
        assertThat(item.path("authors")
                        .valueStream()
                        .map(author -> author.path("name").asString()))
                .containsExactly("Cara Anna", "Edith M. Lederer");
        assertThat(item.path("_dateline").path("key_event").asBoolean()).isTrue();
        assertThat(item.path("_dateline")
                        .path("corrections")
                        .get(0)
                        .path("text")
                        .asString())
                .isEqualTo("It was 212, not <i>221</i>.");
    }

    @Test
    void tellsOfPhotos() {
        JsonNode item =
                json.readTree(writer.write(Awkward.ofStory(true))).path("items").get(2);
        assertThat(item.path("image").asString()).isEqualTo("https://news.example/photos/gauge/1280.jpg");
        assertThat(item.path("attachments")).hasSize(2);
        assertThat(item.path("attachments").get(0).path("title").asString()).isEqualTo("A gauge <near> the mole");
        assertThat(item.path("date_modified").isMissingNode())
                .as("never changed")
                .isTrue();
    }

    @Test
    void namesWhatWasRetractedAndSaysWhenCoverageHasEnded() {
        JsonNode ended = json.readTree(writer.write(Awkward.ofStory(false)));
        assertThat(ended.path("expired").asBoolean()).isTrue();
        assertThat(ended.path("_dateline").path("retracted").valueStream().map(JsonNode::asString))
                .containsExactly("tag:news.example,2014:story-7/entry-10", "tag:news.example,2014:story-7/entry-9");
        assertThat(json.readTree(writer.write(Awkward.ofStory(true))).has("expired"))
                .isFalse();
    }

    @Test
    void keepsARetractedItemAsItsNotice() {
        JsonNode gone =
                json.readTree(writer.write(Awkward.ofStory(true))).path("items").get(8);
        assertThat(gone.path("id").asString()).isEqualTo("tag:news.example,2014:story-7/entry-10");
        assertThat(gone.path("title").asString()).startsWith("Retracted: ");
        assertThat(gone.path("_dateline").path("retracted").path("reason").asString())
                .isEqualTo("The photo showed <another> harbour.");
        assertThat(gone.path("date_modified").asString()).isEqualTo("2014-11-04T02:00:00.000Z");
    }

    @Test
    void namesItsHub() {
        assertThat(writer.write(Awkward.ofNothing()))
                .contains("\"hubs\":[{\"type\":\"WebSub\",\"url\":\"https://hub.example/\"}]");
    }

    @Test
    void isAsBefore() {
        Golden.isAsBefore(
                "awkward.json",
                json.writerWithDefaultPrettyPrinter()
                        .writeValueAsString(json.readTree(writer.write(Awkward.ofStory(true)))));
    }
}
