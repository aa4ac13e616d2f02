package dateline.page;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import nu.validator.client.EmbeddedValidator;
import org.xml.sax.SAXException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The W3C's HTML checker. */
public final class HtmlChecker {

    private static final JsonMapper JSON = new JsonMapper();

    private HtmlChecker() {
    }

    /** What the checker has against a page, errors and warnings; empty when nothing. */
    public static List<String> faults(String html) {
        EmbeddedValidator checker = new EmbeddedValidator();
        checker.setOutputFormat(EmbeddedValidator.OutputFormat.JSON);
        checker.setForceHTML(true);
        checker.setNoLangDetect(true);
        String answer;
        try {
            answer = checker.validate(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException | SAXException e) {
            throw new IllegalStateException(e);
        }
        List<String> faults = new ArrayList<>();
        for (JsonNode message : JSON.readTree(answer).path("messages")) {
            if (!message.path("type").asString("").equals("info") || message.has("subType")) {
                faults.add(message.path("lastLine").asInt() + ": " + message.path("message").asString() + " | " + message.path("extract")
                    .asString(""));
            }
        }
        return faults;
    }
}
