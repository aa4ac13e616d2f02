package dateline.photo.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dateline.photo.rendition.Pictures;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PhotoFileTest {

    @Test
    void knowsEachFormatByItsContent() {
        assertPhoto(Pictures.jpeg(40, 30), PhotoFormat.JPEG, 40, 30);
        assertPhoto(
                Pictures.encoded(Pictures.drawn(40, 30, BufferedImage.TYPE_INT_ARGB), "png"), PhotoFormat.PNG, 40, 30);
        assertPhoto(
                Pictures.encoded(Pictures.drawn(40, 30, BufferedImage.TYPE_INT_RGB), "gif"), PhotoFormat.GIF, 40, 30);
        assertPhoto(
                Pictures.encoded(Pictures.drawn(40, 30, BufferedImage.TYPE_INT_RGB), "webp"), PhotoFormat.WEBP, 40, 30);
        assertPhoto(Pictures.named("xmp.webp"), PhotoFormat.WEBP, 96, 64);
    }

    @Test
    void measuresAPhotoAsItIsShown() {
        PhotoFile turned = PhotoFile.of(Pictures.named("turned.jpg"));
        assertThat(turned.orientation()).isEqualTo(6);
        assertThat(turned.width()).isEqualTo(64);
        assertThat(turned.height()).isEqualTo(96);
    }

    @Test
    void refusesWhatIsNoImage() {
        assertRefused("notes, saved as photo.jpg".getBytes(StandardCharsets.UTF_8), "photo-type");
        assertRefused("<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8), "photo-type");
        assertRefused(new byte[0], "photo-empty");
    }

    @Test
    void refusesAnImageWithoutPixels() {
        assertRefused(Pictures.joined(Pictures.pngStart(0, 40), Pictures.chunk("IEND", new byte[0])), "photo-damaged");
        assertRefused(Pictures.joined(Pictures.pngStart(-1, 40), Pictures.chunk("IEND", new byte[0])), "photo-damaged");
    }

    @Test
    void refusesAFileThatIsCutShort() {
        for (String name : new String[] {"xmp.jpg", "iim-utf8.jpg", "xmp.png", "xmp.webp"}) {
            byte[] whole = Pictures.named(name);
            for (int length = whole.length - 2; length > 12; length -= 7) {
                assertRefused(Arrays.copyOf(whole, length), "photo-damaged");
            }
        }
        byte[] gif = Pictures.encoded(Pictures.drawn(40, 30, BufferedImage.TYPE_INT_RGB), "gif");
        assertRefused(Arrays.copyOf(gif, 12), "photo-damaged");
    }

    @Test
    void refusesAJpegOfEndlessScans() {
        byte[] jpeg = Pictures.jpeg(8, 8);
        byte[] scan = {(byte) 0xff, (byte) 0xda, 0, 3, 0};
        byte[][] scans = new byte[200][];
        Arrays.fill(scans, scan);
        byte[] end = Arrays.copyOfRange(jpeg, jpeg.length - 2, jpeg.length);
        byte[] endless = Pictures.joined(Arrays.copyOf(jpeg, jpeg.length - 2), Pictures.joined(scans), end);
        assertRefused(endless, "photo-damaged");
    }

    @Test
    void refusesAPngWithTwoHeadersOrOneThatIsNotFirst() {
        byte[] large = Pictures.pngStart(30_000, 30_000);
        byte[] small = Arrays.copyOfRange(Pictures.pngStart(10, 10), 8, 33);
        byte[] end = Pictures.chunk("IEND", new byte[0]);
        byte[] magic = Arrays.copyOf(large, 8);
        assertRefused(Pictures.joined(large, Pictures.chunk("IDAT", new byte[20]), small, end), "photo-damaged");
        assertRefused(Pictures.joined(Pictures.pngStart(10, 10), small, end), "photo-damaged");
        assertRefused(Pictures.joined(magic, Pictures.chunk("tEXt", new byte[4]), small, end), "photo-damaged");
        assertRefused(Pictures.joined(magic, Pictures.chunk("IHDR", new byte[20]), end), "photo-damaged");
        assertRefused(Pictures.joined(magic, end), "photo-damaged");
    }

    @Test
    void refusesAJpegWithTwoFrames() {
        byte[] jpeg = Pictures.jpeg(8, 8);
        byte[] frame = {8, 0x40, 0, 0x40, 0, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0};
        assertRefused(Pictures.withSegment(jpeg, 0xc0, frame), "photo-damaged");
        assertRefused(Pictures.withSegment(jpeg, 0xc2, frame), "photo-damaged");
    }

    @Test
    void refusesAWebpWhoseCanvasIsNotItsFrame() {
        byte[] canvas = new byte[10];
        canvas[4] = 9;
        canvas[7] = 9;
        byte[] plain = Pictures.webp(40, 30);
        assertPhoto(plain, PhotoFormat.WEBP, 40, 30);
        byte[] chunk = Pictures.joined("VP8X".getBytes(StandardCharsets.ISO_8859_1), new byte[] {10, 0, 0, 0}, canvas);
        byte[] file = Pictures.joined(Arrays.copyOf(plain, 12), chunk, Arrays.copyOfRange(plain, 12, plain.length));
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(4, file.length - 8);
        assertRefused(file, "photo-damaged");
    }

    @Test
    void refusesAGifWhoseFrameIsLargerThanItsScreen() {
        byte[] gif = Pictures.encoded(Pictures.drawn(40, 30, BufferedImage.TYPE_INT_RGB), "gif");
        gif[6] = 10;
        assertRefused(gif, "photo-damaged");
        gif[6] = 0;
        assertPhoto(gif, PhotoFormat.GIF, 40, 30);
    }

    @Test
    void refusesMetadataInCountlessPieces() {
        byte[][] segments = new byte[6000][];
        Arrays.fill(segments, new byte[] {(byte) 0xff, (byte) 0xe5, 0, 2});
        byte[] jpeg = Pictures.jpeg(8, 8);
        assertRefused(
                Pictures.joined(
                        Arrays.copyOf(jpeg, 2), Pictures.joined(segments), Arrays.copyOfRange(jpeg, 2, jpeg.length)),
                "photo-damaged");
        byte[][] texts = new byte[100][];
        Arrays.fill(texts, Pictures.chunk("zTXt", new byte[8]));
        assertRefused(Pictures.plainPng(8, 8, texts), "photo-damaged");
        byte[][] chunks = new byte[30_000][];
        Arrays.fill(chunks, Pictures.chunk("juNk", new byte[0]));
        assertRefused(Pictures.plainPng(8, 8, chunks), "photo-damaged");
        byte[] gif = Pictures.encoded(Pictures.drawn(8, 8, BufferedImage.TYPE_INT_RGB), "gif");
        byte[] comment = new byte[3 + 2 * 5000];
        comment[0] = '!';
        comment[1] = (byte) 0xfe;
        for (int i = 0; i < 5000; i++) {
            comment[2 + 2 * i] = 1;
        }
        int start = 13 + (3 << (gif[10] & 7) + 1);
        assertRefused(
                Pictures.joined(Arrays.copyOf(gif, start), comment, Arrays.copyOfRange(gif, start, gif.length)),
                "photo-damaged");
    }

    private static void assertPhoto(byte[] file, PhotoFormat format, int width, int height) {
        PhotoFile photo = PhotoFile.of(file);
        assertThat(photo.format()).isEqualTo(format);
        assertThat(photo.width()).isEqualTo(width);
        assertThat(photo.height()).isEqualTo(height);
    }

    private static void assertRefused(byte[] file, String code) {
        assertThatExceptionOfType(UnreadablePhoto.class)
                .as("%d bytes", file.length)
                .isThrownBy(() -> PhotoFile.of(file))
                .matches(refusal -> refusal.code().equals(code), code);
    }
}
