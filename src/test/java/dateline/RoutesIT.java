package dateline;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.account.Account;
import dateline.account.AccountRole;
import dateline.api.Program;
import dateline.newsroom.entries.Editor;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every route of the newsroom and the API, walked by everybody: nobody, a reporter to whom the thing belongs, a reporter to whom it does not, an
 * editor and an administrator. A route that is not in the table fails.
 */
@DatelineTest
class RoutesIT {

    /** Who gets past a route. */
    private enum Rule {
        ANYONE,
        STAFF,
        OWNER,
        EDITOR,
        ADMINISTRATOR
    }

    private static final String ENTRY = "/newsroom/stories/{slug}/entries/{number}";
    private static final String API = "/api/v1/stories/{slug}";

    private static final Map<String, Rule> RULES = new TreeMap<>(Map.ofEntries(
            Map.entry("GET /newsroom/sign-in", Rule.ANYONE),
            Map.entry("GET /newsroom", Rule.STAFF),
            Map.entry("GET /newsroom/search", Rule.STAFF),
            Map.entry("GET /newsroom/now", Rule.STAFF),
            Map.entry("GET /newsroom/events", Rule.STAFF),
            Map.entry("POST /newsroom/language", Rule.STAFF),
            Map.entry("GET /newsroom/contributors", Rule.STAFF),
            Map.entry("GET /newsroom/contributors/{slug}", Rule.EDITOR),
            Map.entry("POST /newsroom/contributors/{slug}", Rule.EDITOR),
            Map.entry("GET /newsroom/contributor-merge", Rule.EDITOR),
            Map.entry("POST /newsroom/contributor-merge", Rule.EDITOR),
            Map.entry("GET /newsroom/staff", Rule.ADMINISTRATOR),
            Map.entry("POST /newsroom/staff", Rule.ADMINISTRATOR),
            Map.entry("GET /newsroom/staff/{account}", Rule.ADMINISTRATOR),
            Map.entry("POST /newsroom/staff/{account}", Rule.ADMINISTRATOR),
            Map.entry("POST /newsroom/staff/{account}/lock !remove", Rule.ADMINISTRATOR),
            Map.entry("POST /newsroom/staff/{account}/lock remove", Rule.ADMINISTRATOR),
            Map.entry("POST /newsroom/staff/{account}/password", Rule.ADMINISTRATOR),
            Map.entry("GET /newsroom/account", Rule.STAFF),
            Map.entry("POST /newsroom/account/password", Rule.STAFF),
            Map.entry("POST /newsroom/account/sessions", Rule.STAFF),
            Map.entry("POST /newsroom/account/keys", Rule.STAFF),
            Map.entry("POST /newsroom/keys/{id}/revocation", Rule.STAFF),
            Map.entry("GET /newsroom/keys", Rule.ADMINISTRATOR),
            Map.entry("POST /newsroom/staff/{account}/sessions", Rule.ADMINISTRATOR),
            Map.entry("GET /newsroom/audit", Rule.ADMINISTRATOR),
            Map.entry("GET /newsroom/audit.csv", Rule.ADMINISTRATOR),
            Map.entry("GET /newsroom/stories/{slug}/log", Rule.EDITOR),
            Map.entry("GET /api/v1/audit", Rule.ADMINISTRATOR),
            Map.entry("GET /api/v1/keys", Rule.STAFF),
            Map.entry("GET /newsroom/credit-help", Rule.STAFF),
            Map.entry("GET /newsroom/closing-credits", Rule.STAFF),
            Map.entry("GET /newsroom/credit-lines", Rule.STAFF),
            Map.entry("GET /newsroom/credit-sentence", Rule.STAFF),
            Map.entry("GET /newsroom/card", Rule.STAFF),
            Map.entry("POST /newsroom/photos", Rule.STAFF),
            Map.entry("GET /newsroom/photos", Rule.STAFF),
            Map.entry("GET /newsroom/photos/{key}", Rule.STAFF),
            Map.entry("POST /newsroom/photos/{key}", Rule.EDITOR),
            Map.entry("GET /newsroom/photos/{key}/{width}.jpg", Rule.STAFF),
            Map.entry("GET /newsroom/photos/{key}/focus", Rule.STAFF),
            Map.entry("POST /newsroom/photos/{key}/focus", Rule.STAFF),
            Map.entry("GET /newsroom/stories/new", Rule.EDITOR),
            Map.entry("POST /newsroom/stories", Rule.EDITOR),
            Map.entry("POST /newsroom/stories/new", Rule.EDITOR),
            Map.entry("POST /newsroom/stories/{slug}/headline", Rule.EDITOR),
            Map.entry("GET /newsroom/stories/{slug}/preview", Rule.STAFF),
            Map.entry("GET /newsroom/stories/{slug}/preview/page", Rule.STAFF),
            Map.entry("GET /newsroom/preview/assets/{file}", Rule.STAFF),
            Map.entry("GET /newsroom/stories/{slug}", Rule.STAFF),
            Map.entry("GET /newsroom/stories/{slug}/now", Rule.STAFF),
            Map.entry("POST /newsroom/stories/{slug}/coverage", Rule.EDITOR),
            Map.entry("GET /newsroom/stories/{slug}/settings", Rule.EDITOR),
            Map.entry("POST /newsroom/stories/{slug}/settings", Rule.EDITOR),
            Map.entry("POST /newsroom/stories/{slug}/bulk", Rule.EDITOR),
            Map.entry("POST /newsroom/stories/{slug}/note", Rule.EDITOR),
            Map.entry("POST /newsroom/stories/{slug}/presence !remove", Rule.STAFF),
            Map.entry("POST /newsroom/stories/{slug}/presence remove", Rule.STAFF),
            Map.entry("GET /newsroom/stories/{slug}/events", Rule.STAFF),
            Map.entry("POST /newsroom/stories/{slug}/entries", Rule.STAFF),
            Map.entry("GET " + ENTRY, Rule.OWNER),
            Map.entry("POST " + ENTRY, Rule.OWNER),
            Map.entry("GET " + ENTRY + "/edit", Rule.OWNER),
            Map.entry("GET " + ENTRY + "/correction", Rule.EDITOR),
            Map.entry("POST " + ENTRY + "/correction", Rule.EDITOR),
            Map.entry("POST " + ENTRY + "/correction/{correction}", Rule.EDITOR),
            Map.entry("POST " + ENTRY + "/correction/{correction}/withdrawal !remove", Rule.EDITOR),
            Map.entry("POST " + ENTRY + "/correction/{correction}/withdrawal remove", Rule.EDITOR),
            Map.entry("POST " + ENTRY + "/merge", Rule.OWNER),
            Map.entry("GET " + ENTRY + "/copies", Rule.OWNER),
            Map.entry("POST " + ENTRY + "/copies", Rule.OWNER),
            Map.entry("GET " + ENTRY + "/retraction", Rule.OWNER),
            Map.entry("POST " + ENTRY + "/retraction !remove", Rule.OWNER),
            Map.entry("POST " + ENTRY + "/retraction remove", Rule.OWNER),
            Map.entry("POST " + ENTRY + "/pin !remove", Rule.EDITOR),
            Map.entry("POST " + ENTRY + "/pin remove", Rule.EDITOR),
            Map.entry("POST " + ENTRY + "/publication !remove", Rule.EDITOR),
            Map.entry("POST " + ENTRY + "/publication remove", Rule.EDITOR),
            Map.entry("GET " + ENTRY + "/revisions/{revision}", Rule.OWNER),
            Map.entry("POST " + ENTRY + "/revisions/{revision}/restoration", Rule.OWNER),
            Map.entry("GET /newsroom/stories/{slug}/reach", Rule.STAFF),
            Map.entry("POST " + ENTRY + "/submission", Rule.OWNER),
            Map.entry("POST " + ENTRY + "/schedule", Rule.EDITOR),
            Map.entry("GET " + ENTRY + "/return", Rule.EDITOR),
            Map.entry("POST " + ENTRY + "/return", Rule.EDITOR),
            Map.entry("POST /api/v1/keys", Rule.STAFF),
            Map.entry("DELETE /api/v1/keys/{id}", Rule.STAFF),
            Map.entry("POST /api/v1/photos", Rule.STAFF),
            Map.entry("GET /api/v1/photos/{id}", Rule.STAFF),
            Map.entry("PATCH /api/v1/photos/{id}", Rule.STAFF),
            Map.entry("GET /api/v1/stories", Rule.STAFF),
            Map.entry("POST /api/v1/stories", Rule.STAFF),
            Map.entry("GET " + API, Rule.STAFF),
            Map.entry("PATCH " + API, Rule.EDITOR),
            Map.entry("GET " + API + "/headlines", Rule.STAFF),
            Map.entry("GET " + API + "/entries", Rule.STAFF),
            Map.entry("POST " + API + "/entries", Rule.STAFF),
            Map.entry("GET " + API + "/entries/{number}", Rule.OWNER),
            Map.entry("PATCH " + API + "/entries/{number}", Rule.OWNER),
            Map.entry("DELETE " + API + "/entries/{number}", Rule.OWNER),
            Map.entry("POST " + API + "/entries/{number}/corrections", Rule.EDITOR),
            Map.entry("PATCH " + API + "/entries/{number}/corrections/{correction}", Rule.EDITOR),
            Map.entry("DELETE " + API + "/entries/{number}/corrections/{correction}", Rule.EDITOR),
            Map.entry("PUT " + API + "/entries/{number}/pin", Rule.EDITOR),
            Map.entry("DELETE " + API + "/entries/{number}/pin", Rule.EDITOR),
            Map.entry("DELETE " + API + "/entries/{number}/retraction", Rule.EDITOR),
            Map.entry("POST " + API + "/entries/{number}/copies", Rule.OWNER),
            Map.entry("POST " + API + "/entries/{number}/returns", Rule.EDITOR),
            Map.entry("GET " + API + "/entries/{number}/revisions", Rule.OWNER),
            Map.entry("POST " + API + "/entries/{number}/revisions/{revision}/restoration", Rule.OWNER)));

