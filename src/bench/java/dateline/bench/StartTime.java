package dateline.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** From the command to the first page, on data that is there: from the one jar, and unpacked with what an earlier start has learnt. */
final class StartTime {

    private StartTime() {}

    static void measure(Path home, Table table) throws IOException, InterruptedException {
        List<String> jar = List.of("-jar", Unpacked.JAR.toString());
        List<String> unpacked = Unpacked.command();
        begin(home, jar);
        String where = "all cores, own PostgreSQL and its start included, existing data";
        table.line("start to first page, one jar", first(home, jar), where, "");
        table.line("start to first page, unpacked, AOT cache", first(home, unpacked), where, "≤ 4 s");
    }

    private static String first(Path home, List<String> java) throws IOException {
        Figures seconds = new Figures();
        for (int round = 0; round < 5; round++) {
            seconds.add(begin(home, java));
        }
        return "%.1f s (%.1f–%.1f)".formatted(seconds.median(), seconds.least(), seconds.most());
    }

    private static double begin(Path home, List<String> java) throws IOException {
        try (Product product = Product.begin(home, "", java)) {
            return product.process.await(product.readers + "/") / 1e9;
        }
    }
}
