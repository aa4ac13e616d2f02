package dateline.platform.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Texts as programs put them on the clipboard, each with the body that it must become. In the folder {@code pastes},
 * {@code word.html} is what Word copies and {@code word.clean.html} is the body; {@code word.server.html} is there where
 * the server, which does not know the story's language, keeps more. {@code pdf.txt} is plain text.
 */
public record PasteBank(String name, String html, String clean, String server) {

    private static final Path FOLDER = Path.of("src/test/resources/pastes");

    public static List<PasteBank> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.matches("[a-z-]+\\.html"))
                    .map(file -> file.substring(0, file.length() - 5))
                    .sorted()
                    .map(PasteBank::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Texts that programs copy as plain text only, with the body that the editor makes of each. */
    public static List<PasteBank> plain() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".txt"))
                    .map(file -> file.substring(0, file.length() - 4))
                    .sorted()
                    .map(name -> new PasteBank(
                            name,
                            read(name + ".txt"),
                            read(name + ".clean.html").strip(),
                            read(name + ".clean.html").strip()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PasteBank of(String name) {
        String clean = read(name + ".clean.html").strip();
        Path server = FOLDER.resolve(name + ".server.html");
        return new PasteBank(
                name,
                read(name + ".html"),
                clean,
                Files.exists(server) ? read(name + ".server.html").strip() : clean);
    }

    private static String read(String file) {
        try {
            return Files.readString(FOLDER.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
