package dateline.page;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.site.Site;
import dateline.site.Urls;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class JsonLdTest {

    private static final Site SITE = new Site("The Harbour Ledger", null, "en", URI.create(Alda.BASE), URI.create("http://localhost:8081"), "UTC",
        Path.of("data"), false);
    private final JsonLd jsonLd = new JsonLd(SITE, new Urls(SITE), JsonMapper.builder().build());

    @Test
    void saysTheSameInTheSameOrderInEveryProcess() {
        String said = jsonLd.entry(Alda.entries().getFirst(), Alda.story(true, 1));
        assertThat(said).contains("\"publisher\":{\"@type\":\"NewsMediaOrganization\",\"name\":\"The Harbour Ledger\",\"url\":\"http://localhost:8080/\"}",
            "\"correction\":[{\"@type\":\"CorrectionComment\",\"text\":\"An earlier version gave the number of passengers as 221.\",\"datePublished\":",
            "\"isPartOf\":{\"@type\":\"LiveBlogPosting\",\"@id\":", "{\"@type\":\"Person\",\"name\":\"Maya Lindqvist\",\"url\":");
    }
}
