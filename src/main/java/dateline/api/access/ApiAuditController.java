package dateline.api.access;

import dateline.account.AccountRole;
import dateline.account.Requires;
import dateline.account.audit.AuditCsv;
import dateline.account.audit.AuditRow;
import dateline.account.audit.AuditRows;
import dateline.api.ApiPaths;
import dateline.api.json.Cursor;
import dateline.platform.error.InvalidInput;
import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** API of the audit trail, for administrators. */
@RestController
@Requires(AccountRole.ADMINISTRATOR)
@RequestMapping(ApiPaths.ROOT + "/audit")
class ApiAuditController {

    /**
     * A part of the trail.
     *
     * @param last id of the last event, from which to go on; the given one when there is no event after it
     * @param next address of the next part; null when there may be no more yet
     */
    record AuditAnswer(
            List<AuditRow> events, long last, @Nullable String next) {}

    private final AuditRows rows;

    ApiAuditController(AuditRows rows) {
        this.rows = rows;
    }

    @Operation(
            summary = "What was done, by whom and from where, in the order in which it was done",
            description =
                    "Ask again after the last event's id for what was done since: no event is missed, and none comes twice.")
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<AuditAnswer> list(
            @RequestParam(defaultValue = "0") String after, @RequestParam(defaultValue = "100") int limit) {
        long from = id(after);
        int length = Cursor.length(limit);
        List<AuditRow> found = rows.after(from, length);
        long last = found.isEmpty() ? from : found.getLast().id();
        String next = found.size() < length ? null : ApiPaths.ROOT + "/audit?after=" + last + "&limit=" + length;
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new AuditAnswer(found, last, next));
    }

    @Operation(summary = "The same as CSV")
    @GetMapping(produces = AuditCsv.TYPE)
    ResponseEntity<String> file(
            @RequestParam(defaultValue = "0") String after, @RequestParam(defaultValue = "100") int limit)
            throws IOException {
        StringBuilder out = new StringBuilder();
        AuditCsv.head(out);
        AuditCsv.rows(rows.after(id(after), Cursor.length(limit)), out);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.parseMediaType(AuditCsv.TYPE + ";charset=UTF-8"))
                .body(out.toString());
    }

    private static long id(String after) {
        if (!after.matches("\\d{1,18}")) {
            throw new InvalidInput("after", "cursor");
        }
        return Long.parseLong(after);
    }
}
