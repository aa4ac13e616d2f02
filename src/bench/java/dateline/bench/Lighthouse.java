package dateline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Google's Lighthouse as npm brings it, the newest that the machine's Node.js runs, with Chromium and its own settings for a phone. */
final class Lighthouse {

    private static final Path FOLDER = Path.of("target", "lighthouse").toAbsolutePath();
    private static final Path PROGRAM = FOLDER.resolve("node_modules/.bin/lighthouse");

    private Lighthouse() {}

    /** What it says of a page. */
    record Report(JsonNode json) {

        /** Out of 100, or {@code NaN} where it gave none. */
        double score(String category) {
            return Math.round(
                    100 * json.at("/categories/" + category + "/score").asDouble(Double.NaN));
        }

        /** What an audit measured, in its own unit. */
        double figure(String audit) {
            return json.at("/audits/" + audit + "/numericValue").asDouble(Double.NaN);
        }

        /** The audits that cost a category points, each with its title. */
        List<String> faults(String category) {
            List<String> faults = new ArrayList<>();
            for (JsonNode part : json.at("/categories/" + category + "/auditRefs")) {
                JsonNode audit = json.at("/audits/" + part.path("id").asString());
                if (part.path("weight").asDouble() > 0 && audit.path("score").asDouble(1) < 1) {
                    faults.add(audit.path("id").asString() + " ("
                            + audit.path("title").asString() + ")");
                }
            }
            return faults;
        }
    }

    /** Brings it below {@code target} where it is not there. */
    static void bring() throws IOException, InterruptedException {
        Child.need("chromium", "chromium", "fonts-liberation");
        Child.need("npm", "nodejs", "npm");
        if (!Files.exists(PROGRAM)) {
            Files.createDirectories(FOLDER);
            run(
                    FOLDER.resolve("npm.log"),
                    List.of(
                            "npm",
                            "install",
                            "--prefix",
                            FOLDER.toString(),
                            "--no-audit",
                            "--no-fund",
                            "lighthouse@>=12"));
        }
    }

    static Report look(String address, Set<String> leftOut) throws IOException, InterruptedException {
        Path report = Files.createTempFile(FOLDER, "report-", ".json");
        run(
                FOLDER.resolve("lighthouse.log"),
                List.of(
                        PROGRAM.toString(),
                        address,
                        "--quiet",
                        "--output=json",
                        "--output-path=" + report,
                        "--only-categories=performance,accessibility,best-practices,seo",
                        "--skip-audits=" + String.join(",", leftOut),
                        "--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage --disable-quic --no-first-run --disable-sync "
                                + "--disable-background-networking --disable-component-update"));
        return new Report(JsonMapper.shared().readTree(report));
    }

    /** On all cores, which this process has not. */
    private static void run(Path log, List<String> command) throws IOException, InterruptedException {
        List<String> whole = new ArrayList<>(List.of("taskset", "-c", "0-" + (Bench.CORES - 1)));
        whole.addAll(command);
        ProcessBuilder builder =
                new ProcessBuilder(whole).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("CHROME_PATH", "/usr/bin/chromium");
        Process process = builder.start();
        if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException(command.getFirst() + " failed: see " + log);
        }
    }
}
