package dateline.newsroom.language;

import dateline.account.SignedIn;
import dateline.platform.language.Bundles;
import dateline.platform.settings.Site;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/**
 * Resolves the interface language: the account's choice, else the newsroom's setting, else the first language of the
 * browser that has translations, else the site's language. The result always has translations; English is the last
 * resort.
 */
@Component("localeResolver")
public class NewsroomLanguage implements LocaleResolver {

    private final List<Locale> known;
    private final @Nullable Locale newsrooms;
    private final Locale otherwise;

    NewsroomLanguage(Bundles bundles, LanguageProperties settings, Site site) {
        this.known = bundles.editorsLanguages();
        this.newsrooms = settings.language().isBlank() ? null : fitting(settings.language());
        if (newsrooms == null && !settings.language().isBlank()) {
            throw new IllegalStateException("DATELINE_NEWSROOM_LANGUAGE is \"" + settings.language()
                    + "\", and there are no words for editors in " + "it. There are words in "
                    + String.join(
                            ", ", known.stream().map(Locale::toLanguageTag).toList()) + ".");
        }
        Locale own = fitting(site.language());
        this.otherwise = own == null ? Locale.ENGLISH : own;
    }

    /** Returns the languages that have translations: the tag and the language's name in that language. */
    public Map<String, String> known() {
        Map<String, String> names = new LinkedHashMap<>();
        known.forEach(language -> {
            String name = language.getDisplayName(language);
            names.put(language.toLanguageTag(), name.substring(0, 1).toUpperCase(language) + name.substring(1));
        });
        return names;
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        Authentication present = SecurityContextHolder.getContext().getAuthentication();
        String chosen = present != null && present.getPrincipal() instanceof SignedIn by ? by.language() : null;
        Locale own = chosen == null ? newsrooms : fitting(chosen);
        if (own == null && request.getHeader("Accept-Language") != null) {
            own = fitting(request.getHeader("Accept-Language"));
        }
        return own == null ? otherwise : own;
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("It is chosen on the account.");
    }

    /**
     * Returns the best match for the tags among the translated languages ("es-MX" matches "es"); null when none
     * matches.
     */
    private @Nullable Locale fitting(String tags) {
        try {
            return Locale.lookup(Locale.LanguageRange.parse(tags), known);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
