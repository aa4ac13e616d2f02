package dateline.newsroom;

import dateline.site.Bundles;
import dateline.site.Languages;
import dateline.site.Words;
import java.util.Map;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The words, dates and times of whoever a newsroom page is made for; to be asked on the thread of their request. */
@Component
public class EditorWords {

    private final Languages languages;
    private final Bundles bundles;
    private final JsonMapper json;

    EditorWords(Languages languages, Bundles bundles, JsonMapper json) {
        this.languages = languages;
        this.bundles = bundles;
        this.json = json;
    }

    public Words now() {
        return languages.of(LocaleContextHolder.getLocale().toLanguageTag());
    }

    /** Those of another language, by its tag: what readers of a story in it will see. */
    public Words of(String language) {
        return languages.of(language);
    }

    /** What the scripts say, the phrases that begin with {@code js.}: JSON, safe inside a script element. */
    String forScripts() {
        Map<String, String> phrases = bundles.beginning("js.", LocaleContextHolder.getLocale());
        return json.writeValueAsString(phrases).replace("<", "\\u003c");
    }
}
