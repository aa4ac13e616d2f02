package dateline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every Java source is as the formatter writes it. */
class FormatTest {

    @Test
    void findsEverySourceFormatted() throws IOException {
        List<Path> sources = SourceFormat.sources();
        assertThat(sources)
                .contains(
                        Path.of("src/main/java/dateline/Dateline.java"),
                        Path.of("src/test/java/dateline/FormatTest.java"));
        assertThat(sources.parallelStream().filter(SourceFormat::differs).toList())
                .as("Sources that `mvn -Pformat validate` would change")
                .isEmpty();
    }

    @Test
    void keepsTextBlocksAndCommentsAsTheyAreWritten() {
        String source = """
            package dateline;

            /** A comment
             *  as it was written. */
            class Sample {

                static final String TEXT = \"""
                    one   two
                      three""\";
            }
            """;
        assertThat(SourceFormat.formatted(source)).isEqualTo(source);
    }
}
