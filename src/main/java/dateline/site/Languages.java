package dateline.site;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The languages stories are told in. */
@Component
public class Languages {

    private final MessageSource messages;
    private final Look look;
    private final Site site;
    private final Map<String, Words> known = new ConcurrentHashMap<>();

    Languages(MessageSource messages, Look look, Site site) {
        this.messages = messages;
        this.look = look;
        this.site = site;
    }

    /** The words of a language, by its tag (BCP 47). */
    public Words of(String language) {
        return known.computeIfAbsent(
                language, tag -> new Words(messages, Locale.forLanguageTag(tag), look.timeStyle()));
    }

    /** The site's own language. */
    public Words own() {
        return of(site.language());
    }
}
