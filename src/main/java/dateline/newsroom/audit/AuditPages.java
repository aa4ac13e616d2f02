package dateline.newsroom.audit;

import dateline.account.audit.AuditFilter;
import dateline.account.audit.AuditRow;
import dateline.account.audit.AuditRows;
import dateline.newsroom.language.EditorWords;
import dateline.platform.language.Words;
import dateline.platform.paging.TimeKey;
import dateline.publishing.view.TimeView;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Pages of the audit trail. */
@Component
class AuditPages {

    static final int LENGTH = 50;

    private final AuditRows rows;
    private final EditorWords words;

    AuditPages(AuditRows rows, EditorWords words) {
        this.rows = rows;
        this.words = words;
    }

    /**
     * A page of the trail.
     *
     * @param older address of the next page; null when this is the last
     */
    record Page(List<Line> lines, @Nullable String older) {}

    /**
     * A row as the page shows it.
     *
     * @param link address of the object's page; null when it has none
     */
    record Line(AuditRow row, TimeView at, @Nullable String link) {}

    /** @param address address of the page after a position */
    Page page(AuditFilter filter, TimeKey position, ZoneId zone, Function<TimeKey, String> address) {
        Words said = words.now();
        List<AuditRow> found = rows.before(filter, position, LENGTH + 1);
        List<AuditRow> shown = found.subList(0, Math.min(LENGTH, found.size()));
        return new Page(
                shown.stream()
                        .map(row -> new Line(row, TimeView.of(row.at(), zone, said), link(row)))
                        .toList(),
                shown.size() == found.size()
                        ? null
                        : address.apply(new TimeKey(
                                shown.getLast().at(), shown.getLast().id())));
    }

    private static @Nullable String link(AuditRow row) {
        String id = row.object().id();
        return switch (row.object().kind()) {
            case "entry" ->
                "/newsroom/stories/" + row.object().name() + "/entries/"
                        + row.object().entry();
            case "story" -> "/newsroom/stories/" + row.object().name();
            case "photo" -> "/newsroom/photos/" + id;
            case "account" -> id == null ? null : "/newsroom/staff/" + id;
            default -> null;
        };
    }
}
