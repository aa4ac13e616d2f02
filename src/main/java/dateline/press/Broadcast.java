package dateline.press;

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
 * The live readers of one topic. An event is encoded once, costs one task for each event loop, and every reader's write
 * shares its bytes. Events carry rising positions: a reader that joins gets what came before from the caller and everything
 * after from here, nothing lost and nothing twice.
 */
public final class Broadcast {

    private final Map<EventLoop, Group> groups = new ConcurrentHashMap<>();
    private volatile long position;
    private volatile @Nullable Supplier<Bytes> end;

    /** @param position the position of the last event before this broadcast */
    public Broadcast(long position) {
        this.position = position;
    }

    /** Sends an event to every reader; from any thread. A position not beyond the last one is ignored. */
    public synchronized void publish(long position, Bytes event) {
        if (position > this.position) {
            // Set before the groups are looked at: a reader that joins meanwhile either reads it here or is seen there.
            this.position = position;
            deliver(new Delivery(position, outlet -> outlet.write(event)));
        }
    }

    /** Says a last word to each reader, its own for each, and ends the streams; those that join later get theirs at once. */
    public synchronized void end(Supplier<Bytes> last) {
        end = last;
        deliver(new Delivery(Long.MAX_VALUE, outlet -> outlet.end(last)));
    }

    /** Lets a reader in who has had no event from elsewhere. */
    public void join(Outlet outlet, LongFunction<List<Bytes>> backlog) {
        join(outlet, Long.MIN_VALUE, backlog);
    }

    /**
     * Lets a reader in; from any thread, once an outlet.
     *
     * @param had     the position of the last event this reader has had; it may be ahead of this broadcast, after another node
     * @param backlog given the position up to which to tell, what this reader has missed of the events so far; called on the
     *                reader's event loop, so it must not block
     */
    public void join(Outlet outlet, long had, LongFunction<List<Bytes>> backlog) {
        EventLoop loop = outlet.channel().eventLoop();
        if (!loop.inEventLoop()) {
            loop.execute(() -> join(outlet, had, backlog));
        } else if (outlet.isOpen()) {
            groups.computeIfAbsent(loop, Group::new).enter(outlet);
            long told = position;
            outlet.position = Math.max(told, had);
            outlet.write(backlog.apply(told));
            Supplier<Bytes> last = end;
            if (last != null) {
                outlet.position = Long.MAX_VALUE;
                outlet.end(last);
            }
        }
    }

    /** The readers here now. */
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

    private record Delivery(long position, Consumer<Outlet> to) {}

    record Membership(Group group, Crowd.Seat<Outlet> seat) {

        void leave() {
            group.leave(seat);
        }
    }

    /** The readers on one event loop; everything here happens on it. */
    static final class Group {

        private static final int STRIDE = 32;
        private static final long SLICE = TimeUnit.MILLISECONDS.toNanos(2);

        private final EventLoop loop;
        private final Crowd<Outlet> readers = new Crowd<>();
        private final ArrayDeque<Delivery> deliveries = new ArrayDeque<>();
        private int toGo;
        private volatile int size;

        private Group(EventLoop loop) {
            this.loop = loop;
        }

        private void enter(Outlet outlet) {
            outlet.membership = new Membership(this, readers.enter(outlet));
            size = readers.size();
        }

        private void leave(Crowd.Seat<Outlet> seat) {
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

        /** Works in slices, so that pages are still answered while thousands are told. */
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
                                TimeUnit.NANOSECONDS); // executed instead, it would come before the sockets
                        return;
                    }
                }
                deliveries.poll();
                toGo = readers.size();
            }
        }

        /** The position decides: those who leave let others change seats, and those who join have had it from the backlog. */
        private static void tell(Outlet outlet, Delivery delivery) {
            if (outlet.position < delivery.position) {
                outlet.position = delivery.position;
                delivery.to.accept(outlet);
            }
        }
    }
}
