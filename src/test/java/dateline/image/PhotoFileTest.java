package dateline.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PhotoFileTest {

    @Test
    void knowsEachFormatByItsContent() {
        assertPhoto(Pictures.jpeg(40, 30), PhotoFormat.JPEG, 40, 30);
        assertPhoto(Pictures.encoded(Pictures.drawn(40, 30, BufferedImage.TYPE_INT_ARGB), "png"), PhotoFormat.PNG, 40, 30);
        assertPhoto(Pictures.encoded(Pictures.drawn(40, 30, BufferedImage.TYPE_INT_RGB), "gif"), PhotoFormat.GIF, 40, 30);
        assertPhoto(Pictures.encoded(Pictures.drawn(40, 30, BufferedImage.TYPE_INT_RGB), "webp"), PhotoFormat.WEBP, 40, 30);
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

    private static void assertPhoto(byte[] file, PhotoFormat format, int width, int height) {
        PhotoFile photo = PhotoFile.of(file);
        assertThat(photo.format()).isEqualTo(format);
        assertThat(photo.width()).isEqualTo(width);
        assertThat(photo.height()).isEqualTo(height);
    }

    private static void assertRefused(byte[] file, String code) {
        assertThatExceptionOfType(UnreadablePhoto.class).as("%d bytes", file.length)
            .isThrownBy(() -> PhotoFile.of(file)).matches(refusal -> refusal.code().equals(code), code);
    }
}
