package dateline;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Stands before a node's port, notes what it is asked, and can leave it as if the node were gone. */
final class Relay implements AutoCloseable {

    private final int target;
    private final int port;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile @Nullable ServerSocket listening;

    Relay(int target) {
        this.target = target;
        this.port = listen(0);
    }

    int port() {
        return port;
    }

    /** How often that path was asked for. */
    long asked(String path) {
        return asked.stream().filter(path::equals).count();
    }

    /** From here on nobody gets through, and who was is cut. */
    void cut() {
        try {
            if (listening != null) {
                listening.close();
            }
            open.forEach(Relay::close);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void mend() {
        if (listening == null || listening.isClosed()) {
            listen(port);
        }
    }

    private int listen(int wanted) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 1000);
            listening = socket;
            Thread.ofVirtual().start(() -> accept(socket));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                Socket from = socket.accept();
                open.add(from);
                Socket to = new Socket("127.0.0.1", target);
                from.setTcpNoDelay(true);
                to.setTcpNoDelay(true);
                open.add(to);
                if (socket.isClosed()) {
                    close(from);
                    close(to);
                }
                Thread.ofVirtual().start(() -> pass(from, to, true));
                Thread.ofVirtual().start(() -> pass(to, from, false));
            } catch (IOException e) {
                // The relay is cut, or the node is gone.
            }
        }
    }

    private void pass(Socket from, Socket to, boolean note) {
        StringBuilder line = new StringBuilder();
        byte[] bytes = new byte[16 * 1024];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read; (read = in.read(bytes)) >= 0; ) {
                if (note) {
                    note(line.append(new String(bytes, 0, read, StandardCharsets.ISO_8859_1)));
                }
                out.write(bytes, 0, read);
            }
        } catch (IOException e) {
            // Either side has closed.
        }
        close(from);
        close(to);
        open.remove(from);
        open.remove(to);
    }

    private void note(StringBuilder text) {
        for (int end; (end = text.indexOf("\r\n")) >= 0; text.delete(0, end + 2)) {
            String[] words = text.substring(0, end).split(" ");
            if (words.length == 3 && words[2].startsWith("HTTP/")) {
                asked.add(words[1]);
            }
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        cut();
    }
}
