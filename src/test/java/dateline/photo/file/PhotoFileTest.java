package dateline.photo.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dateline.photo.rendition.PhotoDecoder;
import dateline.photo.rendition.Pictures;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        assertRefused(new byte[0], "photo-empty");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<svg xmlns='http://www.w3.org/2000/svg'/> | photo-svg",
                "<?xml version='1.0'?><!-- logo --> <svg/> | photo-svg",
                "<!DOCTYPE html><title>Photo</title> | photo-html",
                "8BPS | photo-psd",
                "%PDF-1.7 | photo-pdf",
                "%!PS-Adobe-3.0 EPSF-3.0 | photo-eps",
                "....ftypheic........mif1heic | photo-damaged",
                "....ftypmif1........avifmiaf | photo-damaged",
                "....ftypcrx ........crx isom | photo-raw",
                "....ftypisom........mp41avc1 | photo-video",
                "....ftypqt  ........qt  .... | photo-video",
                "FUJIFILMCCD-RAW 0201 | photo-raw",
                "PK..[Content_Types].xml | photo-type"
            })
    void saysWhichOtherFormatAFileHas(String start, String code) {
        byte[] file = start.getBytes(StandardCharsets.ISO_8859_1);
        if (start.startsWith("....")) {
            System.arraycopy(new byte[] {0, 0, 0, (byte) file.length}, 0, file, 0, 4);
        }
        assertRefused(Arrays.copyOf(file, 4096), code);
    }

    @Test
    void takesAPhotoWhoseTextsNameAnotherFormat() {
        byte[] comment = "%PDF-1.7 <svg".getBytes(StandardCharsets.ISO_8859_1);
        assertPhoto(Pictures.withSegment(Pictures.jpeg(40, 30), 0xfe, comment), PhotoFormat.JPEG, 40, 30);
    }

    @Test
    void knowsRawFilesOfCamerasFromTiff() {
        byte[] tiff = Pictures.encoded(Pictures.drawn(40, 30, BufferedImage.TYPE_INT_RGB), "tiff");
        assertPhoto(tiff, PhotoFormat.TIFF, 40, 30);
        assertRefused(tiffWith(0xc612, 0x01040000), "photo-raw");
        assertRefused(tiffWith(0x103, 34713 << 16), "photo-raw");
        assertRefused(tiffWith(0x106, 32803 << 16), "photo-raw");
        assertRefused(new byte[] {'I', 'I', '*', 0, 16, 0, 0, 0, 'C', 'R', 2, 0, 0, 0, 0, 0, 0, 0, 0, 0}, "photo-raw");
    }

    private static byte[] tiffWith(int tag, int value) {
        return ByteBuffer.allocate(64)
                .put("MM\0*".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) tag)
                .putShort((short) 3)
                .putInt(1)
                .putInt(value)
                .array();
    }

    @Test
    void refusesATiffWhoseTagsAreNotInTheFile() {
        byte[] tiff = Pictures.encoded(Pictures.drawn(40, 30, BufferedImage.TYPE_INT_RGB), "tiff");
        assertRefused(Arrays.copyOf(tiff, 12), "photo-damaged");
        assertRefused(new byte[] {'M', 'M', 0, '*', 0x7f, -1, -1, -1, 0, 0}, "photo-damaged");
        assertRefused(new byte[] {'M', 'M', 0, '*', -1, -1, -1, -1, 0, 0}, "photo-damaged");
        assertRefused(tiffWith(0x100, 40 << 16), "photo-damaged");
    }

    @Test
    void takesTheFirstFrameOfAnAnimation() {
        byte[] gif = Pictures.animatedGif(40, 30);
        byte[] png = Pictures.plainPng(40, 30, Pictures.chunk("acTL", new byte[] {0, 0, 0, 2, 0, 0, 0, 0}));
        byte[] webp = Pictures.animatedWebp(40, 30);
        for (byte[] moving : new byte[][] {gif, png, webp}) {
            PhotoFile photo = PhotoFile.of(moving);
            assertThat(photo.header().animated()).isTrue();
            assertThat(photo.width()).isEqualTo(40);
            assertThat(photo.height()).isEqualTo(30);
        }
        assertThat(PhotoFile.of(Pictures.webp(40, 30)).header().animated()).isFalse();
        assertThat(PhotoFile.of(Pictures.plainPng(40, 30)).header().animated()).isFalse();
        byte[] still = Pictures.encoded(Pictures.drawn(40, 30, BufferedImage.TYPE_INT_RGB), "gif");
        assertThat(PhotoFile.of(still).header().animated()).isFalse();
    }

    @Test
    void refusesAnAnimationWithoutFrames() {
        byte[] canvas = Pictures.joined(
                "VP8X".getBytes(StandardCharsets.ISO_8859_1), new byte[] {10, 0, 0, 0, 2, 0}, new byte[8]);
        byte[] anim =
                Pictures.joined("ANIM".getBytes(StandardCharsets.ISO_8859_1), new byte[] {6, 0, 0, 0}, new byte[6]);
        assertRefused(Pictures.riff(canvas, anim), "photo-damaged");
        byte[] frame =
                Pictures.joined("ANMF".getBytes(StandardCharsets.ISO_8859_1), new byte[] {8, 0, 0, 0}, new byte[8]);
        assertRefused(Pictures.riff(canvas, anim, frame), "photo-damaged");
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
            // Whether the pixels of a JPEG are complete without the marker at its end, only the decoder knows.
            int image = name.endsWith(".jpg") ? scan(whole) : whole.length;
            for (int length = whole.length - 3; length > 12; length -= 7) {
                byte[] cut = Arrays.copyOf(whole, length);
                if (length < image) {
                    assertRefused(cut, "photo-damaged");
                } else {
                    assertThatExceptionOfType(UnreadablePhoto.class)
                            .as("%s, %d bytes", name, length)
                            .isThrownBy(() -> PhotoDecoder.decoded(PhotoFile.of(cut), 1_000_000))
                            .matches(refusal -> refusal.code().equals("photo-damaged"));
                }
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

    /** Returns where the header of the scan of a JPEG ends. */
    private static int scan(byte[] jpeg) {
        int at = new String(jpeg, StandardCharsets.ISO_8859_1).lastIndexOf("\u00ff\u00da");
        return at + 2 + (jpeg[at + 3] & 0xff);
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
