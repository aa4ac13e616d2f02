package dateline.http.sse;

import dateline.http.Bytes;
import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends the events of one topic to all its subscribed connections. An event is encoded once and costs one task per
 * event loop. The writes to all connections share its bytes.
 *
 * <p>Each event has a position, and positions rise. A connection that joins gets the earlier events from the caller's
 * backlog and all later ones from here, each exactly once.
 */
public final class Broadcast {

    private final Map<EventLoop, Group> groups = new ConcurrentHashMap<>();
    private volatile long position;
    private volatile @Nullable Supplier<Bytes> end;

    /** @param position the position of the last event before this broadcast */
    public Broadcast(long position) {
        this.position = position;
    }

    /**
     * Sends an event to every connection. Callable from any thread. An event at or before the last position is ignored.
     */
    public synchronized void publish(long position, Bytes event) {
        if (position > this.position) {
            // Set the position before visiting the groups: a connection that joins meanwhile either reads the new
            // position in join() or is already in its group.
            this.position = position;
            deliver(new Delivery(position, eventStream -> eventStream.write(event)));
        }
    }

    /**
     * Sends a last event to each connection and ends the streams. The supplier is called once for each connection.
     * Connections that join later get their backlog, then a last event, and are ended too.
     */
    public synchronized void end(Supplier<Bytes> last) {
        end = last;
        deliver(new Delivery(Long.MAX_VALUE, eventStream -> eventStream.end(last)));
    }

    /** Adds a connection that has received no event yet. */
    public void join(EventStream eventStream, LongFunction<List<Bytes>> backlog) {
        join(eventStream, Long.MIN_VALUE, backlog);
    }

    /**
     * Adds a connection. Callable from any thread, once for each {@link EventStream}.
     *
     * @param had     the position of the last event this client has received; after a change of node it may be ahead of
     *                this broadcast
     * @param backlog returns the encoded events that the client missed, up to the position it is given; called on the
     *                connection's event loop, so it must not block
     */
    public void join(EventStream eventStream, long had, LongFunction<List<Bytes>> backlog) {
        EventLoop loop = eventStream.channel().eventLoop();
        if (!loop.inEventLoop()) {
            loop.execute(() -> join(eventStream, had, backlog));
        } else if (eventStream.isOpen()) {
            groups.computeIfAbsent(loop, Group::new).enter(eventStream);
            long told = position;
            eventStream.position = Math.max(told, had);
            eventStream.write(backlog.apply(told));
            Supplier<Bytes> last = end;
            if (last != null) {
                eventStream.position = Long.MAX_VALUE;
                eventStream.end(last);
            }
        }
    }

    /** The number of connections that have joined and are still open. */
    public int size() {
        int size = 0;
        for (Group group : groups.values()) {
            size += group.size;
        }
        return size;
    }

    private void deliver(Delivery delivery) {
        for (Group group : groups.values()) {
            if (group.size > 0) {
                group.loop.execute(() -> group.deliver(delivery));
            }
        }
    }

    private record Delivery(long position, Consumer<EventStream> to) {}

    record Membership(Group group, DenseSet.Seat<EventStream> seat) {

        public void leave() {
            group.leave(seat);
        }
    }

    /** The connections of one event loop. All methods run on that event loop. */
    static final class Group {

        private static final int STRIDE = 32;
        private static final long SLICE = TimeUnit.MILLISECONDS.toNanos(2);

        private final EventLoop loop;
        private final DenseSet<EventStream> readers = new DenseSet<>();
        private final ArrayDeque<Delivery> deliveries = new ArrayDeque<>();
        private int toGo;
        private volatile int size;

        private Group(EventLoop loop) {
            this.loop = loop;
        }

        private void enter(EventStream eventStream) {
            eventStream.membership = new Membership(this, readers.enter(eventStream));
            size = readers.size();
        }

        private void leave(DenseSet.Seat<EventStream> seat) {
            readers.leave(seat);
            size = readers.size();
        }

        private void deliver(Delivery delivery) {
            deliveries.add(delivery);
            if (deliveries.size() == 1) {
                toGo = readers.size();
                run();
            }
        }

        /**
         * Delivers events in slices of two milliseconds, so that the event loop still answers requests while it writes
         * to thousands of connections.
         */
        private void run() {
            long started = System.nanoTime();
            Delivery delivery;
            while ((delivery = deliveries.peek()) != null) {
                for (int done = 1; toGo > 0; done++) {
                    toGo = Math.min(toGo, readers.size());
                    if (toGo > 0) {
                        tell(readers.get(--toGo), delivery);
                    }
                    if (done % STRIDE == 0 && System.nanoTime() - started > SLICE) {
                        loop.schedule(
                                this::run,
                                0,
                                TimeUnit.NANOSECONDS); // execute() would run it again before the loop polls its sockets
                        return;
                    }
                }
                deliveries.poll();
                toGo = readers.size();
            }
        }

        /**
         * Delivers the event unless the connection has it already. The position decides that: a connection that closes
         * moves another one to its index, and a new connection has had the event in its backlog.
         */
        private static void tell(EventStream eventStream, Delivery delivery) {
            if (eventStream.position < delivery.position) {
                eventStream.position = delivery.position;
                delivery.to.accept(eventStream);
            }
        }
    }
}
