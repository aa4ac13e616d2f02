package dateline.newsroom.audit;

import dateline.account.AccountRole;
import dateline.account.Accounts;
import dateline.account.Requires;
import dateline.account.audit.AuditAct;
import dateline.account.audit.AuditCsv;
import dateline.account.audit.AuditFilter;
import dateline.account.audit.AuditRow;
import dateline.account.audit.AuditRows;
import dateline.newsroom.Screen;
import dateline.platform.paging.TimeKey;
import dateline.platform.settings.Site;
import dateline.story.Stories;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;

/** The audit trail of everything, for administrators. */
@Screen
@Requires(AccountRole.ADMINISTRATOR)
class AuditController {

    private static final String PATH = "/newsroom/audit";
    /** Rows in a file; the rest is in files of earlier days. */
    private static final int MOST_IN_FILE = 50_000;

    private static final int BATCH = 1000;
    private static final int MOST_ACCOUNTS = 1000;

    private final AuditPages pages;
    private final AuditRows rows;
    private final Accounts accounts;
    private final Stories stories;
    private final ZoneId zone;

    AuditController(AuditPages pages, AuditRows rows, Accounts accounts, Stories stories, Site site) {
        this.pages = pages;
        this.rows = rows;
        this.accounts = accounts;
        this.stories = stories;
        this.zone = ZoneId.of(site.timeZone());
    }

    @GetMapping(PATH)
    ModelAndView list(@ModelAttribute("query") AuditQuery query) {
        return new ModelAndView("newsroom/audit")
                .addObject("query", query)
                .addObject("acts", Arrays.stream(AuditAct.values()).toList())
                .addObject("accounts", accounts.byName(Limit.of(MOST_ACCOUNTS)))
                .addObject("file", query.address(PATH + ".csv", null))
                .addObject(
                        "trail",
                        pages.page(filter(query), query.position(), zone, after -> query.address(PATH, after)));
    }

    /** Writes the rows as CSV, newest first. */
    @GetMapping(PATH + ".csv")
    void file(@ModelAttribute("query") AuditQuery query, HttpServletResponse response) throws IOException {
        response.setContentType(AuditCsv.TYPE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader("Content-Disposition", "attachment; filename=\"audit.csv\"");
        AuditFilter filter = filter(query);
        PrintWriter out = response.getWriter();
        AuditCsv.head(out);
        TimeKey position = query.position();
        for (int written = 0; written < MOST_IN_FILE; written += BATCH) {
            List<AuditRow> found = rows.before(filter, position, BATCH);
            AuditCsv.rows(found, out);
            if (found.size() < BATCH || out.checkError()) {
                return;
            }
            position = new TimeKey(found.getLast().at(), found.getLast().id());
        }
    }

    private AuditFilter filter(AuditQuery query) {
        String slug = AuditQuery.text(query.story());
        return query.filter(slug == null ? null : stories.idOf(slug).orElse(-1L), zone);
    }
}
