package dateline;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.newsroom.entries.Editor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as the image has it: unpacked, and with what a rehearsal has learnt. */
class ImageIT {

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final String PATH = JAVA.getParent() + ":" + System.getenv("PATH");
    private static final String OPTIONS =
            Path.of("src/image/options").toAbsolutePath().toString();

    @TempDir
    Path folder;

    @Test
    void servesAnEveningUnpackedWithWhatTheRehearsalLearnt() throws Exception {
        run(
                "extract",
                Map.of(),
                JAVA.toString(),
                "-Djarmode=tools",
                "-jar",
                Path.of("target", "dateline.jar").toAbsolutePath().toString(),
                "extract",
                "--destination",
                folder.resolve("dateline").toString());
        Path jar = folder.resolve("dateline/dateline.jar");
        run(
                "wire",
                Map.of("PATH", PATH),
                Path.of("src/image/wire").toAbsolutePath().toString(),
                jar.toString());
        Path cache = folder.resolve("dateline.aot");
        int port = Ports.free();
        int newsroom = Ports.free();
        Map<String, String> settings = Map.of(
                "DATELINE_PORT",
                String.valueOf(port),
                "DATELINE_NEWSROOM_PORT",
                String.valueOf(newsroom),
                "DATELINE_DATA",
                folder.resolve("data").toString(),
                "DATELINE_ADMIN_EMAIL",
                DatelineTest.EMAIL,
                "DATELINE_ADMIN_PASSWORD",
                DatelineTest.PASSWORD,
                "PATH",
                PATH);
        run(
                "rehearse",
                settings,
                Path.of("src/image/rehearse").toAbsolutePath().toString(),
                OPTIONS,
                jar.toString(),
                cache.toString(),
                "3");
        assertThat(cache).isNotEmptyFile();

        // As where there is one processor: whoever waits there without letting it go stops everything.
        Process dateline = begin(
                "start",
                settings,
                JAVA.toString(),
                "@" + OPTIONS,
                "-XX:AOTCache=" + cache,
                "-XX:AOTMode=on",
                "-Djdk.virtualThreadScheduler.parallelism=1",
                "-Djdk.virtualThreadScheduler.maxPoolSize=1",
                "-jar",
                jar.toString());
        try {
            Reader reader = new Reader(port);
            int status = Await.until(
                    Duration.ofMinutes(3), () -> dateline.isAlive() ? status(reader) : -1, answered -> answered != 0);
            assertThat(status).as(said("start")).isEqualTo(200);
            Await.until(
                    Duration.ofMinutes(1),
                    () -> status(new Reader(newsroom), "/newsroom/sign-in"),
                    answered -> answered == 200);
            walk(reader, new Editor(newsroom).signedIn(DatelineTest.EMAIL, DatelineTest.PASSWORD));
        } finally {
            dateline.destroy();
            dateline.waitFor();
        }
    }

    /** An evening in short: the wiring worked out ahead holds every question the doors ask. */
    private static void walk(Reader reader, Editor ada) throws Exception {
        Editor.Answer begun = ada.send(
                ada.open("/newsroom/stories/new").page().selectFirst("form.story-form"),
                Map.of("headline", "Ferry aground off Port Averill", "status", "live"));
        String desk = begun.location().replaceFirst("[?#].*", "");
        String story = desk.replaceFirst("/newsroom", "");
        assertThat(ada.send(
                                ada.open(desk).page().selectFirst("#composer-new form"),
                                Map.of(
                                        "headline",
                                        "Ashore",
                                        "body",
                                        "All 212 are ashore.",
                                        "action",
                                        "publish",
                                        "keyEvent",
                                        "true",
                                        "credits[0].role",
                                        "author",
                                        "credits[0].people",
                                        "Maya Lind"))
                        .status())
                .isEqualTo(303);
        CompletableFuture<Follower> follows =
                CompletableFuture.supplyAsync(() -> reader.follow(story.replaceFirst("/stories/", ""), "0"));
        try (Follower follower = follows.get(30, TimeUnit.SECONDS)) {
            assertThat(follower.events(2).getLast().data()).contains("All 212 are ashore.");
        }
        for (String page : List.of(
                "/newsroom",
                "/newsroom?show=all",
                "/newsroom/search?q=ashore",
                "/newsroom/contributors",
                "/newsroom/photos",
                "/newsroom/staff",
                desk,
                desk + "/settings",
                desk + "/entries/1",
                desk + "/entries/1/edit",
                desk + "/entries/1/revisions/1")) {
            assertThat(ada.open(page).status()).as(page).isEqualTo(200);
        }
        for (String page : List.of(
                "/",
                story,
                story + "/1",
                story + "/feed.atom",
                story + "/key-events.rss",
                story + "/changes?after=0",
                "/feed.json",
                "/search?q=ashore",
                "/archive",
                "/contributors/maya-lind",
                "/sitemap.xml")) {
            assertThat(status(reader, page)).as(page).isEqualTo(200);
        }
    }

    private static int status(Reader reader) {
        return status(reader, "/");
    }

    private static int status(Reader reader, String path) {
        try {
            return reader.get(path).statusCode();
        } catch (RuntimeException e) {
            return 0;
        }
    }

    private void run(String name, Map<String, String> settings, String... command) throws Exception {
        Process process = begin(name, settings, command);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).as(name + " ended").isTrue();
        assertThat(process.exitValue()).as(said(name)).isZero();
    }

    private Process begin(String name, Map<String, String> settings, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(command))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile());
        builder.environment().keySet().removeIf(variable -> variable.startsWith("DATELINE_"));
        builder.environment().putAll(settings);
        return builder.start();
    }

    private String said(String name) throws IOException {
        return Files.readString(folder.resolve(name + ".log"));
    }
}