    /** Fields that let a form or a request get as far as it can without asking for more than the route stands for. */
    private static final Map<String, String> FIELDS = Map.of(
            "action",
            "draft",
            "headline",
            "Filed",
            "body",
            "Filed.",
            "text",
            "It was so.",
            "act",
            "publish",
            "number",
            "1",
            "status",
            "live",
            "version",
            "0",
            "file",
            "none",
            "language",
            "en");

    private static final String JSON = "{\"headline\": \"Filed\", \"status\": \"draft\"}";
    private static final Map<String, String> BODIES = Map.of(
            "/corrections",
            "{\"text\": \"So.\"}",
            "/corrections/1",
            "{\"text\": \"So it was.\"}",
            "/returns",
            "{\"note\": \"Who?\"}",
            "/copies",
            "{\"story\": \"none\", \"status\": \"draft\"}",
            "/keys",
            "{\"name\": \"one more\"}");

    @LocalServerPort
    private int port;

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    private Cast cast;

    private String slug;

    /** Somebody at the door: by form and by key, signed in as the account, or as nobody. */
    private record Caller(String who, Editor editor, Program program, Program byPassword) {}

    @BeforeEach
    void openStory() {
        slug = cast.liveStory();
    }

    @Test
    void areAllInTheTable() {
        assertThat(routes()).isEqualTo(RULES.keySet());
    }

