package dateline.account.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Cast;
import dateline.DatelineTest;
import dateline.account.Account;
import dateline.account.AccountRole;
import dateline.account.Accounts;
import dateline.account.key.ApiKeys;
import dateline.account.key.KeyContent;
import dateline.api.Program;
import dateline.contributor.ContributorService;
import dateline.entry.EntryContent;
import dateline.entry.EntryService;
import dateline.entry.EntryStatus;
import dateline.newsroom.entries.Editor;
import dateline.platform.settings.Actor;
import dateline.story.Headlines;
import dateline.story.Stories;
import dateline.story.StoryService;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.IntSupplier;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every route that changes something leaves exactly one row in the audit trail, with the id of its caller, and none when
 * it is refused. A route that is not in the table fails.
 */
@DatelineTest
class AuditRoutesIT {

    private static final String STORY = "/newsroom/stories/{slug}";
    private static final String ENTRY = STORY + "/entries/{number}";
    private static final String API = "/api/v1/stories/{slug}";
    /** Routes that store nothing, or only where somebody is looking. */
    private static final Set<String> NO_ACTS = Set.of(
            "POST /newsroom/stories/new",
            "POST " + ENTRY + "/merge",
            "POST " + STORY + "/presence !remove",
            "POST " + STORY + "/presence remove");

    @LocalServerPort
    private int port;

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    private Cast cast;

    @Autowired
    private Accounts accounts;

    @Autowired
    private ApiKeys keys;

    @Autowired
    private ContributorService contributorService;

    @Autowired
    private EntryService entryService;

    @Autowired
    private Stories stories;

    @Autowired
    private StoryService storyService;

    @Autowired
    private Headlines headlines;

    @Autowired
    private JdbcClient jdbc;

    private final Map<String, IntSupplier> walk = new TreeMap<>();
    private Account who;
    private Editor editor;
    private Program program;
    private String slug;
    private String elsewhere;

    @BeforeEach
    void comeIn() {
        who = cast.staff(AccountRole.ADMINISTRATOR);
        editor = new Editor(port).signedIn(who.email(), DatelineTest.PASSWORD);
        program = Program.of(port, who.email(), DatelineTest.PASSWORD);
        slug = cast.liveStory();
        elsewhere = cast.liveStory();
        account();
        things();
        entries();
        api();
    }

    private void account() {
        walk.put("POST /newsroom/language", () -> post("/newsroom/language", Map.of("language", "en")));
        walk.put(
                "POST /newsroom/account/password",
                () -> post(
                        "/newsroom/account/password",
                        Map.of("old", DatelineTest.PASSWORD, "fresh", "another horse battery", "keepKeys", "true")));
        walk.put("POST /newsroom/account/sessions", () -> post("/newsroom/account/sessions", Map.of()));
        walk.put(
                "POST /newsroom/account/keys",
                () -> post("/newsroom/account/keys", Map.of("name", "wire", "scopes", "read")));
        walk.put(
                "POST /newsroom/keys/{id}/revocation", () -> post("/newsroom/keys/" + key() + "/revocation", Map.of()));
        walk.put(
                "POST /newsroom/staff",
                () -> post(
                        "/newsroom/staff",
                        Map.of("name", "New", "email", unique() + "@example.com", "role", "reporter")));
        staff("", Map.of("name", "Renamed", "role", "editor"));
        staff("/lock !remove", Map.of());
        staff("/password", Map.of());
        staff("/sessions", Map.of());
        walk.put("POST /newsroom/staff/{account}/lock remove", () -> {
            Account locked = cast.staff(AccountRole.REPORTER);
            jdbc.sql("update account set disabled_at = now() where id = ?")
                    .param(locked.id())
                    .update();
            return post(
                    "/newsroom/staff/" + locked.id() + "/lock", Map.of("version", locked.version(), "remove", "true"));
        });
    }

    private void staff(String act, Map<String, Object> fields) {
        walk.put("POST /newsroom/staff/{account}" + act, () -> {
            Account other = cast.staff(AccountRole.REPORTER);
            Map<String, Object> all = new TreeMap<>(fields);
            all.put("version", other.version());
            return post("/newsroom/staff/" + other.id() + act.split(" ")[0], all);
        });
    }

