package dateline.platform.language;

import java.util.Comparator;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Validates language tags (BCP 47). A tag must be well-formed, and CLDR must have a name for its language, script,
 * region and variant. Extensions and private use subtags are refused, since readers' pages have no use for them.
 */
public final class LanguageTags {

    private static final int LONGEST = 35;
    /** Tags with a script or region that are offered as choices. Any other known tag can be typed. */
    private static final List<String> REGIONAL = List.of(
            "ar-EG",
            "ar-MA",
            "de-AT",
            "de-CH",
            "en-AU",
            "en-CA",
            "en-GB",
            "en-IE",
            "en-IN",
            "en-NZ",
            "en-US",
            "en-ZA",
            "es-419",
            "es-AR",
            "es-ES",
            "es-MX",
            "es-US",
            "fr-BE",
            "fr-CA",
            "fr-CH",
            "nl-BE",
            "pt-BR",
            "pt-PT",
            "sr-Cyrl",
            "sr-Latn",
            "uz-Cyrl",
            "uz-Latn",
            "zh-Hans",
            "zh-Hant",
            "zh-Hant-HK",
            "zh-Hant-TW");

    private LanguageTags() {}

    /** Returns the canonical form of the tag; empty when the tag is not a known language. */
    public static Optional<String> known(String tag) {
        if (tag.isBlank() || tag.strip().length() > LONGEST) {
            return Optional.empty();
        }
        try {
            Locale locale = new Locale.Builder().setLanguageTag(tag.strip()).build();
            return isKnown(locale) ? Optional.of(locale.toLanguageTag()) : Optional.empty();
        } catch (IllformedLocaleException e) {
            return Optional.empty();
        }
    }

    /** Returns the known languages as choices, sorted by their names in the given language. */
    public static List<Locale> choices(Locale in) {
        return Stream.concat(
                        Stream.concat(
                                Stream.of(Locale.getISOLanguages()),
                                Locale.availableLocales().map(Locale::getLanguage)),
                        REGIONAL.stream())
                .map(Locale::forLanguageTag)
                .distinct()
                .filter(LanguageTags::isKnown)
                .sorted(Comparator.comparing((Locale locale) -> locale.getDisplayName(in))
                        .thenComparing(Locale::toLanguageTag))
                .toList();
    }

    private static boolean isKnown(Locale locale) {
        return !locale.getLanguage().isEmpty()
                && !locale.hasExtensions()
                && isNamed(locale.getLanguage(), locale.getDisplayLanguage(Locale.ENGLISH))
                && (locale.getScript().isEmpty()
                        || !locale.getScript().equals("Zzzz")
                                && isNamed(locale.getScript(), locale.getDisplayScript(Locale.ENGLISH)))
                && (locale.getCountry().isEmpty()
                        || !locale.getCountry().equals("ZZ")
                                && isNamed(locale.getCountry(), locale.getDisplayCountry(Locale.ENGLISH)))
                && (locale.getVariant().isEmpty()
                        || Stream.of(locale.getVariant()
                                        .toUpperCase(Locale.ROOT)
                                        .split("_"))
                                .allMatch(variant -> isNamed(
                                        variant,
                                        new Locale.Builder()
                                                .setLanguage("en")
                                                .setVariant(variant)
                                                .build()
                                                .getDisplayVariant(Locale.ENGLISH))));
    }

    private static boolean isNamed(String subtag, String name) {
        return !name.equalsIgnoreCase(subtag);
    }
}
