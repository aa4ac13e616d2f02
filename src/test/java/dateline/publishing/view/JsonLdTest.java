package dateline.publishing.view;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.platform.settings.Look;
import dateline.platform.settings.Looks;
import dateline.platform.settings.Site;
import dateline.platform.settings.Urls;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonLdTest {

    private static final Site SITE = new Site(
            "The Harbour Ledger",
            null,
            "en",
            URI.create(Alda.BASE),
            URI.create("http://localhost:8081"),
            "UTC",
            Path.of("data"),
            false);
    private static final Urls URLS = new Urls(SITE);
    private final JsonLd jsonLd = told(Looks.PLAIN);

    @Test
    void saysTheSameInTheSameOrderInEveryProcess() {
        String said = jsonLd.entry(Alda.entries().getFirst(), Alda.story(true, 1));
        assertThat(said)
                .contains(
                        "\"publisher\":{\"@type\":\"NewsMediaOrganization\",\"@id\":\"http://localhost:8080/#publisher\",\"name\":\"The Harbour Ledger\","
                                + "\"url\":\"http://localhost:8080/\",\"logo\":{\"@type\":\"ImageObject\",\"url\":\"http://localhost:8080/feed.png\","
                                + "\"contentUrl\":\"http://localhost:8080/feed.png\",\"width\":144,\"height\":144}}",
                        "\"correction\":[{\"@type\":\"CorrectionComment\",\"text\":\"An earlier version gave the number of passengers as 221.\",\"datePublished\":",
                        "\"isPartOf\":{\"@type\":\"LiveBlogPosting\",\"@id\":",
                        "{\"@type\":\"Person\",\"name\":\"Maya Lindqvist\",\"url\":");
    }

    @Test
    void saysWhoPublishesAndHowTheyWork(@TempDir Path folder) throws IOException {
        Path logo = Files.writeString(
                folder.resolve("ledger.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 240 60\"/>");
        Look look = Looks.PLAIN
                .withLogo(logo.toString())
                .withCorrectionsPolicy("/corrections")
                .withPolicies(
                        "ethicsPolicy=https://example.org/ethics; masthead=/people; ownershipFundingInfo=/owners; publishingPrinciples=/principles")
                .withContact("desk@example.org");
        for (String said : List.of(
                told(look).site(),
                told(look).story(Alda.story(true, 1), List.of(), null),
                told(look).entry(Alda.entries().getFirst(), Alda.story(true, 1)))) {
            JsonNode publisher = JsonMapper.builder().build().readTree(said).path("publisher");
            assertThat(publisher.path("@type").asString()).isEqualTo("NewsMediaOrganization");
            assertThat(publisher.path("correctionsPolicy").asString()).isEqualTo("http://localhost:8080/corrections");
            assertThat(publisher.path("ethicsPolicy").asString()).isEqualTo("https://example.org/ethics");
            assertThat(publisher.path("masthead").asString()).isEqualTo("http://localhost:8080/people");
            assertThat(publisher.path("ownershipFundingInfo").asString()).isEqualTo("http://localhost:8080/owners");
            assertThat(publisher.path("publishingPrinciples").asString()).isEqualTo("http://localhost:8080/principles");
            assertThat(publisher.path("contactPoint").path("email").asString()).isEqualTo("desk@example.org");
            assertThat(publisher.path("logo").path("url").asString())
                    .matches("http://localhost:8080/assets/logo-[0-9a-f]{10}\\.svg");
            assertThat(publisher.path("logo").path("width").asInt()).isEqualTo(240);
            assertThat(publisher.path("logo").path("height").asInt()).isEqualTo(60);
        }
        JsonNode mark = JsonMapper.builder()
                .build()
                .readTree(jsonLd.site())
                .path("publisher")
                .path("logo");
        assertThat(mark.path("url").asString())
                .as("the site's mark, where it has no logo")
                .isEqualTo("http://localhost:8080/feed.png");
        assertThat(told(Looks.PLAIN.withContact("/contact")).site())
                .contains("\"url\":\"http://localhost:8080/contact\"");
    }

    @Test
    void startsAnnouncedCoverageWithAnEarlierEntryWhereThereIsOne() {
        StoryView announced = Alda.upcoming();
        assertThat(start(announced, List.of())).isEqualTo(Alda.at(3, 19, 0).datetime());
        EntryView before = Alda.brief(1, Alda.at(3, 10, 30), "The crowd gathers");
        EntryView after = Alda.brief(2, Alda.at(3, 19, 5), "The band plays");
        EntryView retracted = Alda.retracted(3, Alda.at(3, 9, 45), Alda.at(3, 10, 0), null);
        assertThat(start(announced, List.of(after, before, retracted)))
                .isEqualTo(Alda.at(3, 10, 30).datetime());
        assertThat(start(announced, List.of(after))).isEqualTo(Alda.at(3, 19, 0).datetime());
        StoryView older = announced.startedBy(Alda.at(2, 8, 0).instant());
        assertThat(start(older, List.of(after)))
                .as("its first entry is on an older page")
                .isEqualTo(Alda.at(2, 8, 0).datetime());
        StoryView live = Alda.story(true, 1);
        assertThat(start(live, List.of(before))).isEqualTo(live.opened().datetime());
    }

    private String start(StoryView story, List<EntryView> entries) {
        return JsonMapper.builder()
                .build()
                .readTree(jsonLd.story(story, entries, null))
                .path("coverageStartTime")
                .asString();
    }

    private static JsonLd told(Look look) {
        return new JsonLd(
                SITE,
                URLS,
                new Publisher(SITE, URLS, look),
                JsonMapper.builder().build());
    }
}
