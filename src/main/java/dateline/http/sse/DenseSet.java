package dateline.http.sse;

import java.util.Arrays;

/** Unordered collection with constant-time add and remove. Not thread-safe: each one belongs to one event loop. */
public final class DenseSet<T> {

    @SuppressWarnings({"unchecked", "rawtypes"})
    private Seat<T>[] seats = new Seat[8];

    private int size;

    public Seat<T> enter(T who) {
        if (size == seats.length) {
            seats = Arrays.copyOf(seats, size * 2);
        }
        Seat<T> seat = new Seat<>(who, size);
        seats[size++] = seat;
        return seat;
    }

    /** Removes an element; the last element takes its index. */
    public void leave(Seat<T> seat) {
        Seat<T> last = seats[--size];
        last.index = seat.index;
        seats[last.index] = last;
        seats[size] = null;
    }

    public T get(int index) {
        return seats[index].who;
    }

    public int size() {
        return size;
    }

    public static final class Seat<T> {

        private final T who;
        private int index;

        private Seat(T who, int index) {
            this.who = who;
            this.index = index;
        }
    }
}
