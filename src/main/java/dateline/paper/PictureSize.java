package dateline.paper;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/** How wide and high a logo is, so that a page can keep its place. */
record PictureSize(int width, int height) {

    private static final Pattern VIEW_BOX = Pattern.compile("viewBox\\s*=\\s*[\"']\\s*[-\\d.]+[\\s,]+[-\\d.]+[\\s,]+([\\d.]+)[\\s,]+([\\d.]+)");

    /** @throws IllegalArgumentException when the picture does not say */
    static PictureSize of(Path file, byte[] content) throws IOException {
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".svg")) {
            Matcher box = VIEW_BOX.matcher(new String(content, StandardCharsets.UTF_8));
            if (box.find()) {
                return new PictureSize(Math.max(1, (int) Math.round(Double.parseDouble(box.group(1)))),
                    Math.max(1, (int) Math.round(Double.parseDouble(box.group(2)))));
            }
            throw new IllegalArgumentException("the logo " + file + " has no viewBox, which says how wide and high it is");
        }
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(content));
        if (image == null) {
            throw new IllegalArgumentException("the logo " + file + " is not a picture that can be read");
        }
        return new PictureSize(image.getWidth(), image.getHeight());
    }
}
