package dateline.publishing.edition;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Striped locks: work on equal keys is serialized, with a fixed number of locks. Unequal keys may share a lock.
 * Reentrant.
 */
final class StripedLocks {

    private final ReentrantLock[] locks =
            Stream.generate(ReentrantLock::new).limit(256).toArray(ReentrantLock[]::new);

    <T> T inTurn(Object key, Supplier<T> work) {
        ReentrantLock lock = locks[Math.floorMod(key.hashCode() * 0x9E3779B9 >>> 8, locks.length)];
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
