package dateline.reader;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import nu.validator.client.EmbeddedValidator;
import org.xml.sax.SAXException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The W3C's HTML checker. */
public final class HtmlChecker {

    private static final JsonMapper JSON = new JsonMapper();
    private static final long STACK = 256L << 20;

    private HtmlChecker() {}

    /** What the checker has against a page, errors and warnings; empty when nothing. */
    public static List<String> faults(String html) {
        FutureTask<String> check = new FutureTask<>(() -> check(html));
        // Its grammars recurse deeper than a thread's usual stack goes.
        Thread deep = new Thread(null, check, "html-checker", STACK);
        deep.start();
        List<String> faults = new ArrayList<>();
        for (JsonNode message : JSON.readTree(answer(check)).path("messages")) {
            if (!message.path("type").asString("").equals("info") || message.has("subType")) {
                faults.add(message.path("lastLine").asInt() + ": "
                        + message.path("message").asString() + " | "
                        + message.path("extract").asString(""));
            }
        }
        return faults;
    }

    private static String check(String html) throws IOException, SAXException {
        EmbeddedValidator checker = new EmbeddedValidator();
        checker.setOutputFormat(EmbeddedValidator.OutputFormat.JSON);
        checker.setForceHTML(true);
        checker.setNoLangDetect(true);
        return checker.validate(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)));
    }

    private static String answer(FutureTask<String> check) {
        try {
            return check.get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
