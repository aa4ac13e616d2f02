package dateline.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Live streams: the server against nginx with nchan, in turns; then what only concerns the server. */
final class Streams {

    private static final int READERS = Integer.getInteger("bench.readers", 10_000);
    private static final int MANY = Boolean.getBoolean("bench.smoke") ? 500 : 19_500;
    private static final int EVENTS = 12;
    private static final String TEXT = "The harbour master asks every boat to stay in. ".repeat(43);

    private static long number;

    private record Sample(double cpuPerDelivery, double lastMs, double bytesPerReader) {}

    private Streams() {}

    static void measure(Path home, Table table) throws IOException, InterruptedException {
        int port = Child.freePort();
        int post = Child.freePort();
        int pushed = Child.freePort();
        try (Child server = Pages.press(home, Pages.page(home), port, post);
                Child nginx = Nginx.start(home, pushed)) {
            server.await("http://127.0.0.1:" + port + "/story.html");
            nginx.await("http://127.0.0.1:" + pushed + "/story.html");
            String ours = "http://127.0.0.1:" + port + "/live";
            String toUs = "http://127.0.0.1:" + post + "/post";
            Figures cpu = new Figures();
            Figures last = new Figures();
            Figures memory = new Figures();
            sample(server, ours, toUs, READERS);
            for (int round = 0; round < Math.min(5, Bench.rounds()); round++) {
                Sample theirs = sample(
                        nginx, "http://127.0.0.1:" + pushed + "/live", "http://127.0.0.1:" + pushed + "/post", READERS);
                Sample mine = sample(server, ours, toUs, READERS);
                cpu.add(mine.cpuPerDelivery / theirs.cpuPerDelivery);
                last.add(mine.lastMs / theirs.lastMs);
                memory.add(mine.bytesPerReader / 1024);
            }
            table.ratio("%,d readers, 2 KB: CPU a delivery against nchan".formatted(READERS), cpu, "≤ 0.75");
            table.ratio("%,d readers, 2 KB: time to the last reader against nchan".formatted(READERS), last, "≤ 0.75");
            vanish(ours, toUs, table);
        }
        hold(home, table);
    }

    private static Sample sample(Child server, String stream, String post, int count) throws IOException {
        long before = server.memory();
        try (Readers readers = Readers.follow(URI.create(stream), count, "data:")) {
            Child.pause(500);
            double idle = (server.memory() - before) / (double) count;
            Figures last = new Figures();
            double cpu = server.cpu();
            for (int event = 0; event < EVENTS; event++) {
                last.add(told(readers, post).most());
                Child.pause(100);
            }
            double used = server.cpu() - cpu;
            return new Sample(used / EVENTS / count, last.median(), idle);
        }
    }

    /** Publishes one event and tells after how many milliseconds each reader had it. */
    private static Figures told(Readers readers, String post) throws IOException {
        long event = ++number;
        long started = System.nanoTime();
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(post).toURL().openConnection();
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "text/plain");
        try (OutputStream body = connection.getOutputStream()) {
            body.write((event + " " + TEXT).getBytes(StandardCharsets.US_ASCII));
        }
        connection.getInputStream().readAllBytes();
        Figures after = new Figures();
        after.addAll(readers.arrivals(event), (double) started, 1e-6);
        return after;
    }

    private static void vanish(String stream, String post, Table table) throws IOException {
        Figures ratio = new Figures();
        for (int round = 0; round < 3; round++) {
            try (Readers staying = Readers.follow(URI.create(stream), 100, "data:")) {
                Figures before = new Figures();
                for (int i = 0; i < 20; i++) {
                    before.add(told(staying, post).most());
                }
                Readers.follow(URI.create(stream), READERS, "data:").close();
                ratio.add(told(staying, post).most() / before.at(0.9));
            }
        }
        table.ratio(
                "first event after %,d readers vanished, against the slower ones before".formatted(READERS),
                ratio,
                "about 1");
    }

    private static void hold(Path home, Table table) throws IOException {
        int port = Child.freePort();
        int post = Child.freePort();
        try (Child server = Pages.press(home, Pages.page(home), port, post)) {
            server.await("http://127.0.0.1:" + port + "/story.html");
            String stream = "http://127.0.0.1:" + port + "/live";
            String to = "http://127.0.0.1:" + post + "/post";
            try (Readers first = Readers.follow(URI.create(stream), 1000, "data:")) {
                told(first, to);
            }
            long before = server.memory();
            try (Readers readers = Readers.follow(URI.create(stream), MANY, "data:")) {
                Child.pause(2000);
                double each = (server.memory() - before) / 1024.0 / MANY;
                int told = told(readers, to).size();
                table.line("readers held at once", "%,d".formatted(told), readers.gone() + " lost", "19,500");
                table.line(
                        "memory of the process for an idle reader",
                        "%.1f KiB".formatted(each),
                        "%,d readers".formatted(MANY),
                        "≤ 6 KiB");
            }
        }
    }
}
