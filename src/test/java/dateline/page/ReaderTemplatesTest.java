package dateline.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class ReaderTemplatesTest {

    @Test
    void tellsTheStoryWhole() throws IOException {
        for (Map.Entry<String, String> page : ReaderPages.all().entrySet()) {
            Files.createDirectories(Path.of("target/reader"));
            Files.writeString(Path.of("target/reader", page.getKey() + ".html"), page.getValue());
        }
        Document story = Jsoup.parse(ReaderPages.all().get("story"));
        assertThat(story.select(".day .entry")).hasSize(12);
        assertThat(List.of()).isEmpty();
    }
}
