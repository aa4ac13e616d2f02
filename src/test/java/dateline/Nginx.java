package dateline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The edge as it is shipped, run by this machine's nginx before two nodes; only addresses and folders are other ones. */
final class Nginx implements AutoCloseable {

    final int port = Ports.free();
    final int newsroomPort = Ports.free();
    final int tlsPort = Ports.free();
    private final Path folder;
    private final Process process;
    private String configuration;

    /**
     * The edge without HTTPS.
     *
     * @param nodes the ports of the readers' side of each node, then those of their newsrooms
     */
    Nginx(Path folder, int... nodes) {
        this(folder, false, Map.of(), nodes);
    }

    /** The edge with a certificate and tls.conf in place. */
    static Nginx withTls(Path folder, int... nodes) {
        return new Nginx(folder, true, Map.of(), nodes);
    }

    /** The edge without HTTPS, in which a part of the shipped configuration is replaced, such as a limit by a lower one. */
    static Nginx with(Path folder, String shipped, String replacement, int... nodes) {
        return new Nginx(folder, false, Map.of(shipped, replacement), nodes);
    }

    private Nginx(Path folder, boolean tls, Map<String, String> changes, int... nodes) {
        this.folder = folder.toAbsolutePath();
        try {
            Path program = Apt.program(List.of("nginx"), "nginx");
            if (tls) {
                certify();
            }
            configuration = Files.readString(Path.of("src/edge/nginx.conf"));
            changes.forEach(this::swap);
            swap("/dev/stderr", this.folder + "/error.log");
            swap("/dev/stdout", this.folder + "/access.log");
            swap("/var/run/nginx.pid", this.folder + "/nginx.pid");
            swap("/var/cache/nginx/dateline", this.folder + "/cache");
            swap("/etc/nginx/tls/", this.folder + "/tls/");
            swap("http:8081", "http:" + newsroomPort);
            swap("listen 8081 ", "listen 127.0.0.1:" + newsroomPort + " ");
            swap("listen 80", "listen 127.0.0.1:" + port);
            swap("dateline:8080", "127.0.0.1:" + nodes[0]);
            swap("dateline-too:8080", "127.0.0.1:" + nodes[1]);
            swap("dateline:8081", "127.0.0.1:" + nodes[2]);
            swap("dateline-too:8081", "127.0.0.1:" + nodes[3]);
            swap(
                    "http {",
                    "http {\n"
                            + List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi").stream()
                                    .map(kind -> kind + "_temp_path " + this.folder + "/" + kind + ";\n")
                                    .reduce("", String::concat));
            boolean root = "root".equals(System.getProperty("user.name"));
            Files.writeString(
                    this.folder.resolve("nginx.conf"), (root ? "user root;\n" : "") + "daemon off;\n" + configuration);
            process = new ProcessBuilder(
                            program.toString(),
                            "-p",
                            this.folder.toString(),
                            "-c",
                            this.folder.resolve("nginx.conf").toString(),
                            "-e",
                            this.folder.resolve("error.log").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(this.folder.resolve("output.log").toFile())
                    .start();
            Await.until(() -> !process.isAlive() || answers(), up -> up);
            if (!process.isAlive()) {
                throw new AssertionError("nginx did not start:\n" + Files.readString(this.folder.resolve("output.log"))
                        + Files.readString(this.folder.resolve("error.log")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void swap(String shipped, String here) {
        if (!configuration.contains(shipped)) {
            throw new AssertionError("src/edge/nginx.conf says nothing of " + shipped);
        }
        configuration = configuration.replace(shipped, here);
    }

    /** A key and a certificate of its own, in the folder where an operator puts them. */
    private void certify() throws IOException {
        Path tls = Files.createDirectories(folder.resolve("tls"));
        Files.writeString(
                tls.resolve("tls.conf"),
                Files.readString(Path.of("src/edge/tls.conf"))
                        .replace("/etc/nginx/tls/", tls + "/")
                        .replace("listen 443", "listen 127.0.0.1:" + tlsPort));
        Path openssl = Apt.program(List.of("openssl"), "openssl");
        Process made = new ProcessBuilder(
                        openssl.toString(),
                        "req",
                        "-x509",
                        "-newkey",
                        "ec",
                        "-pkeyopt",
                        "ec_paramgen_curve:prime256v1",
                        "-nodes",
                        "-keyout",
                        tls.resolve("privkey.pem").toString(),
                        "-out",
                        certificate().toString(),
                        "-days",
                        "2",
                        "-subj",
                        "/CN=localhost",
                        "-addext",
                        "subjectAltName=IP:127.0.0.1")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("openssl.log").toFile())
                .start();
        try {
            if (!made.waitFor(60, TimeUnit.SECONDS) || made.exitValue() != 0) {
                throw new AssertionError(Files.readString(folder.resolve("openssl.log")));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Path certificate() {
        return folder.resolve("tls/fullchain.pem");
    }

    private boolean answers() {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
