package dateline.platform.settings;

import dateline.platform.language.Words;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Cache of the phrases and time formats of each story language. */
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

    /** Returns the phrases and formats of a language, by its BCP 47 tag. */
    public Words of(String language) {
        return known.computeIfAbsent(
                language, tag -> new Words(messages, Locale.forLanguageTag(tag), look.timeStyle()));
    }

    /** Returns those of the site's own language. */
    public Words own() {
        return of(site.language());
    }
}
