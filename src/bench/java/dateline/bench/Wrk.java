package dateline.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One burst of page reads from the other core: what came back a second, and how long the slowest hundredth took. */
record Wrk(double perSecond, double p99Ms) {

    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([\\d.]+)");
    private static final Pattern P99 = Pattern.compile("99%\\s+([\\d.]+)(us|ms|s)");

    static Wrk read(String address, int seconds, String... headers) throws IOException, InterruptedException {
        Process wrk = start(address, seconds, headers);
        String said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        wrk.waitFor();
        if (said.contains("Non-2xx or 3xx") || said.contains("Socket errors")) {
            throw new IllegalStateException(address + "\n" + said);
        }
        Matcher p99 = found(P99, said);
        double unit = switch (p99.group(2)) {
            case "us" -> 0.001;
            case "ms" -> 1;
            default -> 1000;
        };
        return new Wrk(Double.parseDouble(found(RATE, said).group(1)), unit * Double.parseDouble(p99.group(1)));
    }

    static Process start(String address, int seconds, String... headers) throws IOException, InterruptedException {
        Child.need("wrk", "wrk");
        List<String> command =
                new ArrayList<>(List.of("taskset", "-c", "1", "wrk", "-t1", "-c32", "-d" + seconds + "s", "--latency"));
        for (String header : headers) {
            command.addAll(List.of("-H", header));
        }
        command.add(address);
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static Matcher found(Pattern pattern, String said) {
        Matcher matcher = pattern.matcher(said);
        if (!matcher.find()) {
            throw new IllegalStateException(said);
        }
        return matcher;
    }
}
