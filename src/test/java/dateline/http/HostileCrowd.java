package dateline.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Everything at once that costs a server connections, memory or time: some thousand connections that say nothing, heads that come by the
 * drop, readers that do not read, and bodies without an end. It goes on until it is closed, and comes back where it was cut.
 */
final class HostileCrowd implements AutoCloseable {

    private static final int WORKERS = 4;

    private final int port;
    private final List<Socket> idle = new ArrayList<>();
    private final List<Thread> workers = new ArrayList<>();
    private volatile boolean closed;

    /** @param large a path with a document larger than what kernels take for a reader that does not read */
    HostileCrowd(int port, int idle, String large) throws IOException {
        this.port = port;
        for (int i = 0; i < idle; i++) {
            this.idle.add(connect());
        }
        for (int i = 0; i < WORKERS; i++) {
            workers.add(Thread.ofVirtual().start(this::drip));
            workers.add(Thread.ofVirtual().start(() -> stare(large)));
            workers.add(Thread.ofVirtual().start(this::pour));
            workers.add(Thread.ofVirtual().start(this::shout));
        }
    }

    /** Of the connections that said nothing, how many the server has cut. */
    long cut() {
        return idle.stream().filter(HostileCrowd::isCut).count();
    }

    private static boolean isCut(Socket socket) {
        try {
            socket.setSoTimeout(1);
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** Heads of which a few bytes come at a time, on fifty connections. */
    private void drip() {
        List<Socket> open = new ArrayList<>();
        while (!closed) {
            while (open.size() < 50 && !closed) {
                open.add(begun("GET / HTTP/1.1\r\nHost: x\r\n"));
            }
            open.removeIf(socket -> !write(socket, "A: b\r\n"));
            rest();
        }
        open.forEach(HostileCrowd::close);
    }

    /** Asks for much, ten times over, and takes none of it, on fifty connections. */
    private void stare(String large) {
        List<Socket> open = new ArrayList<>();
        while (!closed) {
            while (open.size() < 50 && !closed) {
                open.add(begun(("GET " + large + " HTTP/1.1\r\nHost: x\r\n\r\n").repeat(10)));
            }
            rest();
            open.removeIf(socket -> !write(socket, "\r\n"));
        }
        open.forEach(HostileCrowd::close);
    }

    /** A body that does not end. */
    private void pour() {
        String chunk = "400\r\n" + "x".repeat(1024) + "\r\n";
        while (!closed) {
            Socket socket = begun("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
            while (!closed && write(socket, chunk)) {
                LockSupport.parkNanos(200_000);
            }
            close(socket);
        }
    }

    /** 64 KiB of headers, odd methods and odd paths, one after the other. */
    private void shout() {
        while (!closed) {
            for (String odd : List.of(
                    "GET / HTTP/1.1\r\nHost: x\r\nA: " + "x".repeat(65_536) + "\r\n\r\n",
                    "BREW / HTTP/1.1\r\nHost: x\r\n\r\n",
                    "GET /%2e%2e/%00 HTTP/1.1\r\nHost: x\r\n\r\n",
                    "\u0016\u0003\u0001\r\n\r\n",
                    "GET /" + "a/".repeat(3000) + " HTTP/1.1\r\nHost: x\r\n\r\n")) {
                Socket socket = begun(odd);
                try (InputStream in = socket.getInputStream()) {
                    in.read(new byte[512]);
                } catch (IOException e) {
                    // Cut, as it should be.
                }
                close(socket);
                rest();
            }
        }
    }

    private static void rest() {
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress("127.0.0.1", port), 10_000);
        return socket;
    }

    private Socket begun(String text) {
        try {
            Socket socket = connect();
            write(socket, text);
            return socket;
        } catch (IOException e) {
            rest();
            return new Socket();
        }
    }

    private static boolean write(Socket socket, String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            return true;
        } catch (IOException e) {
            close(socket);
            return false;
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What an honest reader waits for its page, in nanoseconds, sorted: so many requests on one connection, with a pause before each. */
    static long[] honest(int port, int requests, Duration pause, String expected) throws IOException {
        long[] waits = new long[requests];
        byte[] request = "GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(30_000);
            InputStream in = socket.getInputStream();
            int length = 0;
            for (int i = 0; i < requests; i++) {
                LockSupport.parkNanos(pause.toNanos());
                long asked = System.nanoTime();
                socket.getOutputStream().write(request);
                if (length == 0) {
                    String head = Running.readUntil(socket, "\r\n\r\n");
                    byte[] body = in.readNBytes(expected.length());
                    if (!head.startsWith("HTTP/1.1 200 ")
                            || !new String(body, StandardCharsets.US_ASCII).equals(expected)) {
                        throw new AssertionError("Not the page: " + head);
                    }
                    length = head.length() + body.length;
                } else if (in.readNBytes(length).length < length) {
                    throw new AssertionError("The page was cut");
                }
                waits[i] = System.nanoTime() - asked;
            }
        }
        Arrays.sort(waits);
        return waits;
    }

    @Override
    public void close() {
        closed = true;
        idle.forEach(HostileCrowd::close);
        for (Thread worker : workers) {
            try {
                worker.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
