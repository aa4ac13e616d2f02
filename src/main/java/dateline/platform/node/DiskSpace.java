package dateline.platform.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Monitors the free disk space of the data folder once a second. It logs a warning below {@link DiskProperties#warn()}.
 * Photos are refused below {@link DiskProperties#uploads()}, other writes below {@link DiskProperties#floor()}, so that
 * they never fill the disk of the database. They are accepted again as soon as there is space.
 */
@Component
@EnableConfigurationProperties(DiskProperties.class)
public class DiskSpace implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(DiskSpace.class);
    private static final String PART = "disk";
    private static final long BETWEEN = 1000;
    /** Factor by which the free space must exceed a threshold to leave its level, so that the level does not flap. */
    private static final double CLEARLY = 1.1;

    private enum Level {
        ROOM,
        LITTLE,
        NO_UPLOADS,
        NO_UPDATES
    }

    /** Measures the free bytes. Tests replace it. */
    interface Probe {
        long free() throws IOException;
    }

    private final DiskProperties settings;
    private final NodeState node;
    private final Probe probe;
    private final Path folder;
    private final Thread thread;
    private volatile Level level = Level.ROOM;

    @Autowired
    DiskSpace(@Value("${dateline.data}") Path data, DiskProperties settings, NodeState node) {
        this(data, settings, node, () -> free(data));
    }

    DiskSpace(Path folder, DiskProperties settings, NodeState node, Probe probe) {
        this.folder = folder;
        this.settings = settings;
        this.node = node;
        this.probe = probe;
        look();
        thread = Thread.ofVirtual().name("disk-space").start(this::watch);
    }

    /** Returns the least free space, since parts of the folder may be on different disks. */
    private static long free(Path data) throws IOException {
        long least = Long.MAX_VALUE;
        for (Path part : Stream.of("", "postgresql", "photos")
                .map(data::resolve)
                .filter(Files::exists)
                .toList()) {
            least = Math.min(least, Files.getFileStore(part).getUsableSpace());
        }
        return least;
    }

    /** Whether photos are accepted. */
    public boolean hasRoomForUploads() {
        return level.compareTo(Level.NO_UPLOADS) < 0;
    }

    /** Whether posts and other writes are accepted. */
    public boolean hasRoomForUpdates() {
        return level.compareTo(Level.NO_UPDATES) < 0;
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(BETWEEN);
                look();
            }
        } catch (InterruptedException e) {
            LOG.debug("No longer watched");
        }
    }

    final void look() {
        long free;
        try {
            free = probe.free();
        } catch (IOException e) {
            LOG.debug("The free space is not known", e);
            return;
        }
        Level before = level;
        Level now = Stream.of(Level.NO_UPDATES, Level.NO_UPLOADS, Level.LITTLE)
                .filter(each -> free < bound(each, before))
                .findFirst()
                .orElse(Level.ROOM);
        if (now != before) {
            level = now;
            tell(before, now, free >> 20);
        }
    }

    private double bound(Level each, Level before) {
        long bytes = switch (each) {
            case NO_UPDATES -> settings.floor().toBytes();
            case NO_UPLOADS -> settings.uploads().toBytes();
            default -> settings.warn().toBytes();
        };
        return before.compareTo(each) >= 0 ? bytes * CLEARLY : bytes;
    }

    private void tell(Level before, Level now, long megabytes) {
        switch (now) {
            case NO_UPDATES ->
                LOG.warn(
                        "Only {} MB are free in {}: updates are refused with 507 until there is room",
                        megabytes,
                        folder);
            case NO_UPLOADS ->
                LOG.warn(
                        "Only {} MB are free in {}: photos are refused with 507 until there is room",
                        megabytes,
                        folder);
            case LITTLE -> {
                if (before == Level.ROOM) {
                    LOG.warn(
                            "Only {} MB are free in {}: make room soon, or photos and then updates will be refused",
                            megabytes,
                            folder);
                } else {
                    LOG.info("{} MB are free in {} again: photos and updates are taken", megabytes, folder);
                }
            }
            case ROOM -> LOG.info("{} MB are free in {} again", megabytes, folder);
        }
        if (now == Level.NO_UPDATES) {
            node.report(PART, "There is no room on the disk.");
        } else {
            node.clear(PART);
        }
    }

    @Override
    public void destroy() {
        thread.interrupt();
    }
}
