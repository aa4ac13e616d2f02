package dateline.publishing.template;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import javax.imageio.ImageIO;

/** Draws the site's mark, as {@code reader/icon.svg} has it, for browsers and phones that show no SVG. */
final class Mark {

    private static final int UNITS = 32;

    private Mark() {}

    /** A PNG of that many pixels; {@code full} fills the corners, for phones that cut icons to a shape of their own. */
    static byte[] png(int size, boolean full) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        Graphics2D drawn = image.createGraphics();
        drawn.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        drawn.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        drawn.scale((double) size / UNITS, (double) size / UNITS);
        drawn.setColor(new Color(0x1a1815));
        drawn.fill(
                full
                        ? new Rectangle2D.Double(0, 0, UNITS, UNITS)
                        : new RoundRectangle2D.Double(0, 0, UNITS, UNITS, 10, 10));
        Path2D letter = new Path2D.Double();
        letter.moveTo(8, 7);
        letter.lineTo(15.5, 7);
        letter.curveTo(21.5, 7, 25, 10.4, 25, 16);
        letter.curveTo(25, 21.6, 21.5, 25, 15.5, 25);
        letter.lineTo(8, 25);
        letter.closePath();
        drawn.setColor(new Color(0xfffdf9));
        drawn.fill(letter);
        drawn.setColor(new Color(0xc01524));
        drawn.fill(new Ellipse2D.Double(12, 12.5, 7, 7));
        drawn.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    /** An ICO file of PNGs in those sizes, each below 256. */
    static byte[] ico(int... sizes) {
        List<byte[]> images = java.util.Arrays.stream(sizes)
                .mapToObj(size -> png(size, false))
                .toList();
        ByteBuffer file = ByteBuffer.allocate(6
                        + 16 * sizes.length
                        + images.stream().mapToInt(image -> image.length).sum())
                .order(ByteOrder.LITTLE_ENDIAN);
        file.putShort((short) 0).putShort((short) 1).putShort((short) sizes.length);
        int at = 6 + 16 * sizes.length;
        for (int i = 0; i < sizes.length; i++) {
            file.put((byte) sizes[i])
                    .put((byte) sizes[i])
                    .put((byte) 0)
                    .put((byte) 0)
                    .putShort((short) 1)
                    .putShort((short) 32);
            file.putInt(images.get(i).length).putInt(at);
            at += images.get(i).length;
        }
        images.forEach(file::put);
        return file.array();
    }
}
