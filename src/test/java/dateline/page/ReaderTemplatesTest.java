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
        Document story = Jsoup.parse(write("story", Alda.render("story/story",
            Map.of("page", Alda.page(Alda.story(true, 40), Alda.entries(), null, null, null)))));
        assertThat(story.select(".day .entry")).hasSize(12);
    }

    private static String write(String name, String html) throws IOException {
        Files.createDirectories(Path.of("target/reader"));
        Files.writeString(Path.of("target/reader", name + ".html"), html);
        return html;
    }
}
