package dateline;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Port numbers for processes that tests start. They lie below those that the system gives to connections, and each JVM of a test run has numbers
 * of its own, so that nothing else takes one between here and the start of the process.
 */
public final class Ports {

    private static final int LOWEST = 20_000;
    private static final int PER_JVM = 3_000;
    private static final AtomicInteger NEXT = new AtomicInteger();

    private Ports() {}

    /** A port at which nothing listens. The same one is given again after 3,000 others. */
    public static int free() {
        int jvm = Integer.getInteger("surefire.forkNumber", 0) % 4;
        for (int tries = 0; tries < PER_JVM; tries++) {
            int port = LOWEST + jvm * PER_JVM + NEXT.getAndIncrement() % PER_JVM;
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("No port is free");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
