package dateline.newsroom;

import dateline.account.SignedIn;
import dateline.account.session.Sessions;
import dateline.platform.error.DatabaseTrouble;
import dateline.publishing.change.OpenDesks;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Server-Sent Event streams to open newsroom pages; at most {@value #MOST_OF_SESSION} streams per session and
 * {@value #MOST} per node. One thread reads the database for all of them: when the change feed names a story, and every
 * two seconds. An open page by itself asks the database for nothing. Each stream has a virtual thread that sends, so that
 * a slow page delays no other.
 */
@Component
public class NewsroomStreams implements OpenDesks, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(NewsroomStreams.class);
    static final int MOST_OF_SESSION = 20;
    private static final int MOST = 2000;
    /** Changes in quick succession are read together. */
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
    /** Writing detects a dead connection, and a page notices when nothing comes. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(5);
    /** Sessions are checked with every second look, that is every 4 s. */
    private static final int LOOKS_TO_CHECK = 2;

    private final Function<Map<String, SignedIn>, Set<String>> sessions;
    private final Duration betweenLooks;
    private final List<Topic<?, ?>> topics = new CopyOnWriteArrayList<>();
    private final Set<Stream<?, ?>> open = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> ofSession = new ConcurrentHashMap<>();
    private final Set<Long> changed = ConcurrentHashMap.newKeySet();
    private final Semaphore due = new Semaphore(0);
    private volatile @Nullable Thread thread;

    @Autowired
    NewsroomStreams(Sessions sessions) {
        this(sessions::open, Duration.ofSeconds(2));
    }

    /** @param sessions returns which of these sessions may go on */
    NewsroomStreams(Function<Map<String, SignedIn>, Set<String>> sessions, Duration betweenLooks) {
        this.sessions = sessions;
        this.betweenLooks = betweenLooks;
    }

    /** Sends to one stream what differs between two states. */
    public interface Sender<V> {

        /**
         * Sends what differs.
         *
         * @param before the state that was sent last; null at first
         */
        void send(SseEmitter line, @Nullable V before, V now) throws IOException;
    }

    /** Reads the states of a topic. */
    public interface Reader<K, V> {

        /**
         * Reads the states of these keys. May leave out keys of what is gone. Called by one thread.
         *
         * @param before the states that were read last, of all keys with open streams
         */
        Map<K, V> read(Set<K> keys, Map<K, V> before);
    }

    /**
     * Returns a new topic: a state for each key, which streams follow.
     *
     * @param isOf whether a state is one of these stories, so that it is read again when they change
     */
    public <K, V> Topic<K, V> topic(Reader<K, V> reader, BiPredicate<K, Set<Long>> isOf) {
        Topic<K, V> topic = new Topic<>(reader, isOf);
        topics.add(topic);
        return topic;
    }

    /** The change feed tells which stories to read again. */
    @Override
    public void changed(Set<Long> storyIds) {
        if (!open.isEmpty()) {
            changed.addAll(storyIds);
            due.release();
        }
    }

    /** The number of open streams. */
    int size() {
        return open.size();
    }

    /** A state for each key. Thread-safe. */
    public final class Topic<K, V> {

        private final Reader<K, V> reader;
        private final BiPredicate<K, Set<Long>> isOf;
        private final Set<Stream<K, V>> streams = ConcurrentHashMap.newKeySet();
        private volatile Map<K, V> states = Map.of();

        private Topic(Reader<K, V> reader, BiPredicate<K, Set<Long>> isOf) {
            this.reader = reader;
            this.isOf = isOf;
        }

        /**
         * Opens a stream that lasts until the page closes, the session ends, or the node shuts down. It sends the state
         * at first, and each time it has changed.
         *
         * @throws ResponseStatusException 429 when the session or the node already has the maximum number of streams
         */
        public SseEmitter open(
                HttpServletRequest request, HttpServletResponse response, SignedIn by, K key, Sender<V> sender) {
            String session = request.getSession().getId();
            if (ofSession.merge(session, 1, Integer::sum) > MOST_OF_SESSION || open.size() >= MOST) {
                leave(session);
                throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
            }
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("X-Accel-Buffering", "no");
            Stream<K, V> stream = new Stream<>(this, key, session, by, sender);
            open.add(stream);
            streams.add(stream);
            Thread.ofVirtual().name("newsroom-stream").start(stream::run);
            due.release();
            return stream.line;
        }

        private void clear() {
            states = Map.of();
        }

        /** Reads the states that may have changed or are new, and wakes the streams whose state has changed. */
        private void look(Set<Long> stories, boolean all) {
            Map<K, List<Stream<K, V>>> followers =
                    streams.stream().collect(Collectors.groupingBy(stream -> stream.key));
            if (followers.isEmpty()) {
                clear();
                return;
            }
            Map<K, V> before = states;
            Set<K> keys = followers.keySet().stream()
                    .filter(key -> all || !before.containsKey(key) || isOf.test(key, stories))
                    .collect(Collectors.toSet());
            if (keys.isEmpty()) {
                return;
            }
            Map<K, V> next = new HashMap<>(reader.read(keys, before));
            before.forEach((key, state) -> {
                if (followers.containsKey(key) && !keys.contains(key)) {
                    next.put(key, state);
                }
            });
            states = next;
            keys.stream()
                    .filter(key -> !Objects.equals(before.get(key), next.get(key)))
                    .flatMap(key -> followers.getOrDefault(key, List.of()).stream())
                    .forEach(Stream::wake);
        }
    }

    /** One open page. */
    private final class Stream<K, V> {

        private final Topic<K, V> topic;
        private final K key;
        private final String session;
        private final SignedIn by;
        private final Sender<V> sender;
        private final SseEmitter line = new SseEmitter(0L);
        private final Semaphore awake = new Semaphore(0);
        private volatile boolean over;

        private Stream(Topic<K, V> topic, K key, String session, SignedIn by, Sender<V> sender) {
            this.topic = topic;
            this.key = key;
            this.session = session;
            this.by = by;
            this.sender = sender;
            line.onCompletion(this::end);
            line.onError(failure -> end());
        }

        private void wake() {
            awake.release();
        }

        private void end() {
            over = true;
            wake();
        }

        private void run() {
            try {
                V sent = null;
                while (!over) {
                    V now = topic.states.get(key);
                    if (now != null && !now.equals(sent)) {
                        sender.send(line, sent, now);
                        sent = now;
                    } else if (!awake.tryAcquire(LONGEST_SILENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                        line.send(SseEmitter.event().name("alive").data("."));
                    }
                    awake.drainPermits();
                }
                line.complete();
            } catch (IOException | IllegalStateException e) {
                LOG.debug("A page was closed", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                LOG.warn(
                        "The event stream of a newsroom page ended after a failure; the page connects again by itself",
                        e);
                line.completeWithError(e);
            } finally {
                topic.streams.remove(this);
                open.remove(this);
                leave(session);
            }
        }
    }

    private void leave(String session) {
        ofSession.computeIfPresent(session, (id, lines) -> lines > 1 ? lines - 1 : null);
    }

    @Override
    public void start() {
        // Assign before start(): watch() exits unless it is the current `thread`.
        Thread watching = Thread.ofPlatform().name("newsroom-streams").daemon().unstarted(this::watch);
        thread = watching;
        watching.start();
    }

    /** The loop of the thread that reads for all streams. */
    private void watch() {
        long lookAt = System.nanoTime();
        int looks = 0;
        while (Thread.currentThread() == thread) {
            try {
                due.tryAcquire(lookAt - System.nanoTime(), TimeUnit.NANOSECONDS);
                due.drainPermits();
                Set<Long> stories = Set.copyOf(changed);
                changed.removeAll(stories);
                boolean all = System.nanoTime() >= lookAt;
                look(stories, all);
                if (all) {
                    if (++looks % LOOKS_TO_CHECK == 0) {
                        checkSessions();
                    }
                    lookAt = System.nanoTime() + betweenLooks.toNanos();
                }
                Thread.sleep(SHORTEST_PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                endAll(e);
                lookAt = System.nanoTime() + betweenLooks.toNanos();
            }
        }
    }

    private void look(Set<Long> stories, boolean all) {
        for (Topic<?, ?> topic : topics) {
            topic.look(stories, all);
        }
    }

    /** Ends the streams of sessions that are over and of accounts that were changed. */
    private void checkSessions() {
        if (!open.isEmpty()) {
            Set<String> going = sessions.apply(open.stream()
                    .collect(Collectors.toMap(stream -> stream.session, stream -> stream.by, (one, other) -> one)));
            open.stream().filter(stream -> !going.contains(stream.session)).forEach(Stream::end);
        }
    }

    /** Ends all streams when their states cannot be read. The pages open them again until the node can answer. */
    private void endAll(RuntimeException failure) {
        if (!DatabaseTrouble.isOutage(failure)) {
            LOG.warn("What newsroom pages show could not be read; they connect again by themselves", failure);
        }
        topics.forEach(Topic::clear);
        // A page may be back before the last stream is ended: its new stream goes on.
        List.copyOf(open).forEach(Stream::end);
    }

    /** Ends all streams at shutdown; browsers reconnect to this node or another. */
    @EventListener
    void close(ContextClosedEvent closed) {
        open.forEach(Stream::end);
    }

    @Override
    public void stop() {
        Thread watching = thread;
        thread = null;
        if (watching != null) {
            watching.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Starts before the newsroom's HTTP server and stops after it. */
    @Override
    public int getPhase() {
        return 0;
    }
}