    @Test
    void letInWhoTheyAreFor() {
        Account writer = cast.staff(AccountRole.REPORTER);
        Caller nobody = new Caller("nobody", new Editor(port), new Program(port, ""), new Program(port, ""));
        Caller owner = caller("owner", writer);
        Caller other = caller("other reporter", cast.staff(AccountRole.REPORTER));
        Caller editor = caller("editor", cast.staff(AccountRole.EDITOR));
        Caller administrator = caller("administrator", cast.staff(AccountRole.ADMINISTRATOR));
        List<String> wrong = new ArrayList<>();
        RULES.forEach((route, rule) -> {
            check(route, nobody, rule == Rule.ANYONE, writer, wrong);
            check(route, other, rule == Rule.ANYONE || rule == Rule.STAFF, writer, wrong);
            check(route, owner, rule == Rule.ANYONE || rule == Rule.STAFF || rule == Rule.OWNER, writer, wrong);
            check(route, editor, rule != Rule.ADMINISTRATOR, writer, wrong);
            check(route, administrator, true, writer, wrong);
        });
        assertThat(wrong).isEmpty();
    }

    /** What a client sends is never Dateline's fault: values that are no numbers, no days, no text and no places, in each variable and parameter. */
    @Test
    void answerNothingWithAFaultOfDatelines() {
        Account account = cast.staff(AccountRole.ADMINISTRATOR);
        Editor editor = new Editor(port).signedIn(account.email(), DatelineTest.PASSWORD);
        Program program = Program.of(port, account.email(), DatelineTest.PASSWORD);
        cast.publish(slug, "Standing");
        List<String> reads = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        requestMappingHandlerMapping.getHandlerMethods().forEach((route, method) -> {
            if (!method.getBeanType().getPackageName().startsWith("dateline.")) {
                return;
            }
            for (RequestMethod verb : route.getMethodsCondition().getMethods()) {
                for (String pattern : route.getPathPatternsCondition().getPatternValues()) {
                    if (verb == RequestMethod.GET) {
                        reads.addAll(awkward(pattern, method, AWKWARD));
                        continue;
                    }
                    for (String address : awkward(pattern, method, AWKWARD.subList(0, 4))) {
                        int status = address.startsWith("/api/")
                                ? status(program, verb, address)
                                : editor.send(verb.name(), address);
                        if (status >= 500) {
                            wrong.add(status + " " + verb + " " + address);
                        }
                    }
                }
            }
        });
        assertThat(reads).hasSizeGreaterThan(1000);
        // Reads change nothing for one another: as many at once as there are processors.
        wrong.addAll(reads.parallelStream()
                .filter(address -> !address.contains("/events"))
                .map(address -> (address.startsWith("/api/")
                                ? status(program, RequestMethod.GET, address)
                                : editor.open(address).status())
                        + " GET " + address)
                .filter(answer -> answer.startsWith("5"))
                .toList());
        assertThat(wrong).isEmpty();
    }

