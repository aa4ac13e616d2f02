package dateline.edition;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import dateline.press.Answer;
import dateline.press.Ready;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Every document readers ask for, ready, within a bound of bytes. A document not here is made once, however many ask at the same time, away from
 * the event loops and by few hands, so that a storm of cold reads leaves editors their database; when too many wait for them, who asks for one
 * more is told to come again. When what it was made of changes, one that was
 * read since it was made is made again at once, by hands that no cold read keeps busy, and readers have the old one until the new one
 * stands, for a second at most; then they wait. One that was not is dropped.
 */
@Component
@EnableConfigurationProperties(ShelfSettings.class)
public class Shelf {

    private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);
    private static final int PASSES = 3;
    private static final long LONGEST_OLD = TimeUnit.SECONDS.toNanos(1);
    private static final Ready BUSY = Ready.of("text/plain; charset=utf-8", "Too much is asked for at this moment: try again.\n").status(503)
        .cacheControl("no-store").header("Retry-After", "5").build();

    private final Cache<String, Copy> copies;
    private final Map<String, Set<String>> keys = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<Optional<Ready>>> making = new ConcurrentHashMap<>();
    // Longer than any document takes to be made.
    private final Cache<String, Long> changed = Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(10)).build();
    private final Edge edge;
    private final AtomicLong moment = new AtomicLong();
    // What stands here already is made again, as much as fits on the shelf.
    private final Executor renewals = hands("shelf-renewal", 2, new LinkedBlockingQueue<>());
    private final Executor pages;
    private final Executor photos;

    Shelf(ShelfSettings settings, Edge edge) {
        this.edge = edge;
        // Whoever has gone away still waits here: only a bound keeps a crowd of them from filling the memory.
        pages = hands("shelf-page", 3, new ArrayBlockingQueue<>(settings.waiting()));
        photos = hands("shelf-photo", 2, new ArrayBlockingQueue<>(settings.waiting()));
        copies = Caffeine.newBuilder().maximumWeight(settings.pages().toBytes())
            .weigher((String key, Copy copy) -> copy.document.ready().weight() + 2 * key.length() + 200)
            .removalListener(this::forget).build();
    }

    /** Threads of the system, which it divides the cores among, behind those that take posts and tell of them. */
    private static Executor hands(String name, int count, BlockingQueue<Runnable> waiting) {
        return new ThreadPoolExecutor(count, count, 0, TimeUnit.SECONDS, waiting,
            Thread.ofPlatform().name(name + "-", 0).daemon().priority(Thread.MIN_PRIORITY).factory());
    }

    /**
     * The document under the key, or one being made.
     *
     * @param maker   called off the event loop; empty when there is no such document
     * @param missing the answer then
     */
    public Answer answer(String key, Supplier<Optional<Document>> maker, Supplier<? extends Answer> missing) {
        return answer(key, new Maker(maker, pages), missing);
    }

    /** The same for a photo, which may take seconds to make: no page waits behind one. */
    public Answer photo(String key, Supplier<Optional<Document>> maker, Supplier<? extends Answer> missing) {
        return answer(key, new Maker(maker, photos), missing);
    }

    private Answer answer(String key, Maker maker, Supplier<? extends Answer> missing) {
        Copy copy = copies.getIfPresent(key);
        if (copy != null && copy.mayBeShown()) {
            copy.read = true;
            return copy.document.ready();
        }
        // What is missing is looked up too: never by who asks, an event loop.
        return new Answer.Later(make(key, maker, maker.hands).thenCompose(made -> made
            .<CompletionStage<Answer>>map(CompletableFuture::completedStage)
            .orElseGet(() -> later(missing, maker.hands))));
    }

    private static CompletionStage<Answer> later(Supplier<? extends Answer> answer, Executor hands) {
        try {
            return CompletableFuture.<Answer>supplyAsync(answer::get, hands).whenComplete((found, failure) -> {
                if (failure != null) {
                    LOG.error("Could not look up what is missing", failure);
                }
            });
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedStage(BUSY);
        }
    }

    /** Says that these changed: everything made of one of them is made again, or dropped. */
    public void change(Collection<String> subjects) {
        long now = moment.incrementAndGet();
        subjects.forEach(subject -> changed(subject, now));
        subjects.stream().flatMap(subject -> keys.getOrDefault(subject, Set.of()).stream()).distinct().forEach(this::renew);
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
            copies.invalidate(key);
        }
    }

    private void makeAgain(String key, Maker maker) {
        make(key, maker, maker.hands == pages ? renewals : maker.hands);
    }

    private CompletableFuture<Optional<Ready>> make(String key, Maker maker, Executor hands) {
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
            LOG.error("Could not make {}", key, e);
            copies.invalidate(key);
            making.remove(key, mine);
            mine.completeExceptionally(e);
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
        copy.document.subjects().forEach(subject -> keys.compute(subject, (s, held) -> {
            Set<String> with = held == null ? ConcurrentHashMap.newKeySet() : held;
            with.add(key);
            return with;
        }));
    }

    private void forget(@Nullable String key, @Nullable Copy copy, RemovalCause cause) {
        if (key == null || copy == null || cause == RemovalCause.REPLACED) {
            return;
        }
        copy.document.subjects().forEach(subject -> keys.computeIfPresent(subject, (s, held) -> {
            if (copies.getIfPresent(key) == null) {
                held.remove(key);
            }
            return held.isEmpty() ? null : held;
        }));
    }

    private record Maker(Supplier<Optional<Document>> work, Executor hands) {
    }

    private static final class Copy {

        private final Document document;
        private final Maker maker;
        private volatile boolean read;
        private volatile long outdated;

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

        private boolean mayBeShown() {
            return outdated == 0 || System.nanoTime() - outdated < LONGEST_OLD;
        }
    }
}
