package dateline.paper;

import dateline.page.SectionView;
import dateline.page.StoryViews;
import dateline.site.DatabaseTrouble;
import dateline.story.SectionMenuChanged;
import dateline.story.Sections;
import dateline.story.SectionsChanged;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The sections that every page's navigation names, kept in memory: they are read from the database only after a change that may concern them,
 * so that a page can be made of what is in memory while the database is away.
 */
@Component
class SectionMenu {

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

    /** What was read when so many changes had been told of. */
    private record Known(long changes, List<SectionView> sections) {}

    /** May read the database: not to be called on an event loop. */
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

    @EventListener(SectionsChanged.class)
    void changed() {
        changes.incrementAndGet();
    }
}
