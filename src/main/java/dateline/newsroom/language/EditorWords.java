package dateline.newsroom.language;

import dateline.platform.language.Bundles;
import dateline.platform.language.Words;
import dateline.platform.settings.Languages;
import java.util.Map;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Words, dates and times in the language of the current editor. Reads the locale of the current request, so it must be
 * called on the request's thread.
 */
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

    /** Returns the words in the language of the current request's editor. */
    public Words now() {
        return languages.of(LocaleContextHolder.getLocale().toLanguageTag());
    }

    /** Returns the words of another language by its tag (BCP 47), such as the language in which readers see a story. */
    public Words of(String language) {
        return languages.of(language);
    }

    /**
     * Returns the phrases that scripts use (keys beginning with {@code js.}) as JSON that is safe inside a script
     * element.
     */
    public String forScripts() {
        Map<String, String> phrases = bundles.beginning("js.", LocaleContextHolder.getLocale());
        return json.writeValueAsString(phrases).replace("<", "\\u003c");
    }
}
