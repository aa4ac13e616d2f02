package dateline.publishing.template;

import dateline.platform.error.DatabaseTrouble;
import dateline.publishing.view.SectionView;
import dateline.publishing.view.StoryViews;
import dateline.story.section.SectionMenuChanged;
import dateline.story.section.Sections;
import dateline.story.section.SectionsChanged;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Cache of the sections in every page's navigation. They are read from the database only after a change that may
 * concern them, so that pages can be rendered while the database is away. Thread-safe.
 */
@Component
class SectionMenu {

    private static final Logger LOG = LoggerFactory.getLogger(SectionMenu.class);

    private final Sections sections;
    private final StoryViews views;
    private final ApplicationEventPublisher events;
    private final AtomicLong changes = new AtomicLong();
    private volatile @Nullable Known known;

    SectionMenu(Sections sections, StoryViews views, ApplicationEventPublisher events) {
        this.sections = sections;
        this.views = views;
        this.events = events;
    }

    /** The sections, as read when this many changes had been reported. */
    private record Known(long changes, List<SectionView> sections) {}

    /**
     * The current sections. May read the database, so it must not be called on an event loop. While the database is
     * away, the last known sections.
     */
    List<SectionView> current() {
        Known now = known;
        if (now != null && now.changes == changes.get()) {
            return now.sections;
        }
        List<SectionView> read = read();
        if (now != null && !now.sections.equals(read)) {
            events.publishEvent(new SectionMenuChanged());
        }
        return read;
    }

    private synchronized List<SectionView> read() {
        Known before = known;
        long at = changes.get();
        if (before != null && before.changes == at) {
            return before.sections;
        }
        try {
            Known now = new Known(
                    at, sections.withStories().stream().map(views::section).toList());
            known = now;
            return now.sections;
        } catch (RuntimeException e) {
            if (before != null && DatabaseTrouble.isOutage(e)) {
                return before.sections;
            }
            throw e;
        }
    }

    /** Reads the sections at once: pages that are rendered long before the next one must learn of a new section, too. */
    @EventListener(SectionsChanged.class)
    void changed() {
        changes.incrementAndGet();
        if (known == null) {
            return;
        }
        try {
            current();
        } catch (RuntimeException e) {
            LOG.warn("Could not read the sections; the next page tries again: {}", e.toString());
        }
    }
}
