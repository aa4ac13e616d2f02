package dateline.site;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The message bundles as the house has them, for tests without it. */
public final class Phrases {

    private Phrases() {
    }

    public static MessageSource bundles() {
        ResourceBundleMessageSource bundles = new ResourceBundleMessageSource();
        bundles.setBasename("messages");
        bundles.setDefaultEncoding("UTF-8");
        bundles.setFallbackToSystemLocale(false);
        return bundles;
    }

    public static Words of(String language) {
        return new Words(bundles(), Locale.forLanguageTag(language), Words.Clockwork.AP);
    }

    public static Words by24Hours(String language) {
        return new Words(bundles(), Locale.forLanguageTag(language), Words.Clockwork.HOURS24);
    }
}
