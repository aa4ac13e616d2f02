package dateline.photo.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dateline.photo.file.PhotoIntake.Decodable;
import dateline.photo.file.UploadFiles.Upload;
import dateline.photo.rendition.HeifPictures;
import dateline.photo.rendition.ImageWorkers;
import dateline.photo.rendition.PhotoDecoder;
import dateline.photo.rendition.Pictures;
import dateline.platform.error.TryLater;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HEIC and AVIF photos, from the header to the pixels. */
class HeifIntakeTest {

    private final ImageWorkers imageWorkers = new ImageWorkers();

    @TempDir
    private Path folder;

    @TempDir
    private Path programs;

    private UploadFiles uploads;
    private PhotoIntake intake;

    @BeforeEach
    void open() {
        uploads = new UploadFiles(folder);
        intake = new PhotoIntake(Pictures.LIMITS, imageWorkers, uploads);
    }

    @AfterEach
    void close() throws IOException {
        assertThat(uploads.folder()).isEmptyDirectory();
        imageWorkers.close();
        uploads.close();
    }

    /** What became of an upload. */
    private record Taken(PhotoFile file, PhotoFile decodable, BufferedImage image) {}

    private Taken taken(byte[] file) throws IOException {
        return taken(intake, file);
    }

    private static Taken taken(PhotoIntake by, byte[] file) throws IOException {
        try (Upload upload = by.receive(by.stream(new ByteArrayInputStream(file)))) {
            PhotoFile photo = by.read(upload);
            try (Decodable decodable = by.decodable(photo)) {
                by.prove(decodable.photo());
                return new Taken(photo, decodable.photo(), PhotoDecoder.decoded(decodable.photo(), 1_000_000));
            }
        }
    }

    private void assertRefused(byte[] file, String code) {
        assertRefused(intake, file, code);
    }

