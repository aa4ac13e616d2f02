package dateline.photo.rendition;

import dateline.photo.file.PhotoLimits;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.springframework.util.unit.DataSize;

/** Image files for the tests: some at hand, some made. */
public final class Pictures {

    public static final PhotoLimits LIMITS = new PhotoLimits(DataSize.ofMegabytes(50), 100);

    private Pictures() {}

    public static byte[] named(String name) {
        try (InputStream in = Objects.requireNonNull(Pictures.class.getResourceAsStream("/photos/" + name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sky above, and a red corner at the top left, so that every turn shows. */
    public static BufferedImage drawn(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        Graphics2D pen = image.createGraphics();
        pen.setPaint(new GradientPaint(0, 0, new Color(0x2255aa), 0, height, new Color(0xddeeff)));
        pen.fillRect(0, 0, width, height);
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, width / 4, height / 4);
        pen.dispose();
        return image;
    }

    public static byte[] encoded(BufferedImage image, String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, out)) {
                throw new IllegalArgumentException(format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    public static byte[] jpeg(int width, int height) {
        return encoded(drawn(width, height, BufferedImage.TYPE_INT_RGB), "jpeg");
    }

    public static byte[] webp(int width, int height) {
        return RenditionFiles.webp(drawn(width, height, BufferedImage.TYPE_INT_RGB), new byte[0]);
    }

    /** The JPEG with another size in its header, so that most of its pixels are missing. */
    public static byte[] resized(byte[] jpeg, int width, int height) {
        byte[] resized = jpeg.clone();
        int at = 2;
        while ((jpeg[at + 1] & 0xfd) != 0xc0) {
            at += 2 + (ByteBuffer.wrap(jpeg).getShort(at + 2) & 0xffff);
        }
        ByteBuffer.wrap(resized).putShort(at + 5, (short) height).putShort(at + 7, (short) width);
        return resized;
    }

    /** Two frames: the drawing, and the drawing upside down. */
    public static byte[] animatedGif(int width, int height) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            BufferedImage first = drawn(width, height, BufferedImage.TYPE_INT_RGB);
            BufferedImage second = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            second.createGraphics().drawImage(first, 0, height, width, -height, null);
            for (BufferedImage frame : new BufferedImage[] {first, second}) {
                writer.writeToSequence(new IIOImage(frame, null, null), null);
            }
            writer.endWriteSequence();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return file.toByteArray();
    }

    /** Two frames, both the drawing, on a canvas that is larger than they are. */
    public static byte[] animatedWebp(int width, int height) {
        byte[] still = webp(width, height);
        byte[] image = Arrays.copyOfRange(still, 12, still.length);
        byte[] canvas = ByteBuffer.allocate(18)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("VP8X".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(10)
                .putInt(2)
                .put(new byte[] {(byte) (width + 9), 0, 0, (byte) (height + 9), 0, 0})
                .array();
        byte[] anim = joined("ANIM".getBytes(StandardCharsets.ISO_8859_1), new byte[] {6, 0, 0, 0}, new byte[6]);
        byte[] frame = ByteBuffer.allocate(24 + image.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("ANMF".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(16 + image.length)
                .put(new byte[] {2, 0, 0, 2, 0, 0, (byte) (width - 1), 0, 0, (byte) (height - 1), 0, 0, 100, 0, 0, 0})
                .put(image)
                .array();
        return riff(canvas, anim, frame, frame);
    }

    /** A WebP of these chunks. */
    public static byte[] riff(byte[]... chunks) {
        byte[] all = joined(chunks);
        byte[] head = ByteBuffer.allocate(12)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(4 + all.length)
                .put("WEBP".getBytes(StandardCharsets.ISO_8859_1))
                .array();
        return joined(head, all);
    }

    public static byte[] progressiveJpeg(int width, int height) {
        return written(new IIOImage(drawn(width, height, BufferedImage.TYPE_INT_RGB), null, null), true);
    }

    /** Magenta ink only, inverted as Photoshop writes it. */
    public static byte[] cmykJpeg(int width, int height) {
        WritableRaster inks = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, 4, null);
        for (int i = 0; i < width * height; i++) {
            inks.setPixel(i % width, i / width, new int[] {255, 0, 255, 255});
        }
        byte[] adobe = {'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0};
        return withSegment(written(new IIOImage(inks, null, null), false), 0xee, adobe);
    }

    private static byte[] written(IIOImage image, boolean progressive) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file)) {
            writer.setOutput(out);
            writer.write(null, image, param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return file.toByteArray();
    }

    /** A PNG of 8-bit grey that is all one shade: megapixels in a few kilobytes. */
    public static byte[] plainPng(int width, int height, byte[]... chunks) {
        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(pixels, new Deflater(9))) {
            for (int y = 0; y < height; y++) {
                deflater.write(new byte[width + 1]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return joined(
                pngStart(width, height),
                joined(chunks),
                chunk("IDAT", pixels.toByteArray()),
                chunk("IEND", new byte[0]));
    }

    public static byte[] pngStart(int width, int height) {
        byte[] header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put((byte) 8)
                .array();
        return joined(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'}, chunk("IHDR", header));
    }

    public static byte[] chunk(String type, byte[] data) {
        byte[] body = joined(type.getBytes(StandardCharsets.ISO_8859_1), data);
        CRC32 crc = new CRC32();
        crc.update(body);
        return ByteBuffer.allocate(body.length + 8)
                .putInt(data.length)
                .put(body)
                .putInt((int) crc.getValue())
                .array();
    }

    /** A PNG's XMP, deflated. */
    public static byte[] xmpChunk(String xmp) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes("XML:com.adobe.xmp\0\1\0\0\0".getBytes(StandardCharsets.ISO_8859_1));
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(text)) {
            deflater.write(xmp.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return chunk("iTXt", text.toByteArray());
    }

    /** The JPEG with one more segment right after its start. */
    public static byte[] withSegment(byte[] jpeg, int marker, byte[] body) {
        byte[] segment = ByteBuffer.allocate(body.length + 4)
                .put((byte) 0xff)
                .put((byte) marker)
                .putShort((short) (body.length + 2))
                .put(body)
                .array();
        return joined(Arrays.copyOf(jpeg, 2), segment, Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    public static byte[] withXmp(byte[] jpeg, String xmp) {
        return withSegment(jpeg, 0xe1, ("http://ns.adobe.com/xap/1.0/\0" + xmp).getBytes(StandardCharsets.UTF_8));
    }

    public static String xmp(String properties) {
        return """
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/">
            %s</rdf:Description></rdf:RDF></x:xmpmeta>""".formatted(properties);
    }

    public static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
