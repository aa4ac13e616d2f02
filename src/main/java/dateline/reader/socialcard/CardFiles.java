package dateline.reader.socialcard;

import dateline.photo.file.PrivateFiles;
import dateline.platform.settings.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Keeps drawn social cards as files, in a folder beside the photos. Of each card the latest version is kept, and for at
 * most {@value #DAYS} days. A card that is gone is drawn again when it is asked for. Used by one thread.
 */
@Component
class CardFiles {

    private static final Logger LOG = LoggerFactory.getLogger(CardFiles.class);
    private static final int DAYS = 30;
    /** The files are spread over this many folders. */
    private static final int FOLDERS = 1000;

    private final Path folder;
    private final Clock clock;
    private Instant sweepAt = Instant.MIN;

    @Autowired
    CardFiles(Site site, Clock clock) {
        this(site.data().resolve("cards"), clock);
    }

    CardFiles(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * Names a version of a card.
     *
     * @param number the key event's number; 0 for the story's own card
     */
    record Name(long storyId, long number, String version) {

        private String folder() {
            return String.valueOf(storyId % FOLDERS);
        }

        private String prefix() {
            return storyId + "-" + number + "-";
        }

        private String file() {
            return prefix() + version + ".jpg";
        }
    }

    /** Returns the drawn card. */
    Optional<byte[]> find(Name name) {
        try {
            return Optional.of(Files.readAllBytes(folder.resolve(name.folder()).resolve(name.file())));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps a drawn card, and removes its earlier versions. One that cannot be written is drawn again next time. */
    void keep(Name name, byte[] card) {
        Path home = folder.resolve(name.folder());
        Path draft = home.resolve(UUID.randomUUID() + ".part");
        try {
            PrivateFiles.createFolder(home);
            try {
                Files.createFile(draft, PrivateFiles.attributes(draft));
                Files.write(draft, card);
                Files.move(draft, home.resolve(name.file()), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(draft);
            }
            try (DirectoryStream<Path> versions = Files.newDirectoryStream(home, name.prefix() + "*")) {
                for (Path version : versions) {
                    if (!version.endsWith(name.file())) {
                        Files.deleteIfExists(version);
                    }
                }
            }
            sweepDaily();
        } catch (IOException e) {
            LOG.warn("A social card was drawn but could not be kept in {}: {}", home, e.toString());
        }
    }

    private void sweepDaily() {
        Instant now = clock.instant();
        if (now.isAfter(sweepAt)) {
            sweepAt = now.plus(Duration.ofDays(1));
            sweep(now.minus(Duration.ofDays(DAYS)));
        }
    }

    /** Removes cards that were drawn before. */
    private void sweep(Instant before) {
        try (Stream<Path> files = Files.walk(folder, 2)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (NoSuchFileException e) {
            LOG.debug("Another node removed {}", Objects.requireNonNullElse(e.getFile(), ""));
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("Old social cards in {} could not be removed: {}", folder, e.toString());
        }
    }
}
