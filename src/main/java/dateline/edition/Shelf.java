package dateline.edition;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import dateline.database.DatabaseProbe;
import dateline.press.Answer;
import dateline.press.Ready;
import dateline.press.Request;
import dateline.press.WorkerPool;
import dateline.site.DatabaseTrouble;
import dateline.site.RateLimit;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Every document readers ask for, ready, within a bound of bytes. A document not here is made once, however many ask at the same time, away from
 * the event loops and by few hands, so that a storm of cold reads leaves editors their database; when too many wait for them, who asks for one
 * more is told to come again. When what it was made of changes, one that was
 * read since it was made is made again at once, by hands that no cold read keeps busy, and readers have the old one until the new one
 * stands, for a second at most; then they wait. One that was not is made again when it is asked for. While the database is away they have the
 * old one for as long as that lasts. An address where there was nothing is remembered until anything changes anywhere. What one household has made, or looked up in
 * vain, has a bound; what is at hand has none.
 */
@Component
@EnableConfigurationProperties(ShelfSettings.class)
// Made after the pool of connections, and so closed before it.
@DependsOn("dataSource")
public class Shelf implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);
    private static final int PASSES = 3;
    private static final long LONGEST_OLD = TimeUnit.SECONDS.toNanos(1);
    private static final int MOST_ABSENT = 20_000;
    private static final Duration LONGEST_ABSENT = Duration.ofSeconds(10);
    private static final Ready TOO_MANY = Ready.of(
                    "text/plain; charset=utf-8", "Too much was asked for within a minute: try again in one.\n")
            .status(429)
            .cacheControl("no-store")
            .header("Retry-After", "60")
            .build();
    private static final Ready BUSY = Ready.of(
                    "text/plain; charset=utf-8", "Too much is asked for at this moment: try again.\n")
            .status(503)
            .cacheControl("no-store")
            .header("Retry-After", "5")
            .build();

    private final Cache<String, Copy> copies;
    private final Map<String, Set<String>> keys = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<Optional<Ready>>> making = new ConcurrentHashMap<>();
    // Longer than any document takes to be made.
    private final Cache<String, Long> changed =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(10)).build();
    private final Edge edge;
    private final AtomicLong moment = new AtomicLong();
    private final Cache<String, Absent> absent = Caffeine.newBuilder()
            .maximumSize(MOST_ABSENT)
            .expireAfterWrite(LONGEST_ABSENT)
            .build();
    private final BooleanSupplier away;
    private final RateLimit makes;
    private final RateLimit photoMakes;
    private final RateLimit absents;
    // What stands here already is made again, as much as fits on the shelf.
    private final WorkerPool renewals = WorkerPool.behindPosts("shelf-renewal", 2);
    private final WorkerPool pages;
    private final WorkerPool photos;
    private volatile boolean closed;

    @Autowired
    Shelf(ShelfSettings settings, Edge edge, DatabaseProbe database) {
        this(settings, edge, database::isAway);
    }

    /** @param away whether the database gives no answer just now; asked on event loops, so it must not block */
    Shelf(ShelfSettings settings, Edge edge, BooleanSupplier away) {
        this.edge = edge;
        this.away = away;
        this.makes = new RateLimit(settings.perHousehold());
        this.photoMakes = new RateLimit(settings.photosPerHousehold());
        this.absents = new RateLimit(settings.absentPerHousehold());
        // Whoever has gone away still waits here: only a bound keeps a crowd of them from filling the memory.
        pages = WorkerPool.behindPosts("shelf-page", 3, settings.waiting());
        photos = WorkerPool.behindPosts("shelf-photo", 2, settings.waiting());
        copies = Caffeine.newBuilder()
                .maximumWeight(settings.roomForPages().toBytes())
                .weigher((String key, Copy copy) -> copy.document.ready().weight() + 2 * key.length() + 200)
                .removalListener(this::forget)
                .build();
    }

    /** What was found at an address where there is no document, when so many changes had been told of. */
    private record Absent(long moment, Answer answer) {}

    /**
     * The document under the key, or one being made.
     *
     * @param request by whom it is asked for: a household that has too much made is refused before anything is done for it
     * @param key     the address, with all that the document and the answer for a missing one depend on
     * @param maker   called off the event loop; empty when there is no such document
     * @param missing the answer then; called off the event loop, and remembered until anything changes
     */
    public Answer answer(
            Request request, String key, Supplier<Optional<Document>> maker, Supplier<? extends Answer> missing) {
        return answer(request, key, new Maker(maker, pages), missing);
    }

    /** The same for a document of the house's own, which is made whoever asks. */
    public Answer answer(String key, Supplier<Optional<Document>> maker, Supplier<? extends Answer> missing) {
        return answer(null, key, new Maker(maker, pages), missing);
    }

    /** The same for a photo, which may take seconds to make: no page waits behind one. */
    public Answer photo(
            Request request, String key, Supplier<Optional<Document>> maker, Supplier<? extends Answer> missing) {
        return answer(request, key, new Maker(maker, photos), missing);
    }

    /** Counts one more piece of work that has to be done for the request's household, and refuses it when that is too much; null when it is not. */
    public @Nullable Ready refusal(Request request) {
        return refusal(RateLimit.household(request.address()), makes);
    }

    private @Nullable Ready refusal(String household, RateLimit limit) {
        return absents.look(household) > 0 || limit.take(household) > 0 ? TOO_MANY : null;
    }

    /** Whether the database gives no answer just now. Never waits. */
    public boolean isAway() {
        return away.getAsBoolean();
    }

    /** Forgets where there was nothing: there may be something now. */
    void forgetAbsent() {
        moment.incrementAndGet();
    }

    private Answer answer(@Nullable Request request, String key, Maker maker, Supplier<? extends Answer> missing) {
        Copy copy = copies.getIfPresent(key);
        if (copy == null) {
            return cold(request, key, maker, missing);
        }
        if (copy.mayBeShown()) {
            copy.read = true;
            return copy.document.ready();
        }
        if (away.getAsBoolean()) {
            return outdated(copy);
        }
        // Made again for nobody yet, it is as good as none: unless making it comes to nothing.
        Answer fresh = copy.lapsed ? cold(request, key, maker, missing) : new Answer.Later(found(key, maker, missing));
        return !(fresh instanceof Answer.Later later)
                ? fresh
                : new Answer.Later(
                        later.answer().thenApply(made -> made == BUSY ? outdated(copy) : made), () -> outdated(copy));
    }

    private Answer cold(@Nullable Request request, String key, Maker maker, Supplier<? extends Answer> missing) {
        Absent known = absent.getIfPresent(key);
        if (known != null && known.moment == moment.get()) {
            return known.answer;
        }
        if (request == null || making.containsKey(key)) {
            return new Answer.Later(found(key, maker, missing));
        }
        String household = RateLimit.household(request.address());
        Ready refusal = refusal(household, maker.hands == photos ? photoMakes : makes);
        if (refusal != null) {
            return refusal;
        }
        return new Answer.Later(found(key, maker, () -> {
            absents.take(household);
            return missing.get();
        }));
    }

    /** What is made under the key; where it is nothing, what is to be said then. */
    private CompletionStage<Answer> found(String key, Maker maker, Supplier<? extends Answer> missing) {
        long asked = moment.get();
        // What is missing is looked up too: never by who asks, an event loop.
        return make(key, maker, maker.hands)
                .thenCompose(made -> made.<CompletionStage<Answer>>map(CompletableFuture::completedStage)
                        .orElseGet(() -> later(missing, maker.hands)
                                .thenCompose(Shelf::settled)
                                .thenApply(answer -> {
                                    if (!(answer instanceof Ready ready)
                                            || ready.status() == 404
                                            || ready.status() == 410) {
                                        absent.put(key, new Absent(asked, answer));
                                    }
                                    return answer;
                                })));
    }

    private static CompletionStage<Answer> settled(Answer answer) {
        return answer instanceof Answer.Later later
                ? later.answer().thenCompose(Shelf::settled)
                : CompletableFuture.completedStage(answer);
    }

    private static CompletionStage<Answer> later(Supplier<? extends Answer> answer, WorkerPool hands) {
        try {
            return CompletableFuture.<Answer>supplyAsync(answer::get, hands).whenComplete((found, failure) -> {
                if (failure != null && !DatabaseTrouble.isOutage(failure)) {
                    LOG.error("Could not look up what is missing", failure);
                }
            });
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedStage(BUSY);
        }
    }

    private Ready outdated(Copy copy) {
        long seconds = copy.secondsOutdated();
        Aged known = copy.aged;
        if (known == null || known.seconds != seconds) {
            copy.aged = known = new Aged(seconds, edge.outdated(copy.document, seconds));
        }
        return known.ready;
    }

    /** Says that these changed: everything made of one of them is made again, or dropped. */
    public void change(Collection<String> subjects) {
        long now = moment.incrementAndGet();
        subjects.forEach(subject -> changed(subject, now));
        // What has the shortest address first: the front before the many pages of tags and people.
        subjects.stream()
                .flatMap(subject ->
                        keys.getOrDefault(subject, Set.of()).stream().sorted(Comparator.comparingInt(String::length)))
                .distinct()
                .forEach(this::renew);
    }

    /** Makes everything again, or drops what nobody has read. */
    @EventListener(EditionsRenewed.class)
    void renewAll() {
        change(List.copyOf(keys.keySet()));
    }

    /** Drops everything made of the subject: nobody is to have it again before it was asked for anew. */
    public void drop(String subject) {
        changed(subject, moment.incrementAndGet());
        copies.invalidateAll(List.copyOf(keys.getOrDefault(subject, Set.of())));
    }

    /** Two who tell of changes at once may come in any order: the latest counts. */
    private void changed(String subject, long at) {
        changed.asMap().merge(subject, at, Math::max);
    }

    private void renew(String key) {
        Copy copy = copies.getIfPresent(key);
        if (copy != null && copy.read) {
            copy.age(System.nanoTime());
            makeAgain(key, copy.maker);
        } else if (copy != null) {
            copy.lapse(System.nanoTime());
        }
    }

    private void makeAgain(String key, Maker maker) {
        make(key, maker, maker.hands == pages ? renewals : maker.hands);
    }

    private CompletableFuture<Optional<Ready>> make(String key, Maker maker, WorkerPool hands) {
        CompletableFuture<Optional<Ready>> mine = new CompletableFuture<>();
        CompletableFuture<Optional<Ready>> other = making.putIfAbsent(key, mine);
        if (other != null) {
            return other;
        }
        try {
            hands.execute(() -> fulfil(key, maker, mine));
        } catch (RejectedExecutionException e) {
            making.remove(key, mine);
            mine.complete(Optional.of(BUSY));
        }
        return mine;
    }

    private void fulfil(String key, Maker maker, CompletableFuture<Optional<Ready>> mine) {
        try {
            mine.complete(made(key, maker));
        } catch (Throwable e) {
            making.remove(key, mine);
            // Work that the loss of the database broke off may fail in any way.
            if (closed || DatabaseTrouble.isOutage(e) || away.getAsBoolean()) {
                // An older copy stays: it is all there is until the database is back.
                LOG.debug("Could not make {} without the database", key, e);
                mine.complete(Optional.of(BUSY));
            } else {
                LOG.error("Could not make {}", key, e);
                copies.invalidate(key);
                mine.completeExceptionally(e);
            }
        }
    }

    private Optional<Ready> made(String key, Maker maker) {
        for (int pass = 1; ; pass++) {
            long started = moment.get();
            long since = System.nanoTime();
            Optional<Document> document = maker.work.get().map(edge::addressed);
            if (document.isEmpty()) {
                copies.invalidate(key);
                making.remove(key);
                return Optional.empty();
            }
            // What a change overtook is shown to nobody, unless things move faster than this is made.
            boolean overtaken = isOvertaken(document.get(), started);
            if (overtaken && pass < PASSES) {
                continue;
            }
            Copy copy = new Copy(document.get(), maker);
            if (overtaken) {
                copy.age(since);
            }
            put(key, copy);
            // Not before it stands: whoever makes it next begins later, and so puts it later.
            making.remove(key);
            // A change from here on finds the copy on the shelf; one from before is seen here.
            if (isOvertaken(document.get(), started)) {
                copy.age(since);
                makeAgain(key, maker);
            }
            return Optional.of(copy.document.ready());
        }
    }

    private boolean isOvertaken(Document document, long started) {
        return document.subjects().stream().anyMatch(subject -> changedAt(subject) > started);
    }

    private long changedAt(String subject) {
        Long at = changed.getIfPresent(subject);
        return at == null ? 0 : at;
    }

    private void put(String key, Copy copy) {
        // In this order: whoever forgets an earlier copy at this moment sees that there is another.
        copies.put(key, copy);
        copy.document
                .subjects()
                .forEach(subject -> keys.compute(subject, (s, held) -> {
                    Set<String> with = held == null ? ConcurrentHashMap.newKeySet() : held;
                    with.add(key);
                    return with;
                }));
    }

    private void forget(@Nullable String key, @Nullable Copy copy, RemovalCause cause) {
        if (key == null || copy == null || cause == RemovalCause.REPLACED) {
            return;
        }
        copy.document
                .subjects()
                .forEach(subject -> keys.computeIfPresent(subject, (s, held) -> {
                    if (copies.getIfPresent(key) == null) {
                        held.remove(key);
                    }
                    return held.isEmpty() ? null : held;
                }));
    }

    /** Ends the threads that make documents: the press has closed by then, and the database has not. */
    @Override
    public void destroy() {
        closed = true;
        List.of(pages, photos, renewals).forEach(WorkerPool::close);
    }

    private record Maker(Supplier<Optional<Document>> work, WorkerPool hands) {}

    /** A copy as it is shown so many seconds after its time. */
    private record Aged(long seconds, Ready ready) {}

    private static final class Copy {

        private final Document document;
        private final Maker maker;
        private volatile boolean read;
        private volatile long outdated;
        private volatile boolean lapsed;
        private volatile @Nullable Aged aged;

        private Copy(Document document, Maker maker) {
            this.document = document;
            this.maker = maker;
        }

        /** From now on it is shown only for a moment, however long the next one takes: it may say what was taken back. */
        private void age(long since) {
            if (outdated == 0) {
                outdated = since | 1;
            }
        }

        private long secondsOutdated() {
            return Math.max(1, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - outdated));
        }

        /** Nobody has read it since it was made: it is shown only where nothing newer can be made. */
        private void lapse(long since) {
            age(since);
            lapsed = true;
        }

        private boolean mayBeShown() {
            return outdated == 0 || !lapsed && System.nanoTime() - outdated < LONGEST_OLD;
        }
    }
}