    private void things() {
        walk.put("POST /newsroom/contributors/{slug}", () -> {
            String person = contributorService.known("Vera " + unique(), null).slug();
            return form(
                    "/newsroom/contributors/" + person, "form[action$='/" + person + "']", Map.of("title", "writer"));
        });
        walk.put("POST /newsroom/contributor-merge", () -> {
            var one = contributorService.known("Una " + unique(), null);
            var two = contributorService.known("Dua " + unique(), null);
            return editor.send(
                    "POST",
                    "/newsroom/contributor-merge?stay=" + one.slug() + "&seen=" + one.slug() + "~" + one.version()
                            + "&seen=" + two.slug() + "~" + two.version());
        });
        walk.put("POST /newsroom/photos", () -> post("/newsroom/photos", Map.of("file", jpeg())));
        walk.put("POST /newsroom/photos/{key}/focus", () -> {
            String photo = photo();
            int before = rows();
            int status = post("/newsroom/photos/" + photo + "/focus", Map.of("x", "0.25", "y", "0.5"));
            assertThat(rows() - before).isEqualTo(1);
            return status - 1000;
        });
        walk.put("PATCH /api/v1/photos/{id}", () -> {
            String photo = photo();
            int before = rows();
            int status = send("PATCH", "/api/v1/photos/" + photo, "{\"focalPoint\": {\"x\": 0.25, \"y\": 0.5}}");
            assertThat(rows() - before).isEqualTo(1);
            return status - 1000;
        });
        walk.put("POST /newsroom/photos/{key}", () -> {
            String photo = photo();
            int before = rows();
            int status = form("/newsroom/photos/" + photo, "form[action$='/" + photo + "']", Map.of("caption", "So."));
            assertThat(rows() - before).isEqualTo(1);
            return status - 1000;
        });
        walk.put(
                "POST /newsroom/stories",
                () -> post("/newsroom/stories", Map.of("headline", "Story " + unique(), "status", "live")));
        walk.put("POST " + STORY + "/headline", () -> {
            var story = stories.findBySlug(slug).orElseThrow();
            long first = headlines.of(story.id()).getLast().number();
            storyService.edit(story.id(), null, cast.story("Changed"), null, cast.ada());
            return post(
                    path(STORY) + "/headline",
                    Map.of(
                            "number",
                            first,
                            "version",
                            stories.findBySlug(slug).orElseThrow().version()));
        });
        walk.put("POST " + STORY + "/coverage", () -> post(path(STORY) + "/coverage", Map.of("status", "ended")));
        walk.put(
                "POST " + STORY + "/settings",
                () -> form(path(STORY) + "/settings", "form[action$=settings]", Map.of("standfirst", "Changed.")));
        walk.put(
                "POST " + STORY + "/bulk",
                () -> post(path(STORY) + "/bulk", Map.of("act", "publish", "number", draft())));
        walk.put("POST " + STORY + "/note", () -> post(path(STORY) + "/note", Map.of("note", "Brief at nine.")));
    }

    private void entries() {
        walk.put(
                "POST " + STORY + "/entries",
                () -> post(path(STORY) + "/entries", Map.of("action", "publish", "headline", "Out", "body", "Out.")));
        walk.put("POST " + ENTRY, () -> {
            String entry = entry(published());
            return form(entry + "/edit", "form[action$='" + entry + "']", Map.of("headline", "Edited"));
        });
        walk.put(
                "POST " + ENTRY + "/correction", () -> post(entry(published()) + "/correction", Map.of("text", "So.")));
        walk.put(
                "POST " + ENTRY + "/correction/{correction}",
                () -> post(entry(corrected()) + "/correction/1", Map.of("text", "So it was.")));
        walk.put(
                "POST " + ENTRY + "/correction/{correction}/withdrawal !remove",
                () -> post(entry(corrected()) + "/correction/1/withdrawal", Map.of()));
        walk.put("POST " + ENTRY + "/correction/{correction}/withdrawal remove", () -> {
            long number = corrected();
            entryService.withdrawCorrection(cast.entry(slug, number), null, 1, cast.ada());
            return post(entry(number) + "/correction/1/withdrawal", Map.of("remove", "true"));
        });
        walk.put(
                "POST " + ENTRY + "/retraction !remove",
                () -> post(entry(published()) + "/retraction", Map.of("reason", "It was wrong.")));
        walk.put(
                "POST " + ENTRY + "/retraction remove",
                () -> post(entry(retracted()) + "/retraction", Map.of("remove", "true")));
        walk.put("POST " + ENTRY + "/copies", () -> post(entry(published()) + "/copies", Map.of("story", elsewhere)));
        walk.put("POST " + ENTRY + "/pin !remove", () -> post(entry(published()) + "/pin", Map.of()));
        walk.put("POST " + ENTRY + "/pin remove", () -> {
            long number = published();
            entryService.pin(cast.entry(slug, number), cast.ada());
            return post(entry(number) + "/pin", Map.of("remove", "true"));
        });
        walk.put(
                "POST " + ENTRY + "/publication !remove",
                () -> post(entry(draft()) + "/publication", Map.of("version", 0)));
        walk.put(
                "POST " + ENTRY + "/publication remove",
                () -> post(entry(published()) + "/publication", Map.of("remove", "true")));
        walk.put(
                "POST " + ENTRY + "/revisions/{revision}/restoration",
                () -> post(entry(edited()) + "/revisions/1/restoration", Map.of("version", 1)));
        walk.put("POST " + ENTRY + "/submission", () -> post(entry(draft()) + "/submission", Map.of("version", 0)));
        walk.put("POST " + ENTRY + "/schedule", () -> {
            long number = scheduled();
            entryService.edit(
                    cast.entry(slug, number),
                    null,
                    EntryContent.of("Due", "<p>Due.</p>")
                            .withPublishedAt(Instant.now().plusSeconds(9000)),
                    EntryStatus.DRAFT,
                    false,
                    cast.ada());
            return post(entry(number) + "/schedule", Map.of("version", 1));
        });
        walk.put("POST " + ENTRY + "/return", () -> post(entry(submitted()) + "/return", Map.of("note", "Who?")));
    }