    private static int status(Program program, RequestMethod verb, String address) {
        return program.send(
                        verb.name(),
                        address,
                        verb == RequestMethod.POST || verb == RequestMethod.PATCH
                                ? BodyPublishers.ofString(JSON)
                                : BodyPublishers.noBody(),
                        "Content-Type",
                        "application/json",
                        "If-Match",
                        "*")
                .status();
    }

    @Test
    void sayNothingOfAThingToWhomItIsNotFor() {
        Account writer = cast.staff(AccountRole.REPORTER);
        Program other = Program.of(port, cast.staff(AccountRole.REPORTER).email(), DatelineTest.PASSWORD);
        String entry = API.replace("{slug}", slug) + "/entries/"
                + cast.draft(slug, "Draft", writer).number();
        for (String path : List.of(entry, API.replace("{slug}", slug))) {
            assertThat(other.send(
                                    "PATCH",
                                    path,
                                    BodyPublishers.ofString("{}"),
                                    "Content-Type",
                                    "application/json",
                                    "If-Match",
                                    "\"999\"")
                            .status())
                    .isEqualTo(403);
        }
        assertThat(other.send("DELETE", entry, BodyPublishers.noBody(), "If-Match", "\"999\"")
                        .status())
                .isEqualTo(403);
        assertThat(other.send(
                                "POST",
                                entry + "/revisions/1/restoration",
                                BodyPublishers.noBody(),
                                "If-Match",
                                "\"999\"")
                        .status())
                .isEqualTo(403);
    }

    private static final List<String> AWKWARD = List.of(
            "%00",
            "a%00b",
            "%FF",
            "99999999999999999999",
            "9223372036854775807",
            "%2B999999999-12-31",
            "-1",
            "x".repeat(3000),
            "2147483648",
            "-9223372036854775808",
            "%ED%A0%80",
            "-999999999-01-01",
            "%2B1000000000-12-31T23:59:59Z,1",
            "-1000000000-01-01T00:00:00Z,1",
            "2026-11-28T00:00:00Z,9223372036854775807",
            "99999999999999999-999999999999999999",
            "-99999999999999999-1",
            "KzEwMDAwMDAwMDAtMTItMzFUMjM6NTk6NTlaIDE",
            "%F0%9F%98%80",
            "%25",
            "'%22%3C",
            "%E2%80%AE");

    /** The addresses of a route with each awkward value in the place of each variable, and as each parameter. */
    private List<String> awkward(String pattern, HandlerMethod method, List<String> values) {
        String usual = pattern.replace("{slug}", slug)
                .replace("{number}", "1")
                .replace("{revision}", "1")
                .replace("{account}", "999999999")
                .replace("{width}", "320")
                .replaceAll("\\{\\w+}", "none");
        List<String> addresses = new ArrayList<>();
        for (String value : values) {
            java.util.regex.Matcher variables =
                    java.util.regex.Pattern.compile("\\{(\\w+)}").matcher(pattern);
            while (variables.find()) {
                String rest = pattern.substring(variables.end())
                        .replace("{number}", "1")
                        .replace("{revision}", "1")
                        .replace("{width}", "320")
                        .replaceAll("\\{\\w+}", "none");
                String before = pattern.substring(0, variables.start())
                        .replace("{slug}", slug)
                        .replace("{number}", "1")
                        .replaceAll("\\{\\w+}", "none");
                addresses.add(before + value + rest);
            }
            for (String name : parameters(method)) {
                addresses.add(usual + "?" + name + "=" + value);
            }
        }
        return addresses;
    }

