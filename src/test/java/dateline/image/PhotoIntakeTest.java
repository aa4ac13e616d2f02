package dateline.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class PhotoIntakeTest {

    private final Darkroom darkroom = new Darkroom();
    private final PhotoIntake intake = new PhotoIntake(Pictures.LIMITS, darkroom);

    @AfterEach
    void close() {
        darkroom.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"xmp.jpg", "iim-latin1.jpg", "iim-utf8.jpg", "conflict.jpg", "turned.jpg", "xmp.png", "xmp.webp"})
    void takesInWhatCanBeShown(String name) throws IOException {
        assertThat(read(Pictures.named(name)).pixels()).isEqualTo(96 * 64);
    }

    @Test
    void takesInWhatAgenciesAndCamerasSend() throws IOException {
        assertThat(read(Pictures.cmykJpeg(60, 40)).width()).isEqualTo(60);
        assertThat(read(Pictures.progressiveJpeg(60, 40)).width()).isEqualTo(60);
        assertThat(read(Pictures.encoded(Pictures.drawn(60, 40, BufferedImage.TYPE_BYTE_GRAY), "jpeg")).width()).isEqualTo(60);
        assertThat(read(Pictures.encoded(Pictures.drawn(60, 40, BufferedImage.TYPE_INT_ARGB), "png")).width()).isEqualTo(60);
        assertThat(read(Pictures.encoded(Pictures.drawn(60, 40, BufferedImage.TYPE_USHORT_GRAY), "png")).width()).isEqualTo(60);
        assertThat(read(Pictures.encoded(Pictures.drawn(60, 40, BufferedImage.TYPE_INT_RGB), "gif")).width()).isEqualTo(60);
    }

    @Test
    void refusesAFileThatIsTooLargeWithoutReadingOn() {
        PhotoIntake small = new PhotoIntake(new PhotoLimits(DataSize.ofMegabytes(1), 100), darkroom);
        InputStream endless = new InputStream() {
            private int sent;

            @Override
            public int read() {
                assertThat(++sent).isLessThan(2_000_000);
                return 0xff;
            }
        };
        assertThatExceptionOfType(UnreadablePhoto.class).isThrownBy(() -> small.read(endless)).withMessage("is too large: at most 1 MB")
            .matches(refusal -> refusal.code().equals("photo-bytes"));
    }

    @Test
    void refusesTooManyPixelsByTheHeaderAlone() {
        byte[] header = Pictures.joined(Pictures.pngStart(50_000, 50_000), Pictures.chunk("IEND", new byte[0]));
        assertThatExceptionOfType(UnreadablePhoto.class).isThrownBy(() -> read(header))
            .withMessage("has too many pixels: 50000 × 50000 is more than 100 megapixels")
            .matches(refusal -> refusal.code().equals("photo-pixels"));
    }

    @Test
    void refusesAnImageTooTallToBeShown() {
        assertRefused(Pictures.plainPng(10, 81), "photo-shape");
    }

    @Test
    void decodesABombOfMegapixelsInLittleMemory() throws IOException {
        byte[] bomb = Pictures.plainPng(10_000, 10_000);
        assertThat(bomb).hasSizeLessThan(110_000);
        PhotoFile photo = read(bomb);
        assertThat(photo.width()).isEqualTo(10_000);
        BufferedImage proof = PhotoDecoder.decoded(photo, 1_000_000);
        assertThat((long) proof.getWidth() * proof.getHeight()).isLessThanOrEqualTo(1_000_000);
    }

    @Test
    void refusesPixelsThatDoNotDecode() {
        byte[] noise = Pictures.chunk("IDAT", new byte[20]);
        byte[] header = Pictures.joined(Pictures.pngStart(40, 40), noise, Pictures.chunk("IEND", new byte[0]));
        assertThat(PhotoFile.of(header).width()).isEqualTo(40);
        assertRefused(header, "photo-damaged");
        byte[] gif = Pictures.encoded(Pictures.drawn(400, 300, BufferedImage.TYPE_INT_RGB), "gif");
        assertRefused(Arrays.copyOf(gif, gif.length / 2), "photo-damaged");
    }

    private PhotoFile read(byte[] file) throws IOException {
        return intake.read(new ByteArrayInputStream(file));
    }

    private void assertRefused(byte[] file, String code) {
        assertThatExceptionOfType(UnreadablePhoto.class).isThrownBy(() -> read(file)).matches(refusal -> refusal.code().equals(code), code);
    }
}
