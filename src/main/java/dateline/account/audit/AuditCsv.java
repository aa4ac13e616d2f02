package dateline.account.audit;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows of the audit trail as CSV (RFC 4180). Every cell is quoted. A cell that a spreadsheet would take for a
 * formula begins with an apostrophe.
 */
public final class AuditCsv {

    public static final String TYPE = "text/csv";

    private AuditCsv() {}

    public static void head(Appendable out) throws IOException {
        out.append(line(
                "id",
                "at",
                "act",
                "account",
                "name",
                "via",
                "via id",
                "address",
                "object",
                "object id",
                "object name",
                "story",
                "entry",
                "before",
                "after",
                "reason"));
    }

    public static void rows(Collection<AuditRow> rows, Appendable out) throws IOException {
        for (AuditRow row : rows) {
            AuditRow.Source source = row.source();
            AuditObject object = row.object();
            out.append(line(
                    row.id(),
                    row.at(),
                    row.act(),
                    source.account(),
                    source.name(),
                    source.via(),
                    source.viaId(),
                    source.address(),
                    object.kind(),
                    object.id(),
                    object.name(),
                    object.story(),
                    object.entry(),
                    row.change().before(),
                    row.change().after(),
                    row.change().reason()));
        }
    }

    private static String line(@Nullable Object... cells) {
        return Arrays.stream(cells).map(AuditCsv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    static String cell(@Nullable Object value) {
        String text = value == null ? "" : String.valueOf(value);
        boolean formula = Stream.of("=", "+", "-", "@", "\t", "\r").anyMatch(text.stripLeading()::startsWith)
                || text.startsWith("\t")
                || text.startsWith("\r");
        return "\"" + (formula ? "'" : "") + text.replace("\"", "\"\"") + "\"";
    }
}
