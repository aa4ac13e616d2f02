package dateline.platform.settings;

import dateline.platform.text.Fingerprint;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/**
 * The newsroom's logo with its size in pixels, so that a page can reserve its space.
 *
 * @param file file name among the assets; contains a hash of the content
 */
public record Logo(String file, int width, int height, byte[] content) {

    private static final Pattern VIEW_BOX =
            Pattern.compile("viewBox\\s*=\\s*[\"']\\s*[-\\d.]+[\\s,]+[-\\d.]+[\\s,]+([\\d.]+)[\\s,]+([\\d.]+)");

    /**
     * Reads the configured logo; empty when none is configured.
     *
     * @throws IllegalArgumentException when the size of the image cannot be read
     * @throws UncheckedIOException     when the file cannot be read
     */
    public static Optional<Logo> of(Look look) {
        if (look.logo().isBlank()) {
            return Optional.empty();
        }
        Path file = Path.of(look.logo());
        boolean isSvg = look.logo().toLowerCase(Locale.ROOT).endsWith(".svg");
        try {
            byte[] content = Files.readAllBytes(file);
            String name = "logo-" + Fingerprint.of(content) + (isSvg ? ".svg" : ".png");
            return Optional.of(isSvg ? drawn(file, name, content) : painted(file, name, content));
        } catch (IOException e) {
            throw new UncheckedIOException("the logo " + file + " cannot be read", e);
        }
    }

    /** Path of the logo on the readers' site. */
    public String path() {
        return "/assets/" + file;
    }

    private static Logo drawn(Path file, String name, byte[] content) {
        Matcher box = VIEW_BOX.matcher(new String(content, StandardCharsets.UTF_8));
        if (!box.find()) {
            throw new IllegalArgumentException(
                    "the logo " + file + " has no viewBox, which says how wide and high it is");
        }
        return new Logo(name, pixels(box.group(1)), pixels(box.group(2)), content);
    }

    private static Logo painted(Path file, String name, byte[] content) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(content));
        if (image == null) {
            throw new IllegalArgumentException("the logo " + file + " is not a picture that can be read");
        }
        return new Logo(name, image.getWidth(), image.getHeight(), content);
    }

    private static int pixels(String number) {
        return Math.max(1, (int) Math.round(Double.parseDouble(number)));
    }
}
