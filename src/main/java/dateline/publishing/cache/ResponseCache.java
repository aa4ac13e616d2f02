package dateline.publishing.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import dateline.http.Answer;
import dateline.http.PreparedResponse;
import dateline.http.Request;
import dateline.http.WorkerPool;
import dateline.platform.database.DatabaseProbe;
import dateline.platform.error.DatabaseTrouble;
import dateline.platform.traffic.RateLimit;
import dateline.publishing.edition.EditionsRenewed;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import java.util.stream.Collectors;
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
 * Cache of rendered responses, bounded by bytes. A miss is rendered once (single flight), off the event loops and on a
 * small pool, so that a burst of cold reads leaves the database to editors. When the pool's queue is full, callers get
 * 503.
 *
 * <p>When something that a response depends on changes, the response is rendered again at once if it was read since it
 * was last rendered, and within the last minute. This happens on a second pool that cold reads do not use. The stale response is served meanwhile,
 * for at most one second; then callers wait. A response that was not read is rendered again at its next request. While
 * the database is away, stale responses are served for as long as that lasts.
 *
 * <p>Missing addresses are cached until anything changes anywhere. Misses and missing addresses are rate-limited per
 * household; hits are not. Thread-safe.
 */
@Component
@EnableConfigurationProperties(ResponseCacheProperties.class)
// Created after the connection pool, and therefore destroyed before it.
@DependsOn("dataSource")
public class ResponseCache implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(ResponseCache.class);
    // How often a response is rendered anew when a change arrives meanwhile, before it is served as stale.
    private static final int PASSES = 3;
    // How long a stale response is served while the database is there, in nanoseconds.
    private static final long LONGEST_OLD = TimeUnit.SECONDS.toNanos(1);
    // A response that nobody has read for this long is not rendered again before somebody asks.
    private static final Duration READ_RARELY = Duration.ofMinutes(1);
    private static final int MOST_ABSENT = 20_000;
    private static final Duration LONGEST_ABSENT = Duration.ofSeconds(10);
    private static final PreparedResponse TOO_MANY = PreparedResponse.of(
                    "text/plain; charset=utf-8", "Too much was asked for within a minute: try again in one.\n")
            .status(429)
            .cacheControl("no-store")
            .header("Retry-After", "60")
            .build();
    private static final PreparedResponse BUSY =
            PreparedResponse.busy("Too much is asked for at this moment: try again.", 5);

    private final Cache<String, Copy> copies;
    private final Map<String, Set<String>> keys = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<Optional<PreparedResponse>>> making = new ConcurrentHashMap<>();
    // When each subject changed last, by `moment`. Kept for longer than any response takes to render.
    private final Cache<String, Long> changed =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(10)).build();
    private final SharedCacheHeaders sharedCacheHeaders;
    private final AtomicLong moment = new AtomicLong();
    private final Cache<String, Absent> absent = Caffeine.newBuilder()
            .maximumSize(MOST_ABSENT)
            .expireAfterWrite(LONGEST_ABSENT)
            .build();
    private final BooleanSupplier away;
    private final long readRarely;
    private final RateLimit makes;
    private final RateLimit photoMakes;
    private final RateLimit absents;
    // Its queue needs no bound: it holds at most what fits in the cache.
    private final WorkerPool renewals = WorkerPool.behindPosts("cache-renewal", 2);
    private final WorkerPool pages;
    private final WorkerPool photos;
    private volatile boolean closed;

    @Autowired
    ResponseCache(ResponseCacheProperties settings, SharedCacheHeaders sharedCacheHeaders, DatabaseProbe database) {
        this(settings, sharedCacheHeaders, database::isAway, READ_RARELY);
    }

    /**
     * @param away       whether the database is away; called on event loops, so it must not block
     * @param readRarely the time after which a response that nobody reads is no longer rendered at each change
     */
    ResponseCache(
            ResponseCacheProperties settings,
            SharedCacheHeaders sharedCacheHeaders,
            BooleanSupplier away,
            Duration readRarely) {
        this.sharedCacheHeaders = sharedCacheHeaders;
        this.away = away;
        this.readRarely = readRarely.toNanos();
        this.makes = new RateLimit(settings.perHousehold());
        this.photoMakes = new RateLimit(settings.photosPerHousehold());
        this.absents = new RateLimit(settings.absentPerHousehold());
        // A request stays queued after its client has left, so the queue needs a bound to keep such requests from
        // filling the memory.
        pages = WorkerPool.behindPosts("cache-page", 3, settings.waiting());
        photos = WorkerPool.behindPosts("cache-photo", 2, settings.waiting());
        copies = Caffeine.newBuilder()
                .maximumWeight(settings.roomForPages().toBytes())
                .weigher((String key, Copy copy) -> copy.cachedResponse.ready().weight() + 2 * key.length() + 200)
                .removalListener(this::forget)
                .build();
    }

    /** The answer for a missing address. Valid while `moment` has not moved. */
    private record Absent(long moment, Answer answer) {}

    /**
     * Returns the cached response, or one that is being rendered.
     *
     * @param request for the rate limit: a household beyond it is refused before any work is done
     * @param key     the address, with everything else that the response and the answer for a missing one depend on
     * @param maker   renders the response; called off the event loops; empty when there is no such page
     * @param missing the answer in that case; called off the event loops, and cached until anything changes
     */
    public Answer answer(
            Request request, String key, Supplier<Optional<CachedResponse>> maker, Supplier<? extends Answer> missing) {
        return answer(request, key, new Maker(maker, pages), missing);
    }

    /** The same for responses that are not rate-limited, such as error pages. */
    public Answer answer(String key, Supplier<Optional<CachedResponse>> maker, Supplier<? extends Answer> missing) {
        return answer(null, key, new Maker(maker, pages), missing);
    }

    /**
     * The same for a photo, which may take seconds to render: photos have a pool of their own, so that no page waits
     * for one.
     */
    public Answer photo(
            Request request, String key, Supplier<Optional<CachedResponse>> maker, Supplier<? extends Answer> missing) {
        return answer(request, key, new Maker(maker, photos), missing);
    }

    /**
     * Counts one piece of work for the request's household. Returns a 429 when the household is beyond its rate limit,
     * else null.
     */
    public @Nullable PreparedResponse refusal(Request request) {
        return refusal(RateLimit.household(request.address()), makes);
    }

    private @Nullable PreparedResponse refusal(String household, RateLimit limit) {
        return absents.look(household) > 0 || limit.take(household) > 0 ? TOO_MANY : null;
    }

    /** Whether the database is away. Never blocks. */
    public boolean isAway() {
        return away.getAsBoolean();
    }

    /** Invalidates the cached answers for missing addresses, because one of them may exist now. */
    void forgetAbsent() {
        moment.incrementAndGet();
    }

    private Answer answer(@Nullable Request request, String key, Maker maker, Supplier<? extends Answer> missing) {
        Copy copy = copies.getIfPresent(key);
        if (copy == null) {
            return cold(request, key, maker, missing);
        }
        if (copy.mayBeShown()) {
            copy.read();
            return copy.cachedResponse.ready();
        }
        if (away.getAsBoolean()) {
            return outdated(copy);
        }
        // A stale response that nobody has read counts as a miss. It is served only when rendering fails.
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
        PreparedResponse refusal = refusal(household, maker.hands == photos ? photoMakes : makes);
        if (refusal != null) {
            return refusal;
        }
        return new Answer.Later(found(key, maker, () -> {
            absents.take(household);
            return missing.get();
        }));
    }

    /** Renders the response; when there is none, looks up the answer for a missing address. */
    private CompletionStage<Answer> found(String key, Maker maker, Supplier<? extends Answer> missing) {
        long asked = moment.get();
        // This lookup may block too, so it runs on the pool and not on the caller's event loop.
        return make(key, maker, maker.hands)
                .thenCompose(made -> made.<CompletionStage<Answer>>map(CompletableFuture::completedStage)
                        .orElseGet(() -> later(missing, maker.hands)
                                .thenCompose(ResponseCache::settled)
                                .thenApply(answer -> {
                                    if (!(answer instanceof PreparedResponse preparedResponse)
                                            || preparedResponse.status() == 404
                                            || preparedResponse.status() == 410) {
                                        absent.put(key, new Absent(asked, answer));
                                    }
                                    return answer;
                                })));
    }

    private static CompletionStage<Answer> settled(Answer answer) {
        return answer instanceof Answer.Later later
                ? later.answer().thenCompose(ResponseCache::settled)
                : CompletableFuture.completedStage(answer);
    }

    private static CompletionStage<Answer> later(Supplier<? extends Answer> answer, WorkerPool hands) {
        try {
            return CompletableFuture.<Answer>supplyAsync(answer::get, hands).whenComplete((found, failure) -> {
                if (failure != null && !DatabaseTrouble.isOutage(failure)) {
                    LOG.error("The missing page could not be looked up", failure);
                }
            });
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedStage(BUSY);
        }
    }

    private PreparedResponse outdated(Copy copy) {
        long seconds = copy.secondsOutdated();
        Aged known = copy.aged;
        if (known == null || known.seconds != seconds) {
            copy.aged = known = new Aged(seconds, sharedCacheHeaders.outdated(copy.cachedResponse, seconds));
        }
        return known.preparedResponse;
    }

    /**
     * Reports that these subjects changed. Responses that depend on one are rendered again if they were read, else
     * marked as stale.
     *
     * @return the moment of the change, for {@link #change(Collection, long)}
     */
    public long change(Collection<String> subjects) {
        long now = moment.incrementAndGet();
        change(subjects, now);
        return now;
    }

    /**
     * Reports that these subjects changed too at an earlier moment. Responses that were rendered after it show the
     * change already.
     */
    void change(Collection<String> subjects, long at) {
        subjects.forEach(subject -> changed(subject, at));
        // Shortest address first: the front page before the many pages of tags and contributors.
        subjects.stream()
                .flatMap(subject ->
                        keys.getOrDefault(subject, Set.of()).stream().sorted(Comparator.comparingInt(String::length)))
                .distinct()
                .forEach(key -> renew(key, at));
    }

    /** Renders every response again that was read, and marks the others as stale. */
    @EventListener(EditionsRenewed.class)
    void renewAll() {
        change(List.copyOf(keys.keySet()));
    }

    /** Reports that the subject changed, and evicts every response that depends on it. No stale response is served. */
    public void drop(String subject) {
        changed(subject, moment.incrementAndGet());
        copies.invalidateAll(List.copyOf(keys.getOrDefault(subject, Set.of())));
    }

    /**
     * Reports that the subject changed, and evicts nothing: the caller drops the responses that are no longer valid. A
     * response that is being rendered is rendered again.
     *
     * @return all subjects of the cached responses that depend on this one
     */
    Set<String> recheck(String subject) {
        changed(subject, moment.incrementAndGet());
        return keys.getOrDefault(subject, Set.of()).stream()
                .map(key -> copies.policy().getIfPresentQuietly(key))
                .filter(Objects::nonNull)
                .flatMap(copy -> copy.cachedResponse.subjects().stream())
                .collect(Collectors.toSet());
    }

    /** Concurrent changes may be reported in any order: the latest counts. */
    private void changed(String subject, long at) {
        changed.asMap().merge(subject, at, Math::max);
    }

    private void renew(String key, long at) {
        Copy copy = copies.getIfPresent(key);
        if (copy == null || copy.started >= at) {
            return;
        }
        long now = System.nanoTime();
        if (copy.wasReadSince(now - readRarely)) {
            copy.age(now);
            makeAgain(key, copy.maker);
        } else {
            copy.lapse(now);
        }
    }

    private void makeAgain(String key, Maker maker) {
        make(key, maker, maker.hands == pages ? renewals : maker.hands);
    }

    private CompletableFuture<Optional<PreparedResponse>> make(String key, Maker maker, WorkerPool hands) {
        CompletableFuture<Optional<PreparedResponse>> mine = new CompletableFuture<>();
        CompletableFuture<Optional<PreparedResponse>> other = making.putIfAbsent(key, mine);
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

    private void fulfil(String key, Maker maker, CompletableFuture<Optional<PreparedResponse>> mine) {
        try {
            mine.complete(made(key, maker));
        } catch (Throwable e) {
            making.remove(key, mine);
            // When the database goes away, rendering may fail with any exception.
            if (closed || DatabaseTrouble.isOutage(e) || away.getAsBoolean()) {
                // Keep the older response: it is all there is until the database is back.
                LOG.debug("Could not render {} without the database", key, e);
                mine.complete(Optional.of(BUSY));
            } else {
                LOG.error("Could not render {}", key, e);
                copies.invalidate(key);
                mine.completeExceptionally(e);
            }
        }
    }

    private Optional<PreparedResponse> made(String key, Maker maker) {
        for (int pass = 1; ; pass++) {
            long started = moment.get();
            long since = System.nanoTime();
            Optional<CachedResponse> cachedResponse = maker.work.get().map(sharedCacheHeaders::addressed);
            if (cachedResponse.isEmpty()) {
                copies.invalidate(key);
                making.remove(key);
                return Optional.empty();
            }
            // A change arrived during rendering. Render again, unless changes keep arriving faster than the page
            // renders.
            boolean overtaken = isOvertaken(cachedResponse.get(), started);
            if (overtaken && pass < PASSES) {
                continue;
            }
            Copy copy = new Copy(cachedResponse.get(), maker, started);
            if (overtaken) {
                copy.age(since);
            }
            put(key, copy);
            // Only after put(): the next rendering then starts later, and so replaces this one.
            making.remove(key);
            // A later change finds this copy in the cache; a change before put() is detected here.
            if (isOvertaken(cachedResponse.get(), started)) {
                copy.age(since);
                makeAgain(key, maker);
            }
            return Optional.of(copy.cachedResponse.ready());
        }
    }

    private boolean isOvertaken(CachedResponse cachedResponse, long started) {
        return cachedResponse.subjects().stream().anyMatch(subject -> changedAt(subject) > started);
    }

    private long changedAt(String subject) {
        Long at = changed.getIfPresent(subject);
        return at == null ? 0 : at;
    }

    private void put(String key, Copy copy) {
        // In this order: forget() of an older copy then sees that there is a newer one.
        copies.put(key, copy);
        copy.cachedResponse
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
        copy.cachedResponse
                .subjects()
                .forEach(subject -> keys.computeIfPresent(subject, (s, held) -> {
                    if (copies.getIfPresent(key) == null) {
                        held.remove(key);
                    }
                    return held.isEmpty() ? null : held;
                }));
    }

    /** Closes the pools. By then the HTTP server has stopped, and the database is still up. */
    @Override
    public void destroy() {
        closed = true;
        List.of(pages, photos, renewals).forEach(WorkerPool::close);
    }

    private record Maker(Supplier<Optional<CachedResponse>> work, WorkerPool hands) {}

    /** A stale response with its Age header. */
    private record Aged(long seconds, PreparedResponse preparedResponse) {}

    private static final class Copy {

        private final CachedResponse cachedResponse;
        private final Maker maker;
        // The moment when its rendering began.
        private final long started;
        // When it was read last; 0 for never.
        private volatile long read;
        private volatile long outdated;
        private volatile boolean lapsed;
        private volatile @Nullable Aged aged;

        private Copy(CachedResponse cachedResponse, Maker maker, long started) {
            this.cachedResponse = cachedResponse;
            this.maker = maker;
            this.started = started;
        }

        private void read() {
            read = System.nanoTime() | 1;
        }

        private boolean wasReadSince(long nanos) {
            return read != 0 && read - nanos > 0;
        }

        /**
         * Marks the copy as stale. From now on it is served for a limited time only, however long rendering takes,
         * because it may show what was retracted.
         */
        private void age(long since) {
            if (outdated == 0) {
                outdated = since | 1;
            }
        }

        private long secondsOutdated() {
            return Math.max(1, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - outdated));
        }

        /** Marks a copy that nobody has read as stale. It is served only where nothing newer can be rendered. */
        private void lapse(long since) {
            age(since);
            lapsed = true;
        }

        private boolean mayBeShown() {
            return outdated == 0 || !lapsed && System.nanoTime() - outdated < LONGEST_OLD;
        }
    }
}
