package dateline.publishing.template;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.platform.language.Phrases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thymeleaf.spring6.SpringTemplateEngine;

class ThemeWatchTest {

    @TempDir
    Path folder;

    private final List<Object> told = new ArrayList<>();

    @Test
    void tellsOfAChangeOnceTheFilesHaveRested() throws IOException {
        Files.writeString(folder.resolve("entry.html"), "one");
        ThemeWatch watch = new ThemeWatch(List.of(folder), new SpringTemplateEngine(), Phrases.bundles(), told::add);
        watch.look();
        watch.look();
        assertThat(told).hasSizeLessThanOrEqualTo(1);
        told.clear();
        watch.look();
        assertThat(told).isEmpty();
        Files.writeString(folder.resolve("entry.html"), "another");
        watch.look();
        assertThat(told).as("a file may still be written").isEmpty();
        watch.look();
        assertThat(told).containsExactly(new ThemeChanged());
        watch.look();
        assertThat(told).hasSize(1);
        Files.delete(folder.resolve("entry.html"));
        watch.look();
        watch.look();
        assertThat(told).hasSize(2);
    }
}
