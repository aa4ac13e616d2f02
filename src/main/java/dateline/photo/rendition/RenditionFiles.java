package dateline.photo.rendition;

import com.luciad.imageio.webp.CompressionType;
import com.luciad.imageio.webp.WebPImageWriterSpi;
import com.luciad.imageio.webp.WebPWriteParam;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.spi.ImageWriterSpi;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Encodes images, and embeds an XMP packet in the file. The same image yields the same bytes on every node. */
final class RenditionFiles {

    private static final ImageWriterSpi WEBP = new WebPImageWriterSpi();
    private static final String XMP_SEGMENT = "http://ns.adobe.com/xap/1.0/\0";
    private static final int XMP_FLAG = 0x04;

    private RenditionFiles() {}

    /** Encodes a progressive JPEG, which shows a rough image early on a slow connection. */
    static byte[] jpeg(BufferedImage image, byte[] xmp) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(0.82f);
        param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        byte[] file = encoded(writer, param, image);
        return xmp.length == 0 ? file : withSegment(file, xmp);
    }

    static byte[] webp(BufferedImage image, byte[] xmp) {
        try {
            ImageWriter writer = WEBP.createWriterInstance(null);
            WebPWriteParam param = (WebPWriteParam) writer.getDefaultWriteParam();
            param.setCompressionType(CompressionType.Lossy);
            param.setCompressionQuality(0.8f);
            byte[] file = encoded(writer, param, image);
            return xmp.length == 0 ? file : withChunk(file, xmp, image);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] encoded(ImageWriter writer, ImageWriteParam param, BufferedImage image) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(file)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } finally {
            writer.dispose();
        }
        return file.toByteArray();
    }

    /** Inserts the XMP packet as an APP1 segment after JFIF's segment, which must come first. */
    private static byte[] withSegment(byte[] jpeg, byte[] xmp) {
        byte[] signature = XMP_SEGMENT.getBytes(StandardCharsets.ISO_8859_1);
        boolean jfif = jpeg[3] == (byte) 0xe0;
        int head = jfif ? 4 + ByteBuffer.wrap(jpeg).getShort(4) : 2;
        return ByteBuffer.allocate(jpeg.length + 4 + signature.length + xmp.length)
                .put(jpeg, 0, head)
                .putShort((short) 0xffe1)
                .putShort((short) (2 + signature.length + xmp.length))
                .put(signature)
                .put(xmp)
                .put(jpeg, head, jpeg.length - head)
                .array();
    }

    /**
     * Inserts the XMP packet as a chunk. A simple file, which has only its pixels, becomes an extended one; that of an
     * image with transparency is extended already (RFC 9649).
     */
    private static byte[] withChunk(byte[] webp, byte[] xmp, BufferedImage image) {
        boolean extended = webp[15] == 'X';
        int length = webp.length + (extended ? 0 : 18) + 8 + xmp.length + (xmp.length & 1);
        ByteBuffer file = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        file.put(webp, 0, 12).putInt(4, file.capacity() - 8);
        if (!extended) {
            int width = image.getWidth() - 1;
            int height = image.getHeight() - 1;
            file.put("VP8X".getBytes(StandardCharsets.ISO_8859_1)).putInt(10).putInt(0);
            file.putShort((short) width)
                    .put((byte) (width >> 16))
                    .putShort((short) height)
                    .put((byte) (height >> 16));
        }
        file.put(webp, 12, webp.length - 12)
                .put("XMP ".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(xmp.length)
                .put(xmp);
        return file.put(20, (byte) (file.get(20) | XMP_FLAG)).array();
    }
}
