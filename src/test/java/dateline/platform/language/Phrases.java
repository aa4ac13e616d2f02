package dateline.platform.language;

import java.util.Locale;

/** The message bundles as the house has them, for tests without it. */
public final class Phrases {

    private Phrases() {}

    public static Bundles bundles() {
        return new Bundles();
    }

    public static Words of(String language) {
        return new Words(bundles(), Locale.forLanguageTag(language), Words.Clockwork.AP);
    }

    public static Words by24Hours(String language) {
        return new Words(bundles(), Locale.forLanguageTag(language), Words.Clockwork.HOURS24);
    }
}
