package dateline.photo.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dateline.photo.file.UploadFiles.Upload;
import dateline.photo.rendition.ImageWorkers;
import dateline.photo.rendition.PhotoDecoder;
import dateline.photo.rendition.Pictures;
import dateline.platform.error.TryLater;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class PhotoIntakeTest {

    private final ImageWorkers imageWorkers = new ImageWorkers();

    @TempDir
    private Path folder;

    private UploadFiles uploads;
    private PhotoIntake intake;

    @BeforeEach
    void open() {
        uploads = new UploadFiles(folder);
        intake = new PhotoIntake(Pictures.LIMITS, imageWorkers, uploads);
    }

    @AfterEach
    void close() throws IOException {
        imageWorkers.close();
        uploads.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"xmp.jpg", "iim-latin1.jpg", "iim-utf8.jpg", "conflict.jpg", "turned.jpg", "xmp.png", "xmp.webp"
            })
    void takesInWhatCanBeShown(String name) throws IOException {
        assertThat(read(Pictures.named(name)).pixels()).isEqualTo(96 * 64);
    }

    @Test
    void takesInWhatAgenciesAndCamerasSend() throws IOException {
        assertThat(read(Pictures.cmykJpeg(60, 40)).width()).isEqualTo(60);
        assertThat(read(Pictures.progressiveJpeg(60, 40)).width()).isEqualTo(60);
        assertThat(read(Pictures.encoded(Pictures.drawn(60, 40, BufferedImage.TYPE_BYTE_GRAY), "jpeg"))
                        .width())
                .isEqualTo(60);
        assertThat(read(Pictures.encoded(Pictures.drawn(60, 40, BufferedImage.TYPE_INT_ARGB), "png"))
                        .width())
                .isEqualTo(60);
        assertThat(read(Pictures.encoded(Pictures.drawn(60, 40, BufferedImage.TYPE_USHORT_GRAY), "png"))
                        .width())
                .isEqualTo(60);
        assertThat(read(Pictures.encoded(Pictures.drawn(60, 40, BufferedImage.TYPE_INT_RGB), "gif"))
                        .width())
                .isEqualTo(60);
    }

    @Test
    void takesInTiff() throws IOException {
        for (int type : new int[] {
            BufferedImage.TYPE_INT_RGB,
            BufferedImage.TYPE_INT_ARGB,
            BufferedImage.TYPE_BYTE_GRAY,
            BufferedImage.TYPE_USHORT_GRAY,
            BufferedImage.TYPE_BYTE_BINARY
        }) {
            assertThat(read(Pictures.encoded(Pictures.drawn(60, 40, type), "tiff"))
                            .width())
                    .isEqualTo(60);
        }
        byte[] tiff = Pictures.encoded(Pictures.drawn(60, 40, BufferedImage.TYPE_INT_RGB), "tiff");
        assertRefused(Arrays.copyOfRange(tiff, 0, tiff.length / 2), "photo-damaged");
    }

    /** As phones write panoramas, and as interrupted transfers leave files. */
    @Test
    void takesInAJpegWithoutAnEndOrWithSomethingAfterIt() throws IOException {
        Random random = new Random(5);
        for (byte[] jpeg : new byte[][] {Pictures.jpeg(480, 320), Pictures.progressiveJpeg(480, 320)}) {
            byte[] open = Arrays.copyOf(jpeg, jpeg.length - 2);
            byte[] half = Arrays.copyOf(jpeg, jpeg.length - 1);
            byte[] noise = new byte[4000];
            BufferedImage whole = PhotoDecoder.decoded(PhotoFile.of(jpeg), 1_000_000);
            assertSame(whole, open);
            assertSame(whole, half);
            assertSame(whole, Pictures.joined(open, new byte[] {(byte) 0xff, (byte) 0xf4, 9, 9, 9}));
            assertSame(whole, Pictures.joined(open, new byte[] {(byte) 0xff, (byte) 0xe5, 9, 9, 9}));
            for (int i = 0; i < 20; i++) {
                random.nextBytes(noise);
                assertSame(whole, Pictures.joined(jpeg, noise));
            }
        }
        byte[] open = Pictures.jpeg(480, 320);
        open = Arrays.copyOf(open, open.length - 2);
        BufferedImage whole = PhotoDecoder.decoded(PhotoFile.of(Pictures.jpeg(480, 320)), 1_000_000);
        for (int i = 0; i < 40; i++) {
            byte[] trailer = new byte[4000];
            random.nextBytes(trailer);
            trailer[0] = (byte) 0xff;
            trailer[1] = (byte) 0xf4;
            assertSame(whole, Pictures.joined(open, trailer));
        }
    }

    private void assertSame(BufferedImage whole, byte[] file) throws IOException {
        PhotoFile photo = read(file);
        BufferedImage image = PhotoDecoder.decoded(PhotoFile.of(file), 1_000_000);
        assertThat(photo.width()).isEqualTo(whole.getWidth());
        int[] pixels = image.getRGB(0, 0, whole.getWidth(), whole.getHeight(), null, 0, whole.getWidth());
        assertThat(pixels)
                .isEqualTo(whole.getRGB(0, 0, whole.getWidth(), whole.getHeight(), null, 0, whole.getWidth()));
    }

    @Test
    void refusesAJpegWhosePixelsAreCutOff() {
        for (byte[] jpeg : new byte[][] {Pictures.jpeg(480, 320), Pictures.progressiveJpeg(480, 320)}) {
            for (int percent : new int[] {50, 80, 97}) {
                assertRefused(Arrays.copyOf(jpeg, jpeg.length * percent / 100), "photo-damaged");
            }
        }
    }

    @Test
    void takesTheFirstFrameOfAnAnimation() throws IOException {
        for (byte[] moving : new byte[][] {Pictures.animatedGif(60, 40), Pictures.animatedWebp(60, 40)}) {
            assertThat(read(moving).header().animated()).isTrue();
            BufferedImage frame = PhotoDecoder.decoded(PhotoFile.of(moving), 1_000_000);
            assertThat(frame.getWidth()).isEqualTo(60);
            Color corner = new Color(frame.getRGB(2, 2));
            assertThat(corner.getRed()).isGreaterThan(200);
            assertThat(corner.getBlue()).isLessThan(60);
        }
    }

    @Test
    void takesTwiceAsManyPixelsOfAJpegThatIsDecodedRowByRow() throws IOException {
        byte[] large = Pictures.resized(Pictures.jpeg(64, 64), 16_384, 12_200);
        PhotoFile photo = read(large);
        assertThat(photo.pixels()).isGreaterThan(199_000_000);
        byte[] half = Pictures.resized(Pictures.jpeg(64, 64), 10_000, 10_000);
        assertThat(PhotoDecoder.heap(photo, 25_000_000))
                .isLessThanOrEqualTo(PhotoDecoder.heap(PhotoFile.of(half), 25_000_000) + 200_000);
        assertRefused(Pictures.resized(Pictures.jpeg(64, 64), 20_000, 10_100), "photo-pixels");
        assertRefused(Pictures.resized(Pictures.progressiveJpeg(64, 64), 10_100, 10_000), "photo-pixels");
        assertRefused(Pictures.plainPng(10_100, 10_000), "photo-pixels");
    }

    @Test
    void refusesAFileThatIsTooLargeWithoutReadingOn() {
        PhotoIntake small = new PhotoIntake(new PhotoLimits(DataSize.ofMegabytes(1), 100), imageWorkers, uploads);
        InputStream endless = new InputStream() {
            private int sent;

            @Override
            public int read() {
                assertThat(++sent).isLessThan(2_000_000);
                return 0xff;
            }
        };
        assertThatExceptionOfType(UnreadablePhoto.class)
                .isThrownBy(() -> small.read(small.receive(small.stream(endless))))
                .withMessage("is too large: at most 1 MB")
                .matches(refusal -> refusal.code().equals("photo-bytes"));
    }

    @Test
    void refusesTooManyPixelsByTheHeaderAlone() {
        byte[] header = Pictures.joined(Pictures.pngStart(50_000, 50_000), Pictures.chunk("IEND", new byte[0]));
        assertThatExceptionOfType(UnreadablePhoto.class)
                .isThrownBy(() -> read(header))
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
        assertThat(read(bomb).width()).isEqualTo(10_000);
        BufferedImage proof = PhotoDecoder.decoded(PhotoFile.of(bomb), 1_000_000);
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

    @Test
    void refusesARowThatNoJpegCouldHave() {
        assertRefused(Pictures.plainPng(70_000, 1), "photo-wide");
    }

    @Test
    void refusesWhatTakesMoreMemoryToDecodeThanThereIs() throws IOException {
        try (ImageWorkers small = new ImageWorkers(1, 64 << 20, Duration.ofMinutes(1));
                Upload upload =
                        intake.receive(intake.stream(new ByteArrayInputStream(Pictures.plainPng(5000, 5000))))) {
            PhotoIntake careful = new PhotoIntake(Pictures.LIMITS, small, uploads);
            assertThatExceptionOfType(UnreadablePhoto.class)
                    .isThrownBy(() -> careful.read(upload))
                    .matches(refusal -> refusal.code().equals("photo-memory"));
        }
    }

    @Test
    void leavesNoFileOfAnUploadBehindWhateverBecameOfIt() throws IOException {
        read(Pictures.jpeg(60, 40));
        assertRefused(Pictures.pngStart(40, 40), "photo-damaged");
        InputStream broken = new SequenceInputStream(new ByteArrayInputStream(new byte[100_000]), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Connection reset");
            }
        });
        assertThatIOException()
                .isThrownBy(() -> intake.receive(intake.stream(broken)))
                .withMessage("Connection reset");
        assertThat(uploads.folder()).isEmptyDirectory();
    }

    @Test
    void saysThatTheDiskIsFull() {
        assertThatExceptionOfType(TryLater.class)
                .isThrownBy(() -> intake.receive(file -> {
                    Files.write(file, new byte[10]);
                    throw new FileSystemException(file.toString(), null, "No space left on device");
                }))
                .matches(later -> later.reason() == TryLater.Reason.DISK);
        assertThat(uploads.folder()).isEmptyDirectory();
    }

    @Test
    void removesWhatKilledProcessesLeftAndNothingOfThoseThatLive() throws IOException {
        Path killed = Files.createDirectory(folder.resolve(UUID.randomUUID().toString()));
        Files.write(killed.resolve("upload_1.tmp"), new byte[10]);
        Path alive = Files.write(uploads.folder().resolve("upload_2.tmp"), new byte[10]);
        try (UploadFiles next = new UploadFiles(folder)) {
            assertThat(killed).doesNotExist();
            assertThat(alive).exists();
            assertThat(next.folder()).isEmptyDirectory();
        }
    }

    private PhotoFile read(byte[] file) throws IOException {
        try (Upload upload = intake.receive(intake.stream(new ByteArrayInputStream(file)))) {
            PhotoFile photo = intake.read(upload);
            intake.prove(photo);
            return photo;
        }
    }

    private void assertRefused(byte[] file, String code) {
        assertThatExceptionOfType(UnreadablePhoto.class)
                .isThrownBy(() -> read(file))
                .matches(refusal -> refusal.code().equals(code), code);
    }
}