    private void api() {
        walk.put("POST /api/v1/keys", () -> {
            String basic = java.util.Base64.getEncoder()
                    .encodeToString((who.email() + ":" + DatelineTest.PASSWORD).getBytes(StandardCharsets.UTF_8));
            return new Program(port, "Basic " + basic)
                    .post("/keys", "{\"name\": \"wire\"}")
                    .status();
        });
        walk.put("DELETE /api/v1/keys/{id}", () -> send("DELETE", "/api/v1/keys/" + key(), ""));
        walk.put(
                "POST /api/v1/photos",
                () -> program.send(
                                "POST",
                                "/api/v1/photos",
                                BodyPublishers.ofByteArray(multipart(jpeg())),
                                "Content-Type",
                                "multipart/form-data; boundary=edge")
                        .status());
        walk.put("POST /api/v1/stories", () -> send("POST", "/api/v1/stories", "{\"headline\": \"By key\"}"));
        walk.put("PATCH " + API, () -> send("PATCH", path(API), "{\"section\": \"Harbour\"}"));
        String entries = API + "/entries/{number}";
        walk.put("POST " + API + "/entries", () -> send("POST", path(API) + "/entries", "{\"headline\": \"Out\"}"));
        walk.put("PATCH " + entries, () -> send("PATCH", program(published()), "{\"headline\": \"Edited\"}"));
        walk.put("DELETE " + entries, () -> send("DELETE", program(published()), ""));
        walk.put(
                "POST " + entries + "/corrections",
                () -> send("POST", program(published()) + "/corrections", "{\"text\": \"So.\"}"));
        walk.put(
                "PATCH " + entries + "/corrections/{correction}",
                () -> send("PATCH", program(corrected()) + "/corrections/1", "{\"text\": \"So it was.\"}"));
        walk.put(
                "DELETE " + entries + "/corrections/{correction}",
                () -> send("DELETE", program(corrected()) + "/corrections/1", ""));
        walk.put(
                "POST " + entries + "/copies",
                () -> send("POST", program(published()) + "/copies", "{\"story\": \"%s\"}".formatted(elsewhere)));
        walk.put("PUT " + entries + "/pin", () -> send("PUT", program(published()) + "/pin", ""));
        walk.put("DELETE " + entries + "/pin", () -> {
            long number = published();
            entryService.pin(cast.entry(slug, number), cast.ada());
            return send("DELETE", program(number) + "/pin", "");
        });
        walk.put("DELETE " + entries + "/retraction", () -> send("DELETE", program(retracted()) + "/retraction", ""));
        walk.put(
                "POST " + entries + "/returns",
                () -> send("POST", program(submitted()) + "/returns", "{\"note\": \"Who?\"}"));
        walk.put(
                "POST " + entries + "/revisions/{revision}/restoration",
                () -> send("POST", program(edited()) + "/revisions/1/restoration", ""));
    }

    @Test
    void areAllWalked() {
        Set<String> unsafe = new TreeSet<>();
        requestMappingHandlerMapping.getHandlerMethods().forEach((route, method) -> {
            if (method.getBeanType().getPackageName().startsWith("dateline.")) {
                String params = route.getParamsCondition().isEmpty()
                        ? ""
                        : " "
                                + route.getParamsCondition()
                                        .getExpressions()
                                        .iterator()
                                        .next();
                for (RequestMethod verb : route.getMethodsCondition().getMethods()) {
                    if (verb != RequestMethod.GET) {
                        route.getPathPatternsCondition()
                                .getPatternValues()
                                .forEach(pattern -> unsafe.add(verb + " " + pattern + params));
                    }
                }
            }
        });
        unsafe.removeAll(NO_ACTS);
        assertThat(walk.keySet()).isEqualTo(unsafe);
    }

