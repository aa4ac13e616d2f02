package dateline.reader.socialcard;

import dateline.photo.rendition.FocalPoint;
import dateline.platform.settings.Colour;
import dateline.reader.socialcard.CardContent.CardPhoto;
import dateline.reader.socialcard.LineLayout.Block;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Draws social cards: a large headline on a plain background, with the photo beside it if there is one. */
@Component
class CardPainter {

    static final int WIDTH = 1200;
    static final int HEIGHT = 630;
    private static final int MARGIN = 64;
    private static final int PHOTO = 456;
    private static final float QUALITY = 0.75f;
    private static final Color PAPER = new Color(0xfffdf9);
    private static final Color INK = new Color(0x1b1a18);
    private static final Color SOFT = new Color(0x5f5a52);
    private static final Color RULE = new Color(0xd9d3c8);

    private final CardFonts fonts;

    CardPainter(CardFonts fonts) {
        this.fonts = fonts;
    }

    /** Returns a JPEG of {@value #WIDTH} × {@value #HEIGHT} pixels, of about 30 KB, and with a photo of up to 80 KB. */
    byte[] paint(CardContent card, @Nullable BufferedImage photo) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D to = image.createGraphics();
        try {
            to.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            to.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            to.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
            to.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            to.setColor(PAPER);
            to.fillRect(0, 0, WIDTH, HEIGHT);
            boolean mirrored = card.rightToLeft();
            if (photo != null) {
                place(to, photo, card.photo(), mirrored ? 0 : WIDTH - PHOTO);
            }
            to.setColor(accent(card));
            to.fillRect(mirrored && photo != null ? PHOTO : 0, 0, WIDTH - (photo == null ? 0 : PHOTO), 12);
            int left = MARGIN + (photo != null && mirrored ? PHOTO : 0);
            letter(to, card, left, WIDTH - 2 * MARGIN - (photo == null ? 0 : PHOTO));
        } finally {
            to.dispose();
        }
        return jpeg(image);
    }

    private void letter(Graphics2D to, CardContent card, int left, int width) {
        boolean mirrored = card.rightToLeft();
        LineLayout large = new LineLayout(fonts, Objects.requireNonNull(fonts.serif()), card.language(), mirrored);
        LineLayout small = new LineLayout(fonts, Objects.requireNonNull(fonts.sans()), card.language(), mirrored);
        int used = card.badge() == null ? 0 : badge(to, small, card, mirrored ? left + width : left, mirrored);
        if (card.section() != null) {
            to.setColor(SOFT);
            float room = width - used;
            small.fit(card.section(), room, 40, 28).draw(to, mirrored ? left : left + used, 62, room, mirrored);
        }
        to.setColor(INK);
        boolean wordless = card.headline().isEmpty();
        Block headline =
                large.fit(wordless ? card.plate().name() : card.headline(), width, 372, 84, 76, 68, 60, 54, 48, 42);
        headline.draw(to, left, 122 + Math.max(0, (372 - headline.height()) / 2), width, mirrored);
        if (wordless) {
            return;
        }
        to.setColor(RULE);
        to.fillRect(left, 526, width, 2);
        to.setColor(INK);
        large.fit(card.plate().name(), width, 46, 34, 28, 22).draw(to, left, 546, width, mirrored);
    }

    /** Draws the badge. Returns the width it takes, including the gap after it, in pixels. */
    private int badge(Graphics2D to, LineLayout letters, CardContent card, int edge, boolean mirrored) {
        Block block = letters.fit(Objects.requireNonNull(card.badge()), 400, 40, 24);
        float advance = block.lines().isEmpty() ? 0 : block.lines().getFirst().getVisibleAdvance();
        int wide = Math.round(advance) + 52;
        int left = mirrored ? edge - wide : edge;
        to.setColor(accent(card));
        to.fill(new RoundRectangle2D.Float(left, 58, wide, 42, 8, 8));
        to.setColor(Color.WHITE);
        to.fillOval(left + 14, 73, 12, 12);
        block.draw(to, left + 34, 66, advance, false);
        return wide + 20;
    }

    private static Color accent(CardContent card) {
        Colour accent = card.plate().accent();
        return new Color(accent.red(), accent.green(), accent.blue());
    }

    /**
     * Scales the photo to cover its side of the card and crops the excess, as its focal point says, or left and right
     * equally, and above half as much as below.
     */
    private static void place(Graphics2D to, BufferedImage photo, @Nullable CardPhoto shown, int left) {
        double scale = Math.max((double) PHOTO / photo.getWidth(), (double) HEIGHT / photo.getHeight());
        int width = (int) Math.ceil(photo.getWidth() * scale);
        int height = (int) Math.ceil(photo.getHeight() * scale);
        to.setClip(left, 0, PHOTO, HEIGHT);
        FocalPoint focus = FocalPoint.or(shown == null ? null : shown.focus());
        int x = (int) Math.round((width - PHOTO) * focus.x());
        int y = (int) Math.round((height - HEIGHT) * focus.y());
        to.drawImage(photo, left - x, -y, width, height, null);
        to.setClip(null);
    }

    private static byte[] jpeg(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 17);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
