package dateline.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Warm page reads: the server against nginx with the same page, compressed beforehand, in turns. */
final class Pages {

    private static final int SECONDS = Boolean.getBoolean("bench.smoke") ? 1 : 4;
    private static final String GZIP = "Accept-Encoding: gzip";

    private Pages() {}

    static void measure(Path home, Table table) throws IOException, InterruptedException {
        Path page = page(home);
        int port = Child.freePort();
        int files = Child.freePort();
        try (Child server = press(home, page, port, Child.freePort());
                Child nginx = Nginx.start(home, files)) {
            String ours = "http://127.0.0.1:" + port + "/story.html";
            String theirs = "http://127.0.0.1:" + files + "/story.html";
            server.await(ours);
            nginx.await(theirs);
            Wrk.read(ours, 3 * SECONDS, GZIP);
            Wrk.read(ours, 3 * SECONDS, GZIP, "If-None-Match: " + tag(ours));
            compare("page, 200, gzip", ours, theirs, table, false);
            compare("page, 304", ours, theirs, table, true);
        }
    }

    static Child press(Path home, Path page, int port, int post) throws IOException {
        return Child.start(
                "0",
                Map.of(),
                home.resolve("dateline.log"),
                List.of(
                        Child.java(),
                        "-Xmx512m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        classPath(),
                        ServerAlone.class.getName(),
                        page.toString(),
                        String.valueOf(port),
                        String.valueOf(post)));
    }

    static String classPath() {
        return System.getProperty("java.class.path");
    }

    private static void compare(String what, String ours, String theirs, Table table, boolean known)
            throws IOException, InterruptedException {
        Figures rate = new Figures();
        Figures tail = new Figures();
        String[] ourHeaders = known ? new String[] {GZIP, "If-None-Match: " + tag(ours)} : new String[] {GZIP};
        String[] theirHeaders = known ? new String[] {GZIP, "If-None-Match: " + tag(theirs)} : new String[] {GZIP};
        for (int round = 0; round < Bench.rounds(); round++) {
            Wrk nginx = Wrk.read(theirs, SECONDS, theirHeaders);
            Wrk server = Wrk.read(ours, SECONDS, ourHeaders);
            rate.add(server.perSecond() / nginx.perSecond());
            tail.add(server.p99Ms() / nginx.p99Ms());
        }
        table.ratio(what + ": requests a second against nginx", rate, "≥ 0.90");
        table.ratio(what + ": p99 against nginx", tail, "≤ 1.5");
    }

    private static String tag(String address) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(address).toURL().openConnection();
        connection.setRequestProperty("Accept-Encoding", "gzip");
        connection.getInputStream().readAllBytes();
        return connection.getHeaderField("ETag");
    }

    /** A story of fifty entries in made-up words, about 60 KB, and 15 KB compressed. */
    static Path page(Path home) throws IOException {
        Random random = new Random(11);
        StringBuilder html = new StringBuilder("<!doctype html><html lang=\"en\"><title>Storm</title><ol>");
        for (int entry = 0; entry < 50; entry++) {
            html.append("<li><article id=\"entry-")
                    .append(entry)
                    .append("\"><h2>")
                    .append(words(random, 8))
                    .append("</h2><p>")
                    .append(words(random, 130))
                    .append("</p></article></li>");
        }
        byte[] bytes = html.append("</ol></html>").toString().getBytes(StandardCharsets.UTF_8);
        Path page = Files.createDirectories(home.resolve("www")).resolve("story.html");
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        Files.write(page, bytes);
        Files.write(page.resolveSibling("story.html.gz"), packed.toByteArray());
        return page;
    }

    private static String words(Random random, int count) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < count; i++) {
            int number = (int) (900 * random.nextDouble() * random.nextDouble());
            words.append(i == 0 ? "" : " ").append(Integer.toString(number * 7919 + 1297, 36));
        }
        return words.toString();
    }
}