    @Test
    void leaveOneRowEach() {
        List<String> wrong = new ArrayList<>();
        // The last one ends the session that the others need.
        String last = "POST /newsroom/account/password";
        List<String> routes = new ArrayList<>(walk.keySet());
        routes.remove(last);
        routes.add(last);
        for (String route : routes) {
            if (walk.get(route) == null) {
                continue;
            }
            int before = rows();
            int status = walk.get(route).getAsInt();
            int expected = status < 0 ? 2 : 1;
            int accepted = status < 0 ? status + 1000 : status;
            int left = rows() - before;
            if (accepted >= 400 || left != expected) {
                wrong.add(route + ": " + accepted + ", " + left + " rows");
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void leaveNoRowWhenRefused() {
        Account reporter = cast.staff(AccountRole.REPORTER);
        who = reporter;
        editor = new Editor(port).signedIn(reporter.email(), DatelineTest.PASSWORD);
        program = Program.of(port, reporter.email(), DatelineTest.PASSWORD);
        int before = rows();
        int total = all();
        List<Integer> statuses = new ArrayList<>();
        for (String path : List.of("/newsroom/staff", "/newsroom/stories", path(STORY) + "/coverage")) {
            statuses.add(post(path, Map.of("headline", "x", "status", "live")));
        }
        statuses.add(send("PATCH", path(API), "{\"section\": \"Harbour\"}"));
        statuses.add(send("POST", path(API) + "/entries", "{\"headline\": \"Out\", \"status\": \"published\"}"));
        statuses.add(send("POST", path(API) + "/entries", "{\"headline\": \"\", \"status\": \"draft\"}"));
        statuses.add(send("DELETE", "/api/v1/keys/999999", ""));
        assertThat(statuses).allMatch(status -> status >= 400 && status < 500);
        assertThat(rows()).isEqualTo(before);
        assertThat(all()).isEqualTo(total);
    }

    private int post(String path, Map<String, ?> fields) {
        return editor.post(path, fields).status();
    }

    /** The key of a photo that was just added. */
    private String photo() {
        post("/newsroom/photos", Map.of("file", jpeg()));
        return jdbc.sql("select key from photo order by id desc limit 1")
                .query(String.class)
                .single();
    }

    private int form(String page, String form, Map<String, ?> typed) {
        return editor.send(editor.open(page).page().selectFirst(form), typed).status();
    }

    private int send(String method, String path, String body) {
        return program.send(
                        method,
                        path,
                        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body),
                        "Content-Type",
                        "application/json",
                        "If-Match",
                        "*")
                .status();
    }

    private String path(String pattern) {
        return pattern.replace("{slug}", slug);
    }

    private String entry(long number) {
        return path(ENTRY).replace("{number}", String.valueOf(number));
    }

    private String program(long number) {
        return path(API) + "/entries/" + number;
    }

    private long key() {
        return keys.issue(accounts.findById(who.id()).orElseThrow().signedIn(), KeyContent.of("wire"))
                .row()
                .id();
    }

    private long published() {
        return cast.publish(slug, "Standing").number();
    }

    private long corrected() {
        long number = published();
        entryService.correct(cast.entry(slug, number), null, "It was so.", cast.ada());
        return number;
    }

    private long retracted() {
        long number = published();
        entryService.retract(cast.entry(slug, number), null, null, false, cast.ada());
        return number;
    }

    private long edited() {
        long number = published();
        entryService.edit(
                cast.entry(slug, number), null, EntryContent.of("Other", "<p>Other.</p>"), null, false, cast.ada());
        return number;
    }

    private long draft() {
        return cast.draft(slug, "Draft", accounts.of(DatelineTest.EMAIL).orElseThrow())
                .number();
    }

    private long submitted() {
        return state(EntryStatus.SUBMITTED, EntryContent.of("Filed", "<p>Filed.</p>"));
    }

    private long scheduled() {
        return state(
                EntryStatus.SCHEDULED,
                EntryContent.of("Due", "<p>Due.</p>")
                        .withPublishedAt(Instant.now().plusSeconds(9000)));
    }

    private long state(EntryStatus status, EntryContent content) {
        Actor ada = cast.ada();
        return entryService.post(cast.id(slug), content, status, ada, null).number();
    }

    private int rows() {
        return jdbc.sql("select count(*) from audit_event where actor_id = ?")
                .param(who.id())
                .query(Integer.class)
                .single();
    }

    private int all() {
        return jdbc.sql("select count(*) from audit_event").query(Integer.class).single();
    }

    private static String unique() {
        return UUID.randomUUID().toString().substring(0, 8);
    }

    private static byte[] jpeg() {
        try {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB), "jpeg", file);
            return file.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] multipart(byte[] file) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(
                "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(file);
        body.writeBytes("\r\n--edge--\r\n".getBytes(StandardCharsets.US_ASCII));
        return body.toByteArray();
    }
}