    private static Set<String> parameters(HandlerMethod method) {
        Set<String> names = new TreeSet<>();
        for (java.lang.reflect.Parameter parameter : method.getMethod().getParameters()) {
            if (parameter.isAnnotationPresent(RequestParam.class)) {
                names.add(parameter.getName());
            } else if (parameter.isAnnotationPresent(ModelAttribute.class)
                    && parameter.getType().isRecord()) {
                for (java.lang.reflect.RecordComponent component :
                        parameter.getType().getRecordComponents()) {
                    names.add(component.getName());
                }
            }
        }
        return names;
    }

    private void check(String route, Caller caller, boolean letIn, Account writer, List<String> wrong) {
        // An account has a limited number of drafts in a story.
        long number =
                route.contains("{number}") ? cast.draft(slug, "Draft", writer).number() : 1;
        String status = status(route, caller, number);
        boolean in = !Set.of("401", "403", "to sign in").contains(status);
        if (in != letIn || status.startsWith("5")) {
            wrong.add(route + " by " + caller.who() + ": " + status);
        }
    }

    private String status(String route, Caller caller, long number) {
        String[] parts = route.split(" ");
        String path = parts[1].replace("{slug}", slug)
                .replace("{number}", String.valueOf(number))
                .replace("{key}", "none")
                .replace("{width}", "320")
                .replace("{id}", "77")
                .replace("{account}", "999999999")
                .replace("{revision}", "1")
                .replace("{correction}", "1")
                .replace("{file}", "none.css");
        if (path.startsWith("/api/")) {
            Program program = path.endsWith("/keys") ? caller.byPassword() : caller.program();
            String body = BODIES.entrySet().stream()
                    .filter(each -> path.endsWith(each.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(JSON);
            boolean sends = parts[0].equals("POST") || parts[0].equals("PATCH");
            return String.valueOf(program.send(
                            parts[0],
                            path,
                            sends ? BodyPublishers.ofString(body) : BodyPublishers.noBody(),
                            "Content-Type",
                            "application/json",
                            "If-Match",
                            "*")
                    .status());
        }
        Map<String, Object> fields = new TreeMap<>(FIELDS);
        if (parts.length > 2 && parts[2].equals("remove")) {
            fields.put("remove", "true");
        }
        if (path.endsWith("/events")) {
            return caller.editor().streams(path) ? "200" : "to sign in";
        }
        Editor.Answer answer = parts[0].equals("GET")
                ? caller.editor().open(path)
                : caller.editor().post(path, fields);
        return answer.location().startsWith("/newsroom/sign-in") ? "to sign in" : String.valueOf(answer.status());
    }

    private Caller caller(String who, Account account) {
        String basic = java.util.Base64.getEncoder()
                .encodeToString((account.email() + ":" + DatelineTest.PASSWORD).getBytes(StandardCharsets.UTF_8));
        return new Caller(
                who,
                new Editor(port).signedIn(account.email(), DatelineTest.PASSWORD),
                Program.of(port, account.email(), DatelineTest.PASSWORD),
                new Program(port, "Basic " + basic));
    }

    private Set<String> routes() {
        Set<String> routes = new TreeSet<>();
        requestMappingHandlerMapping.getHandlerMethods().forEach((route, method) -> {
            if (method.getBeanType().getPackageName().startsWith("dateline.")) {
                route.getPathPatternsCondition()
                        .getPatternValues()
                        .forEach(pattern -> route.getMethodsCondition()
                                .getMethods()
                                .forEach(verb -> routes.add(verb + " " + pattern + params(route))));
            }
        });
        return routes;
    }

    private static String params(RequestMappingInfo route) {
        return route.getParamsCondition().isEmpty()
                ? ""
                : " "
                        + String.join(
                                ",",
                                route.getParamsCondition().getExpressions().stream()
                                        .map(String::valueOf)
                                        .toList());
    }
}
