package dateline.syndication.websub;

import dateline.http.Request;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Parses and validates requests to the hub. Reports all errors at once. */
@Component
class HubForm {

    private static final int LONGEST_CALLBACK = 2000;
    private static final int SECRET_BELOW = 200;
    private static final Pattern SECONDS = Pattern.compile("[0-9]+");

    private final Topics topics;
    private final HubProperties settings;

    HubForm(Topics topics, HubProperties settings) {
        this.topics = topics;
        this.settings = settings;
    }

    /** @throws HubRefusal (400) when the request is invalid; the message lists every error */
    HubRequest read(Request request) {
        List<String> faults = new ArrayList<>();
        HubRequest.Mode mode = mode(request.form("hub.mode"), faults);
        URI callback = callback(request.form("hub.callback"), faults);
        Duration lease = lease(request.form("hub.lease_seconds"), faults);
        String secret = secret(request.form("hub.secret"), faults);
        // Last, because only this check runs SQL.
        Topic topic = topic(request.form("hub.topic"), faults);
        if (mode == null || topic == null || callback == null || !faults.isEmpty()) {
            throw new HubRefusal(400, String.join("\n", faults));
        }
        return new HubRequest(mode, topic, callback, lease, secret, null);
    }

    private static HubRequest.@Nullable Mode mode(@Nullable String mode, List<String> faults) {
        switch (String.valueOf(mode)) {
            case "subscribe" -> {
                return HubRequest.Mode.SUBSCRIBE;
            }
            case "unsubscribe" -> {
                return HubRequest.Mode.UNSUBSCRIBE;
            }
            default -> faults.add("hub.mode must be \"subscribe\" or \"unsubscribe\".");
        }
        return null;
    }

    private @Nullable Topic topic(@Nullable String url, List<String> faults) {
        if (url == null || url.isBlank()) {
            faults.add("hub.topic is missing: the address of a feed of this site, as its rel=\"self\" link has it.");
            return null;
        }
        Optional<Topic> topic = topics.find(url);
        if (topic.isEmpty()) {
            faults.add("hub.topic is not a feed of this site: take the address from the feed's own rel=\"self\" link.");
        }
        return topic.orElse(null);
    }

    private static @Nullable URI callback(@Nullable String text, List<String> faults) {
        if (text == null || text.isBlank()) {
            faults.add("hub.callback is missing: the address that is to be told.");
        } else if (text.length() > LONGEST_CALLBACK) {
            faults.add("hub.callback is longer than " + LONGEST_CALLBACK + " characters.");
        } else {
            try {
                URI uri = new URI(text);
                String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
                if (!scheme.equals("http") && !scheme.equals("https")
                        || uri.getHost() == null
                        || !uri.toASCIIString().equals(text)) {
                    faults.add("hub.callback is not an http or https address.");
                } else if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
                    faults.add("hub.callback must have no user and no fragment.");
                } else if (uri.getPort() == 0 || uri.getPort() > 65535) {
                    faults.add("hub.callback has no such port.");
                } else {
                    return uri;
                }
            } catch (URISyntaxException e) {
                faults.add("hub.callback is not an address.");
            }
        }
        return null;
    }

    private Duration lease(@Nullable String text, List<String> faults) {
        if (text == null || text.isEmpty()) {
            return settings.leaseDefault();
        }
        if (!SECONDS.matcher(text).matches()) {
            faults.add("hub.lease_seconds is not a number of seconds.");
            return settings.leaseDefault();
        }
        // A number too long to parse exceeds the longest lease anyway.
        return text.length() > 12 ? settings.leaseMost() : settings.lease(Duration.ofSeconds(Long.parseLong(text)));
    }

    private static @Nullable String secret(@Nullable String text, List<String> faults) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (text.getBytes(StandardCharsets.UTF_8).length >= SECRET_BELOW) {
            faults.add("hub.secret must be shorter than " + SECRET_BELOW + " bytes.");
        } else if (text.indexOf('\0') >= 0) {
            faults.add("hub.secret must not hold a NUL.");
        }
        return text;
    }
}
