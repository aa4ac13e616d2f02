package dateline.photo.file;

import dateline.photo.metadata.HeifHeader;
import dateline.platform.error.TryLater;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Converts HEIC and AVIF photos to JPEG, or to PNG where they have transparent parts, with libheif's {@code heif-dec}
 * (formerly {@code heif-convert}).
 *
 * <p>The program runs as a process of its own, because a fault in a native decoder must not reach this one. Its time,
 * memory and output are limited by {@code prlimit} of util-linux; it gets no environment, no name from outside, and a
 * folder of its own. At most two run at once.
 */
final class HeifConverter {

    private static final Logger LOG = LoggerFactory.getLogger(HeifConverter.class);

    private static final List<String> DECODERS = List.of("heif-dec", "heif-convert");
    private static final List<String> LIMITER = List.of("prlimit");
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);
    private static final int MOST_AT_ONCE = 2;
    private static final int QUALITY = 95;

    /** Address space in bytes without that for pixels: libraries, and the stacks of the decoder's threads. */
    private static final long PROGRAM = 512L << 20;

    private static final long SPACE_PER_PIXEL = 16;
    private static final long BYTES_PER_PIXEL = 4;
    private static final long LEAST_OUTPUT = 4L << 20;
    private static final long MOST_OUTPUT = 256L << 20;
    private static final int LOGGED = 500;
    private static final int MOST_WORDS = 64 * 1024;

    private static final Set<StandardOpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    private static final String IN = "in";
    private static final String WORDS = "words";

    private final Semaphore free = new Semaphore(MOST_AT_ONCE, true);
    private final List<Path> folders;
    private final Duration longest;
    private final Duration wait;

    HeifConverter() {
        this(
                Stream.concat(
                                Arrays.stream(
                                        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)),
                                Stream.of("/usr/bin", "/usr/local/bin"))
                        .filter(folder -> !folder.isEmpty())
                        .map(Path::of)
                        .toList(),
                LONGEST,
                LONGEST);
    }

    /**
     * Creates a converter.
     *
     * @param folders where the programs are looked for, each time that one is needed
     * @param longest maximum time of a conversion, and {@code wait} of waiting for one to begin
     */
    HeifConverter(List<Path> folders, Duration longest, Duration wait) {
        this.folders = folders;
        this.longest = longest;
        this.wait = wait;
    }

    /**
     * Converts the primary image of a file, upright and without any other image of the file.
     *
     * @param folder empty folder for the program's files
     * @return       the converted file, in that folder
     * @throws UnreadablePhoto when the file is damaged, or takes too much time or memory, or when the program or its
     *                         decoder for this format is not installed
     * @throws TryLater        when other conversions do not end in time
     */
    Path convert(PhotoFile photo, Path folder) throws IOException {
        Path decoder = program(DECODERS).orElseThrow(() -> UnreadablePhoto.noConverter(photo.format()));
        Path limiter = program(LIMITER).orElseThrow(() -> UnreadablePhoto.noConverter(photo.format()));
        boolean transparent;
        try (Arena arena = Arena.ofConfined()) {
            HeifHeader header = HeifHeader.of(photo.content().in(arena));
            transparent = header.isTransparent();
            Path in = folder.resolve(IN);
            try (FileChannel copy = FileChannel.open(in, NEW, PrivateFiles.attributes(in))) {
                header.writePrimaryOnly(copy);
            }
        }
        Path out = folder.resolve(transparent ? "out.png" : "out.jpg");
        long output = Math.min(MOST_OUTPUT, LEAST_OUTPUT + BYTES_PER_PIXEL * photo.pixels());
        List<String> command = List.of(
                limiter.toString(),
                "--as=" + (PROGRAM + SPACE_PER_PIXEL * photo.pixels()),
                "--cpu=" + Math.max(1, longest.toSeconds()),
                "--fsize=" + output,
                "--core=0",
                "--",
                decoder.toString(),
                "-q",
                Integer.toString(QUALITY),
                IN,
                out.getFileName().toString());
        Outcome outcome = run(command, folder);
        if (outcome == Outcome.DONE && Files.isRegularFile(out)) {
            PrivateFiles.restrict(out);
            return out;
        }
        String words = words(folder);
        LOG.info(
                "A photo of {} × {} was not converted ({}): {}",
                photo.width(),
                photo.height(),
                outcome,
                words.substring(0, Math.min(LOGGED, words.length())));
        if (outcome == Outcome.TOO_SLOW) {
            throw UnreadablePhoto.tooSlow();
        }
        throw decodes(limiter, decoder, photo.format(), folder)
                ? UnreadablePhoto.damaged()
                : UnreadablePhoto.noConverter(photo.format());
    }

    private enum Outcome {
        DONE,
        FAILED,
        TOO_SLOW
    }

    /** Whether the program has a decoder for the format, which may be in a package of its own. */
    private boolean decodes(Path limiter, Path decoder, PhotoFormat format, Path folder) throws IOException {
        run(
                List.of(
                        limiter.toString(),
                        "--as=" + PROGRAM,
                        "--cpu=5",
                        "--fsize=" + MOST_WORDS,
                        "--",
                        decoder.toString(),
                        "--list-decoders"),
                folder);
        String heading = Pattern.quote(format.name()) + " decoders:";
        // A heading, and the decoders below it: "HEIC decoders:", "- libde265 = libde265 HEVC decoder, version 1.0.11".
        return !Pattern.compile("(?m)^" + heading + "\\s*+(\\z|.*decoders:)")
                .matcher(words(folder))
                .find();
    }

    private Optional<Path> program(List<String> names) {
        return names.stream()
                .flatMap(name -> folders.stream().map(folder -> folder.resolve(name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private Outcome run(List<String> command, Path folder) throws IOException {
        try {
            if (!free.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new TryLater(TryLater.Reason.BUSY, RETRY_AFTER);
            }
            try {
                return ran(command, folder);
            } finally {
                free.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TryLater(TryLater.Reason.BUSY, RETRY_AFTER);
        }
    }

    private Outcome ran(List<String> command, Path folder) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(WORDS).toFile());
        builder.environment().clear();
        // Each thread would reserve address space for memory of its own.
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        Process process = builder.start();
        try {
            sacrifice(process);
            if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                return Outcome.TOO_SLOW;
            }
        } finally {
            process.destroyForcibly().waitFor(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        }
        return switch (process.exitValue()) {
            case 0 -> Outcome.DONE;
            case 128 + 9, 128 + 24 ->
                Outcome.TOO_SLOW; // SIGKILL and SIGXCPU, at the limit of CPU time or out of memory
            default -> Outcome.FAILED;
        };
    }

    /** Lets Linux end the program, and not Dateline, when memory runs out. */
    private static void sacrifice(Process process) {
        try {
            Files.writeString(Path.of("/proc", Long.toString(process.pid()), "oom_score_adj"), "1000");
        } catch (IOException e) {
            LOG.debug("The program has ended, or this is no Linux", e);
        }
    }

    private static String words(Path folder) throws IOException {
        try (InputStream words = Files.newInputStream(folder.resolve(WORDS))) {
            return new String(words.readNBytes(MOST_WORDS), StandardCharsets.ISO_8859_1).strip();
        }
    }
}
