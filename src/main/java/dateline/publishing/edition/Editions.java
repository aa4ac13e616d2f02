package dateline.publishing.edition;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dateline.publishing.cache.ResponseCacheProperties;
import dateline.publishing.template.ThemeChanged;
import dateline.story.Stories;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Cache of the current edition of each story that is read on this node, bounded by bytes. Editions of stories with open
 * event streams are held besides that bound. Thread-safe.
 */
@Component
public class Editions {

    /** How many first editions are built at once, so that cold stories leave database connections for editors. */
    private static final int FIRST_AT_ONCE = 3;

    private final EditionBuilder editionBuilder;
    private final Stories stories;
    private final ApplicationEventPublisher events;
    private final Cache<Long, Edition> editions;
    private final Cache<String, Long> ids =
            Caffeine.newBuilder().maximumSize(100_000).build();
    private final Map<Long, Edition> held = new ConcurrentHashMap<>();
    // Editions whose refresh failed while event streams followed them. They are never served. The next successful
    // refresh sends those streams what they have missed.
    private final Map<Long, Edition> lost = new ConcurrentHashMap<>();
    private final StripedLocks slugs = new StripedLocks();
    private final StripedLocks turns = new StripedLocks();
    private final Semaphore beginning = new Semaphore(FIRST_AT_ONCE);

    Editions(
            EditionBuilder editionBuilder,
            Stories stories,
            ApplicationEventPublisher events,
            ResponseCacheProperties settings) {
        this.editions = Caffeine.newBuilder()
                .maximumWeight(settings.roomForStories().toBytes())
                .weigher((Long id, Edition edition) -> edition.weight())
                .build();
        this.editionBuilder = editionBuilder;
        this.stories = stories;
        this.events = events;
    }

    /** The cached edition. Empty when it has to be built first. Never blocks. */
    public Optional<Edition> ready(String slug) {
        Long id = ids.getIfPresent(slug);
        return id == null
                ? Optional.empty()
                : Optional.ofNullable(current(id))
                        .filter(edition -> edition.story().slug().equals(slug));
    }

    /** The cached edition of the story, if there is one. Never blocks. */
    Optional<Edition> ready(long storyId) {
        return Optional.ofNullable(current(storyId));
    }

    /**
     * The story's current edition, built when it is not cached. Empty when no public story has the slug. May read the
     * database.
     */
    public Optional<Edition> of(String slug) {
        return ready(slug).or(() -> slugs.inTurn(slug, () -> ready(slug).or(() -> first(slug))));
    }

    /** The current slug of the story that used to have this slug. */
    public Optional<String> successor(String slug) {
        return stories.successor(slug);
    }

    /** Whether the story that has this slug, or used to have it, was withdrawn from readers. */
    public boolean isWithdrawn(String slug) {
        return stories.isWithdrawn(slug);
    }

    /** Keeps the story's edition in memory until {@link #letGo}, whether it is read or not. */
    public void hold(Edition edition) {
        turns.inTurn(
                edition.id(), () -> held.put(edition.id(), Objects.requireNonNullElse(current(edition.id()), edition)));
        refresh(edition.id());
    }

    /** Ends {@link #hold}: the edition may be evicted again. */
    public void letGo(long storyId) {
        held.remove(storyId);
        lost.remove(storyId);
    }

    /** Brings the story's edition up to date, at least to this change. Empty when none is cached. */
    public Optional<Edition> refresh(long storyId, long seq) {
        return Optional.ofNullable(current(storyId))
                .filter(edition -> edition.seq() >= seq)
                .or(() -> refresh(storyId));
    }

    /** Installs an edition that was built ahead, if {@code before} is still the current one. */
    @SuppressWarnings("ReferenceEquality") // the same edition, not an equal one
    public Optional<Edition> add(Edition before, Edition made) {
        return turns.inTurn(
                made.id(),
                () -> ready(made.id()).filter(standing -> standing == before).map(standing -> move(standing, made)));
    }

    /**
     * Brings the story's edition up to date with the change log and publishes an {@link EditionChanged} when it has
     * moved. Empty when none is cached, or the story was withdrawn.
     */
    public Optional<Edition> refresh(long storyId) {
        return turns.inTurn(
                storyId,
                () -> Optional.ofNullable(current(storyId))
                        .or(() -> Optional.ofNullable(lost.get(storyId)))
                        .flatMap(this::moved));
    }

    /**
     * Renders every cached edition again. No {@link EditionChanged} is published, because the stories have not changed.
     */
    @EventListener(ThemeChanged.class)
    void renew() {
        Stream.concat(editions.asMap().keySet().stream(), held.keySet().stream())
                .distinct()
                .toList()
                .forEach(id -> turns.inTurn(
                        id,
                        () -> Optional.ofNullable(current(id))
                                .flatMap(editionBuilder::again)
                                .map(fresh -> {
                                    keep(fresh);
                                    return fresh;
                                })));
        events.publishEvent(new EditionsRenewed());
    }

    /**
     * Stops serving an edition that could not be brought up to date. Event streams that follow the story receive what
     * they have missed once a refresh succeeds.
     */
    public void forget(long storyId) {
        turns.inTurn(storyId, () -> {
            Edition followed = held.get(storyId);
            drop(storyId);
            if (followed != null) {
                lost.put(storyId, followed);
            }
            return null;
        });
    }

    private void drop(long storyId) {
        editions.invalidate(storyId);
        held.remove(storyId);
        lost.remove(storyId);
    }

    private Optional<Edition> first(String slug) {
        return begun(slug)
                .flatMap(made -> turns.inTurn(made.id(), () -> {
                    Edition other = current(made.id());
                    Edition left = lost.get(made.id());
                    Edition old = other == null ? made : other;
                    if (other == null && left != null) {
                        move(left, made);
                    }
                    keep(old);
                    // A change that was committed while this edition was built found no edition to refresh.
                    return moved(old);
                }));
    }

    private Optional<Edition> begun(String slug) {
        beginning.acquireUninterruptibly();
        try {
            return editionBuilder.first(slug);
        } finally {
            beginning.release();
        }
    }

    private Optional<Edition> moved(Edition old) {
        Optional<Edition> now = editionBuilder.next(old);
        if (now.isEmpty()) {
            drop(old.id());
            events.publishEvent(new EditionWithdrawn(old.id()));
        }
        return now.map(next -> move(old, next));
    }

    private Edition move(Edition old, Edition now) {
        if (now.seq() > old.seq() || lost.containsKey(now.id())) {
            keep(now);
        }
        if (now.seq() > old.seq()) {
            events.publishEvent(
                    new EditionChanged(old, now, now.after(old.seq()).orElse(now.recent())));
        }
        return now;
    }

    private @Nullable Edition current(long storyId) {
        Edition edition = held.get(storyId);
        return edition == null ? editions.getIfPresent(storyId) : edition;
    }

    private void keep(Edition edition) {
        editions.put(edition.id(), edition);
        if (lost.remove(edition.id()) != null) {
            held.put(edition.id(), edition);
        }
        held.computeIfPresent(edition.id(), (id, old) -> edition);
        ids.put(edition.story().slug(), edition.id());
    }
}
