package dateline.publishing.template;

import dateline.platform.language.Bundles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.TemplateEngine;

/**
 * Watches the newsroom's own templates and phrases by polling once a second. Publishes {@link ThemeChanged} when they
 * have been unchanged for one poll after a change, so that no half-written file is read.
 */
@Component
class ThemeWatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ThemeWatch.class);
    private static final int EVERY_MS = 1000;

    private final List<Path> folders;
    private final TemplateEngine templates;
    private final Bundles words;
    private final ApplicationEventPublisher events;
    private @Nullable ScheduledExecutorService looking;
    private Map<String, String> told = Map.of();
    private Map<String, String> last = Map.of();

    @Autowired
    ThemeWatch(ITemplateEngine templates, Bundles words, ApplicationEventPublisher events) {
        this(List.of(Path.of("templates"), Bundles.FOLDER), (TemplateEngine) templates, words, events);
    }

    ThemeWatch(List<Path> folders, TemplateEngine templates, Bundles words, ApplicationEventPublisher events) {
        this.folders = folders.stream().filter(Files::isDirectory).toList();
        this.templates = templates;
        this.words = words;
        this.events = events;
    }

    @Override
    public void start() {
        if (folders.isEmpty()) {
            return;
        }
        told = files();
        last = told;
        looking = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("theme-watch").factory());
        looking.scheduleWithFixedDelay(this::look, EVERY_MS, EVERY_MS, TimeUnit.MILLISECONDS);
    }

    void look() {
        try {
            Map<String, String> now = files();
            if (!now.equals(told) && now.equals(last)) {
                told = now;
                words.clearCache();
                templates.clearTemplateCache();
                LOG.info("{} has changed: all pages are rendered again", folders);
                events.publishEvent(new ThemeChanged());
            }
            last = now;
        } catch (RuntimeException e) {
            LOG.warn("Could not check {} for changes", folders, e);
        }
    }

    private Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        for (Path folder : folders) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
                    files.put(file.toString(), is.lastModifiedTime() + " " + is.size());
                }
            } catch (IOException e) {
                // A file was removed during the walk; the next poll sees the result.
                return last;
            }
        }
        return files;
    }

    @Override
    public void stop() {
        if (looking != null) {
            looking.shutdownNow();
            looking = null;
        }
    }

    @Override
    public boolean isRunning() {
        return looking != null;
    }
}