    private static void assertRefused(PhotoIntake by, byte[] file, String code) {
        assertThatExceptionOfType(UnreadablePhoto.class)
                .isThrownBy(() -> taken(by, file))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private static void assertColour(int rgb, int wanted) {
        for (int shift = 0; shift < 24; shift += 8) {
            assertThat(rgb >> shift & 0xff)
                    .as("%06x for %06x", rgb & 0xffffff, wanted)
                    .isCloseTo(wanted >> shift & 0xff, Offset.offset(12));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"heic", "avif"})
    void takesInWhatPhonesWrite(String extension) throws IOException {
        Taken taken = taken(HeifPictures.encoded(extension, Pictures.jpeg(480, 320)));
        assertThat(taken.file.format().mediaType()).isEqualTo("image/" + extension);
        assertThat(taken.decodable.format()).isEqualTo(PhotoFormat.JPEG);
        assertThat(taken.decodable.width()).isEqualTo(480);
        assertThat(taken.decodable.height()).isEqualTo(320);
        assertColour(taken.image.getRGB(20, 20), 0xff0000);
        assertColour(taken.image.getRGB(460, 300), 0xd1e3fa);
        assertThat(taken.file.header().animated()).isFalse();
    }

    /** Turns are counter-clockwise; Exif says otherwise, and does not count. */
    @ParameterizedTest
    @CsvSource({"heic,1,64,96", "heic,2,96,64", "heic,3,64,96", "avif,1,64,96", "avif,3,64,96"})
    void turnsAPhotoOnce(String extension, int quarters, int width, int height) throws IOException {
        byte[] jpeg = Pictures.withSegment(Pictures.jpeg(96, 64), 0xe1, HeifPictures.exif(8));
        assertThat(PhotoFile.of(jpeg).orientation()).isEqualTo(8);
        Taken taken = taken(HeifPictures.with("irot", quarters, HeifPictures.encoded(extension, jpeg)));
        for (PhotoFile photo : List.of(taken.file, taken.decodable)) {
            assertThat(photo.width()).isEqualTo(width);
            assertThat(photo.height()).isEqualTo(height);
            assertThat(photo.orientation()).isEqualTo(1);
        }
        int x = quarters == 1 ? 8 : width - 8;
        int y = quarters == 3 ? 8 : height - 8;
        assertColour(taken.image.getRGB(x, y), 0xff0000);
    }

    @Test
    void mirrorsAPhoto() throws IOException {
        byte[] file = HeifPictures.heic(96, 64);
        // Versions of the standard and of libheif number the axes differently.
        BufferedImage first = taken(HeifPictures.with("imir", 0, file)).image;
        BufferedImage second = taken(HeifPictures.with("imir", 1, file)).image;
        boolean sideways = (first.getRGB(88, 8) & 0xff) < 20;
        assertColour((sideways ? first : second).getRGB(88, 8), 0xff0000);
        assertColour((sideways ? second : first).getRGB(8, 56), 0xff0000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"heic", "avif"})
    void takesInTwelveMegapixels(String extension) throws IOException {
        Taken taken = taken(HeifPictures.encoded(extension, Pictures.jpeg(4032, 3024)));
        assertThat(taken.decodable.pixels()).isEqualTo(4032L * 3024);
        assertColour(taken.image.getRGB(10, 10), 0xff0000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"heic", "avif"})
    void readsTheTextsOfAPhotoBeforeItIsConverted(String extension) throws IOException {
        byte[] jpeg = Pictures.named("xmp.jpg");
        byte[] file = HeifPictures.encoded(extension, jpeg);
        assertThat(taken(file).decodable.metadata().caption())
                .isNotEmpty()
                .isEqualTo(PhotoFile.of(jpeg).metadata().caption());
        assertThat(taken(file).decodable.metadata().creators())
                .isNotEmpty()
                .isEqualTo(PhotoFile.of(jpeg).metadata().creators());
    }

    @Test
    void readsExifWhereThereIsNothingElse() throws IOException {
        byte[] exif = HeifPictures.exif("Low Town under water");
        byte[] jpeg = Pictures.withSegment(Pictures.jpeg(96, 64), 0xe1, exif);
        assertThat(PhotoFile.of(jpeg).metadata().caption()).isEqualTo("Low Town under water");
        assertThat(taken(HeifPictures.encoded("heic", jpeg))
                        .decodable
                        .metadata()
                        .caption())
                .isEqualTo("Low Town under water");
    }

    @ParameterizedTest
    @ValueSource(strings = {"heic", "avif"})
    void refusesWhatIsCutShort(String extension) {
        byte[] file = HeifPictures.encoded(extension, Pictures.jpeg(480, 320));
        for (int length : new int[] {40, 200, file.length / 2, file.length - 1}) {
            assertRefused(Arrays.copyOf(file, length), "photo-damaged");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"heic", "avif"})
    void checksTheSizeBeforeAnythingIsDecoded(String extension) throws IOException {
        byte[] file = HeifPictures.encoded(extension, Pictures.jpeg(480, 320));
        PhotoIntake without = new PhotoIntake(
                Pictures.LIMITS, imageWorkers, uploads, new HeifConverter(List.of(), Duration.ZERO, Duration.ZERO));
        assertRefused(without, HeifPictures.resized(file, 30_000, 30_000), "photo-pixels");
        assertRefused(without, HeifPictures.resized(file, 0x7fffffff, 2), "photo-pixels");
        assertRefused(without, HeifPictures.resized(file, -1, 20), "photo-damaged");
        assertRefused(without, HeifPictures.resized(file, 0, 20), "photo-damaged");
        assertRefused(without, HeifPictures.resized(file, 20, 2000), "photo-shape");
        assertRefused(HeifPictures.resized(file, 100, 100), "photo-damaged");
    }

    @Test
    void takesThePrimaryImageOfSeveral() throws IOException {
        BufferedImage green = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = green.createGraphics();
        pen.setColor(Color.GREEN);
        pen.fillRect(0, 0, 300, 200);
        pen.dispose();
        byte[] burst = HeifPictures.encoded(
                "heic", Pictures.jpeg(480, 320), Pictures.encoded(green, "png"), Pictures.jpeg(90, 60));
        Taken taken = taken(burst);
        assertThat(taken.decodable.width()).isEqualTo(480);
        assertColour(taken.image.getRGB(20, 20), 0xff0000);
    }

    @Test
    void refusesASequenceThatHasNoStillImage() {
        byte[] film = "\0\0\0\u0018ftyphevc\0\0\0\0msf1hevc\0\0\0\bmoov".getBytes(StandardCharsets.ISO_8859_1);
        assertRefused(film, "photo-sequence");
    }

    @Test
    void saysThatASequenceStandsStill() throws IOException {
        byte[] film = Pictures.joined(HeifPictures.avif(96, 64), "\0\0\0\bmoov".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(taken(film).file.header().animated()).isTrue();
    }

    @Test
    void refusesAnImageThatIsCodedInAnotherWay() {
        byte[] file = HeifPictures.heic(96, 64);
        int at = HeifPictures.find(file, "hvc1", 40);
        file[at] = 'a';
        assertRefused(file, "photo-coding");
    }

    /** Phones and cameras name wide colours, and those of HDR, by numbers alone. */
    @ParameterizedTest
    @CsvSource({"1,13,c86432", "12,13,d85f1d", "9,13,e5571f", "1,16,808080"})
    void convertsColoursThatAreNamedByNumbers(int primaries, int transfer, String shown) throws IOException {
        BufferedImage orange = new BufferedImage(96, 64, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 96 * 64; i++) {
            orange.setRGB(i % 96, i / 96, transfer == 16 ? 0x6b6b6b : 0xc86432);
        }
        byte[] file = HeifPictures.encoded("avif", Pictures.encoded(orange, "png"));
        try (Upload upload = intake.receive(
                        intake.stream(new ByteArrayInputStream(HeifPictures.coloured(file, primaries, transfer))));
                Decodable decodable = intake.decodable(intake.read(upload))) {
            assertColour(HeifPictures.shown(decodable.photo()).getRGB(48, 32), Integer.parseInt(shown, 16));
        }
    }

    @Test
    void keepsTransparency() throws IOException {
        BufferedImage image = new BufferedImage(96, 64, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 96, 32, new int[96 * 32], 0, 96);
        for (int y = 32; y < 64; y++) {
            for (int x = 0; x < 96; x++) {
                image.setRGB(x, y, 0xff2255aa);
            }
        }
        Taken taken = taken(HeifPictures.encoded("avif", Pictures.encoded(image, "png")));
        assertThat(taken.decodable.format()).isEqualTo(PhotoFormat.PNG);
        assertThat(taken.image.getRGB(48, 8) >>> 24).isLessThan(10);
        assertThat(taken.image.getRGB(48, 56) >>> 24).isGreaterThan(245);
    }

    @ParameterizedTest
    @ValueSource(strings = {"heif-dec", "heif-convert"})
    void saysWhatToDoWhereTheProgramLacksItsDecoder(String name) throws IOException {
        link("prlimit");
        program(
                name,
                "[ $1 = --list-decoders ] && printf 'AVIF decoders:\\n- dav1d\\nHEIC decoders:\\n' && exit; exit 1");
        PhotoIntake half = intake(Duration.ofSeconds(20));
        assertRefused(half, HeifPictures.heic(96, 64), "photo-heic");
        assertRefused(half, HeifPictures.avif(96, 64), "photo-damaged");
    }

    @Test
    void saysWhatToDoWhereTheProgramIsMissing() {
        PhotoIntake without = intake(Duration.ofSeconds(20));
        assertRefused(without, HeifPictures.heic(96, 64), "photo-heic");
        assertRefused(without, HeifPictures.avif(96, 64), "photo-avif");
    }

    @Test
    void endsAConversionThatTakesTooLong() throws IOException {
        link("prlimit");
        Path pid = programs.resolve("pid");
        program("heif-dec", "echo $$ > " + pid + "; exec sleep 600");
        assertRefused(intake(Duration.ofSeconds(1)), HeifPictures.heic(96, 64), "photo-slow");
        assertThat(ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
                        .filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    @Test
    void boundsWhatTheProgramWrites() throws IOException {
        link("prlimit");
        program("heif-dec", "exec head -c 100000000 /dev/zero > out.jpg");
        assertRefused(intake(Duration.ofSeconds(20)), HeifPictures.heic(96, 64), "photo-damaged");
    }

    @Test
    void givesTheProgramNothingButTheFile() throws IOException {
        link("prlimit");
        Path seen = programs.resolve("seen");
        program("heif-dec", "{ env; ls; ulimit -v; ulimit -t; ulimit -f; } > " + seen + "; exit 1");
        assertRefused(intake(Duration.ofSeconds(20)), HeifPictures.heic(96, 64), "photo-damaged");
        assertThat(Files.readString(seen)).contains("in\n").doesNotContain("HOME=", "JAVA", "DATELINE");
        // The address space in kilobytes, CPU seconds, and blocks of a file.
        assertThat(Files.readAllLines(seen).reversed().subList(0, 3)).noneMatch("unlimited"::equals);
    }

    @Test
    void runsTwoAtOnceAndLetsOthersWait() throws Exception {
        link("prlimit");
        Path began = programs.resolve("began");
        Files.createFile(began);
        program("heif-dec", "echo >> " + began + "; exec sleep 600");
        byte[] file = HeifPictures.heic(96, 64);
        PhotoIntake busy = intake(Duration.ofSeconds(4));
        List<CompletableFuture<Object>> all = Stream.generate(() -> CompletableFuture.<Object>supplyAsync(
                        () -> {
                            try {
                                return taken(busy, file);
                            } catch (IOException e) {
                                throw new IllegalStateException(e);
                            }
                        },
                        Thread::startVirtualThread))
                .limit(3)
                .toList();
        List<String> ends = all.stream().map(HeifIntakeTest::end).toList();
        assertThat(ends).contains("UnreadablePhoto").contains("TryLater");
        assertThat(Files.size(began)).isEqualTo(2);
    }

    private static String end(CompletableFuture<Object> work) {
        try {
            return work.get().toString();
        } catch (ExecutionException e) {
            assertThat(e.getCause()).isInstanceOfAny(UnreadablePhoto.class, TryLater.class);
            return Objects.requireNonNull(e.getCause()).getClass().getSimpleName();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Files with random faults are taken or refused, and nothing else. */
    @Test
    void survivesFaultsInTheHeader() throws IOException {
        Random random = new Random(19);
        byte[] whole = HeifPictures.encoded("avif", Pictures.named("xmp.jpg"));
        int header = HeifPictures.find(whole, "mdat", 0);
        for (int i = 0; i < 4000; i++) {
            byte[] file = whole.clone();
            for (int fault = 0; fault <= i % 4; fault++) {
                file[random.nextInt(header)] = (byte) (i % 3 == 0 ? 0xff : random.nextInt(256));
            }
            try {
                assertThat(PhotoFile.of(file).width()).isPositive();
            } catch (UnreadablePhoto e) {
                assertThat(e.code()).startsWith("photo-");
            }
        }
    }

    private PhotoIntake intake(Duration longest) {
        return new PhotoIntake(
                Pictures.LIMITS,
                imageWorkers,
                uploads,
                new HeifConverter(List.of(programs), longest, Duration.ofSeconds(1)));
    }

    private void program(String name, String script) throws IOException {
        Path program = programs.resolve(name);
        Files.writeString(program, "#!/bin/sh\nPATH=/usr/bin:/bin\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    private void link(String name) throws IOException {
        Path here = Stream.of("/usr/bin", "/bin")
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
        Files.createSymbolicLink(programs.resolve(name), here);
    }
}
