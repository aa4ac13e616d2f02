package dateline.publishing.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** The icons in the jar are the mark as it is drawn here; {@code -Dgolden=write} draws them anew. */
class MarkTest {

    private static final Path FOLDER = Path.of("src/main/resources/static/icons");

    @Test
    void isInTheJarAsItIsDrawn() throws IOException {
        Map<String, byte[]> icons = new LinkedHashMap<>();
        icons.put("favicon.ico", Mark.ico(16, 32, 48));
        icons.put("apple-touch-icon.png", Mark.png(180, true));
        icons.put("icon-192.png", Mark.png(192, true));
        icons.put("icon-512.png", Mark.png(512, true));
        for (Map.Entry<String, byte[]> icon : icons.entrySet()) {
            Path file = FOLDER.resolve(icon.getKey());
            if ("write".equals(System.getProperty("golden"))) {
                Files.write(file, icon.getValue());
            }
            assertThat(pixels(Files.readAllBytes(file))).as(icon.getKey()).isEqualTo(pixels(icon.getValue()));
        }
    }

    @Test
    void hasThreeSizesInOneFile() throws IOException {
        ByteBuffer ico = ByteBuffer.wrap(Files.readAllBytes(FOLDER.resolve("favicon.ico")))
                .order(ByteOrder.LITTLE_ENDIAN);
        assertThat(new int[] {ico.getShort(0), ico.getShort(2), ico.getShort(4)})
                .containsExactly(0, 1, 3);
        for (int i = 0; i < 3; i++) {
            int length = ico.getInt(6 + 16 * i + 8);
            int at = ico.getInt(6 + 16 * i + 12);
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(ico.array(), at, length));
            assertThat(image.getWidth()).isEqualTo(ico.get(6 + 16 * i)).isEqualTo(new int[] {16, 32, 48}[i]);
        }
    }

    /** PNGs of one picture may be packed differently by different JDKs. */
    private static int pixels(byte[] file) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
        return image == null
                ? file.length == 0
                        ? 0
                        : ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getShort(4)
                : Arrays.hashCode(image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()));
    }
}
