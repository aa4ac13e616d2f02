package dateline.http;

import dateline.http.sse.DenseSet;
import dateline.http.sse.EventStream;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The timer of one event loop. One periodic task checks the timeouts of all its connections on every tick, instead of
 * one timer per connection. Event streams are spread over a ring of slots, one slot per tick, so that heartbeats are
 * spread over the whole interval.
 */
public final class LoopTimer {

    private static final Logger log = LoggerFactory.getLogger(LoopTimer.class);
    // In nanoseconds.
    private static final long TICK = TimeUnit.MILLISECONDS.toNanos(250);

    final EventLoop loop;
    public final ReaderServerProperties settings;
    final HouseholdLimits streaming;
    final StatusLine statusLine;
    private final DenseSet<HttpConnection> conversations = new DenseSet<>();
    private final List<DenseSet<EventStream>> ring = new ArrayList<>();
    private int next;
    private int seats;
    private long now = System.nanoTime();
    private volatile boolean draining;

    LoopTimer(EventLoop loop, ReaderServerProperties settings, HouseholdLimits streaming, boolean https) {
        this.statusLine = new StatusLine(https);
        this.streaming = streaming;
        this.loop = loop;
        this.settings = settings;
        for (long slots = Math.max(1, settings.heartbeat().toNanos() / TICK); slots > 0; slots--) {
            ring.add(new DenseSet<>());
        }
        statusLine.tick();
        // Netty never runs a periodic task again once it has thrown.
        loop.scheduleAtFixedRate(() -> guarded(this::round), TICK, TICK, TimeUnit.NANOSECONDS);
    }

    /** The time of the last tick, by {@link System#nanoTime}. */
    public long now() {
        return now;
    }

    boolean isDraining() {
        return draining;
    }

    DenseSet.Seat<HttpConnection> enter(HttpConnection httpConnection) {
        return conversations.enter(httpConnection);
    }

    public void leave(DenseSet.Seat<HttpConnection> seat) {
        conversations.leave(seat);
    }

    public Registration enter(EventStream eventStream) {
        DenseSet<EventStream> denseSet = ring.get(Math.floorMod(seats++, ring.size()));
        return new Registration(denseSet, denseSet.enter(eventStream));
    }

    /**
     * Makes every response from now on the last one on its connection. Pending responses are finished. Callable from
     * any thread.
     */
    void drain() {
        draining = true;
    }

    /** Ends every event stream of this event loop. */
    void endStreams() {
        for (DenseSet<EventStream> denseSet : ring) {
            for (int i = denseSet.size() - 1; i >= 0; i--) {
                denseSet.get(i).close();
            }
        }
    }

    /** Runs the work and logs anything it throws, an OutOfMemoryError too. Throws nothing itself. */
    static void guarded(Runnable work) {
        try {
            work.run();
        } catch (Throwable e) {
            try {
                log.error("A timer of an event loop failed", e);
            } catch (Throwable unsaid) {
                // Logging may fail without memory; what counts is the next tick.
            }
        }
    }

    private void round() {
        now = System.nanoTime();
        statusLine.tick();
        for (int i = conversations.size() - 1; i >= 0; i--) {
            if (i < conversations.size()) {
                visit(conversations.get(i));
            }
        }
        DenseSet<EventStream> turn = ring.get(Math.floorMod(next++, ring.size()));
        for (int i = turn.size() - 1; i >= 0; i--) {
            if (i < turn.size()) {
                beat(turn.get(i));
            }
        }
    }

    /** Checks one connection. A failure is logged, so that the other connections are still checked. */
    private void visit(HttpConnection httpConnection) {
        try {
            httpConnection.visit(now);
        } catch (RuntimeException e) {
            log.error("The timeouts of a connection could not be checked", e);
        }
    }

    private void beat(EventStream eventStream) {
        try {
            eventStream.beat();
        } catch (RuntimeException e) {
            log.error("The heartbeat of an event stream could not be sent", e);
        }
    }

    public record Registration(DenseSet<EventStream> denseSet, DenseSet.Seat<EventStream> seat) {

        public void leave() {
            denseSet.leave(seat);
        }
    }
}
