package dateline.platform.postgresql;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;

/** A process that writes a diary into a database of its own until it is killed, and says which lines were acknowledged. */
final class Diary implements AutoCloseable {

    private final Process process;
    private final BufferedReader acknowledgements;
    private long acknowledged;

    private Diary(Process process) {
        this.process = process;
        acknowledgements = process.inputReader();
    }

    static Diary open(Path data) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var diary = new Diary(new ProcessBuilder(
                        java, "-cp", System.getProperty("java.class.path"), Diary.class.getName(), data.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
        diary.next();
        return diary;
    }

    long pid() {
        return process.pid();
    }

    long acknowledged() {
        return acknowledged;
    }

    void awaitLine(long line) throws IOException {
        while (acknowledged < line) {
            next();
        }
    }

    private void next() throws IOException {
        String said;
        while ((said = acknowledgements.readLine()) != null && !said.startsWith("line ")) {
            // The log speaks on the same stream.
        }
        if (said == null) {
            throw new IOException("The diary ended after line " + acknowledged);
        }
        acknowledged = Long.parseLong(said.substring("line ".length()));
    }

    /** Kills the process as {@code kill -9} does and returns how many lines were acknowledged until then. */
    long kill() {
        // Unlike the process, its handle leaves what was already said to be read.
        process.toHandle().destroyForcibly();
        process.onExit().join();
        acknowledgements.lines().filter(said -> said.matches("line \\d+")).forEach(said -> acknowledged++);
        return acknowledged;
    }

    /** Ends the process politely. */
    @Override
    public void close() {
        process.toHandle().destroy();
        process.onExit().join();
    }

    public static void main(String[] arguments) throws Exception {
        var database = EmbeddedDatabase.start(Path.of(arguments[0]), 0);
        Runtime.getRuntime().addShutdownHook(new Thread(database::close));
        try (var connection = database.connectAsOwner("diary");
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS diary (line bigint PRIMARY KEY)");
            var insert = "INSERT INTO diary SELECT count(*) + 1 FROM diary RETURNING line";
            while (true) {
                try (var line = statement.executeQuery(insert)) {
                    line.next();
                    System.out.println("line " + line.getLong(1));
                }
            }
        }
    }
}
