package dateline.publishing.view;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.platform.settings.Look;
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
    private final JsonLd jsonLd = told(new Look("", "", "", "ap", "", "", "", ""));

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
        Look look = new Look(
                logo.toString(),
                "",
                "",
                "ap",
                "",
                "/corrections",
                "ethicsPolicy=https://example.org/ethics; masthead=/people; ownershipFundingInfo=/owners; publishingPrinciples=/principles",
                "desk@example.org");
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
        assertThat(told(new Look("", "", "", "ap", "", "", "", "/contact")).site())
                .contains("\"url\":\"http://localhost:8080/contact\"");
    }

    private static JsonLd told(Look look) {
        return new JsonLd(
                SITE,
                URLS,
                new Publisher(SITE, URLS, look),
                JsonMapper.builder().build());
    }
}
