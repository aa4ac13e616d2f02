package dateline.paper;

import dateline.page.SectionView;
import dateline.page.StoryViews;
import dateline.site.Outage;
import dateline.story.Sections;
import dateline.story.SectionsChanged;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
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
    private final AtomicLong changes = new AtomicLong();
    private volatile @Nullable Known known;

    SectionMenu(Sections sections, StoryViews views) {
        this.sections = sections;
        this.views = views;
    }

    /** What was read when so many changes had been told of. */
    private record Known(long changes, List<SectionView> sections) {
    }

    /** May read the database: not to be called on an event loop. */
    List<SectionView> current() {
        Known now = known;
        return now != null && now.changes == changes.get() ? now.sections : read();
    }

    private synchronized List<SectionView> read() {
        Known before = known;
        long at = changes.get();
        if (before != null && before.changes == at) {
            return before.sections;
        }
        try {
            Known now = new Known(at, sections.withStories().stream().map(views::section).toList());
            known = now;
            return now.sections;
        } catch (RuntimeException e) {
            if (before != null && Outage.isOf(e)) {
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
