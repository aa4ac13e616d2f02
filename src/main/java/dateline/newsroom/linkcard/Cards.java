package dateline.newsroom.linkcard;

import dateline.platform.error.InvalidInput;
import dateline.platform.outbound.OutboundRequests;
import dateline.platform.text.Graphemes;
import dateline.platform.text.InputText;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Looks up the titles of links by oEmbed 1.0, at the providers named in the settings. Responses are only read as text.
 * A response that takes longer than 4 s, exceeds 256 KB or cannot be parsed is treated as none.
 */
@Service
@EnableConfigurationProperties(CardProperties.class)
public class Cards {

    private static final Logger LOG = LoggerFactory.getLogger(Cards.class);
    private static final Duration LONGEST = Duration.ofSeconds(4);
    private static final int MOST_BYTES = 256 << 10;
    private static final int TITLE = 300;

    private final CardProperties settings;
    private final JsonMapper json;
    private final OutboundRequests requests = new OutboundRequests(LONGEST, MOST_BYTES);

    Cards(CardProperties settings, JsonMapper json) {
        this.settings = settings;
        this.json = json;
    }

    /**
     * Returns the card of a link; blocks for up to 4 s.
     *
     * @throws InvalidInput when the text is not the URL of a web page
     */
    public Card of(String url) {
        String host = host(url.strip());
        return settings.endpoint(host)
                .flatMap(endpoint -> answer(endpoint, url.strip()))
                .map(said -> new Card(
                        url.strip(),
                        text(said, "title"),
                        Optional.ofNullable(text(said, "provider_name")).orElse(host)))
                .orElseGet(() -> new Card(url.strip(), null, host));
    }

    private static String host(String url) {
        try {
            URI uri = new URI(url);
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            if (web && uri.getHost() != null && uri.getUserInfo() == null) {
                return uri.getHost().toLowerCase(Locale.ROOT).replaceFirst("^www\\.", "");
            }
        } catch (URISyntaxException e) {
            // Refused below.
        }
        throw new InvalidInput("url", "web-address");
    }

    private Optional<JsonNode> answer(URI endpoint, String url) {
        String query = (endpoint.getQuery() == null ? "?" : "&") + "format=json&url="
                + URLEncoder.encode(url, StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create(endpoint + query))
                .header("Accept", "application/json")
                .build();
        try {
            OutboundRequests.Answer answer = requests.send(request);
            return answer.status() == 200 && answer.isWhole()
                    ? Optional.of(json.readTree(answer.body()))
                    : Optional.empty();
        } catch (IOException | JacksonException e) {
            LOG.debug("{} did not say what {} is called", endpoint, url, e);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static @Nullable String text(JsonNode said, String name) {
        String text =
                said.path(name).isString() ? InputText.line(said.path(name).asString()) : "";
        return text.isEmpty() ? null : Graphemes.start(text, TITLE);
    }
}
