package dateline.edition;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dateline.page.ThemeChanged;
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

/** The current edition of each story that readers ask for, within a bound of bytes; a story nobody asks for costs nothing. */
@Component
public class Editions {

    /** Stories begun at once, however many are asked for: the connections to the database are the editors' first. */
    private static final int FIRST_AT_ONCE = 3;

    private final Composer composer;
    private final Stories stories;
    private final ApplicationEventPublisher events;
    private final Cache<Long, Edition> editions;
    private final Cache<String, Long> ids =
            Caffeine.newBuilder().maximumSize(100_000).build();
    private final Map<Long, Edition> held = new ConcurrentHashMap<>();
    // Followed, and not brought in step: nobody is shown one, but who follows goes on from there.
    private final Map<Long, Edition> lost = new ConcurrentHashMap<>();
    private final Stripes slugs = new Stripes();
    private final Stripes turns = new Stripes();
    private final Semaphore beginning = new Semaphore(FIRST_AT_ONCE);

    Editions(Composer composer, Stories stories, ApplicationEventPublisher events, ShelfSettings settings) {
        this.editions = Caffeine.newBuilder()
                .maximumWeight(settings.roomForStories().toBytes())
                .weigher((Long id, Edition edition) -> edition.weight())
                .build();
        this.composer = composer;
        this.stories = stories;
        this.events = events;
    }

    /** The edition at hand; empty when it has to be made first. Never waits. */
    public Optional<Edition> ready(String slug) {
        Long id = ids.getIfPresent(slug);
        return id == null
                ? Optional.empty()
                : Optional.ofNullable(current(id))
                        .filter(edition -> edition.story().slug().equals(slug));
    }

    /** The story's edition at hand, if there is one. Never waits. */
    Optional<Edition> ready(long storyId) {
        return Optional.ofNullable(current(storyId));
    }

    /** The story's current edition, made when it has to be; empty when there is no public story of that slug. */
    public Optional<Edition> of(String slug) {
        return ready(slug).or(() -> slugs.inTurn(slug, () -> ready(slug).or(() -> first(slug))));
    }

    /** The slug that the story of a former slug has now. */
    public Optional<String> successor(String slug) {
        return stories.successor(slug);
    }

    /** Whether the story that has the slug, or had it, was taken from readers. */
    public boolean isWithdrawn(String slug) {
        return stories.isWithdrawn(slug);
    }

    /** Keeps the story's edition at hand, whoever reads it, until {@link #letGo}. */
    public void hold(Edition edition) {
        turns.inTurn(
                edition.id(), () -> held.put(edition.id(), Objects.requireNonNullElse(current(edition.id()), edition)));
        refresh(edition.id());
    }

    public void letGo(long storyId) {
        held.remove(storyId);
        lost.remove(storyId);
    }

    /** Brings the story's edition in step with the log as far as this change at least; empty when none is at hand. */
    Optional<Edition> refresh(long storyId, long seq) {
        return Optional.ofNullable(current(storyId))
                .filter(edition -> edition.seq() >= seq)
                .or(() -> refresh(storyId));
    }

    /** Brings out an edition that was made ahead, where the one before it still stands. */
    @SuppressWarnings("ReferenceEquality") // that very edition
    Optional<Edition> add(Edition before, Edition made) {
        return turns.inTurn(
                made.id(),
                () -> ready(made.id()).filter(standing -> standing == before).map(standing -> move(standing, made)));
    }

    /** Brings the story's edition in step with the log, and tells who follows it; empty when none is at hand, or the story was withdrawn. */
    public Optional<Edition> refresh(long storyId) {
        return turns.inTurn(
                storyId,
                () -> Optional.ofNullable(current(storyId))
                        .or(() -> Optional.ofNullable(lost.get(storyId)))
                        .flatMap(this::moved));
    }

    /** Renders every edition at hand again. Who follows one hears nothing: nothing happened in the story. */
    @EventListener(ThemeChanged.class)
    void renew() {
        Stream.concat(editions.asMap().keySet().stream(), held.keySet().stream())
                .distinct()
                .toList()
                .forEach(id -> turns.inTurn(
                        id,
                        () -> Optional.ofNullable(current(id))
                                .flatMap(composer::again)
                                .map(fresh -> {
                                    keep(fresh);
                                    return fresh;
                                })));
        events.publishEvent(new EditionsRenewed());
    }

    /** Shows nobody an edition any more that could not be brought in step; those who follow it are told once it can be. */
    void forget(long storyId) {
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
                    // What was committed while it was made told nobody: there was no edition to bring in step.
                    return moved(old);
                }));
    }

    private Optional<Edition> begun(String slug) {
        beginning.acquireUninterruptibly();
        try {
            return composer.first(slug);
        } finally {
            beginning.release();
        }
    }

    private Optional<Edition> moved(Edition old) {
        Optional<Edition> now = composer.next(old);
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
