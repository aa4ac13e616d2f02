package dateline.syndication.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a feed looked like when someone last read it with care. {@code -Dgolden=write} writes it anew: then read the difference. */
public final class Golden {

    private Golden() {}

    public static void isAsBefore(String name, String now) {
        Path file = Path.of("src/test/resources/feed", name);
        try {
            if ("write".equals(System.getProperty("golden"))) {
                Files.writeString(file, now);
            }
            assertThat(now).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
