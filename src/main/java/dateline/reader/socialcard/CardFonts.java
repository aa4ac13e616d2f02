package dateline.reader.socialcard;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Chooses among the machine's fonts: a good serif and sans-serif, and a font for each further script. Thread-safe. */
@Component
class CardFonts {

    private static final Logger LOG = LoggerFactory.getLogger(CardFonts.class);
    private static final List<String> SERIFS = List.of(
            "Source Serif 4",
            "Noto Serif",
            "Tinos",
            "Liberation Serif",
            "DejaVu Serif",
            "Noto Sans",
            "Liberation Sans",
            "DejaVu Sans");
    private static final List<String> SANS =
            List.of("Source Sans 3", "Noto Sans", "Arimo", "Liberation Sans", "DejaVu Sans");

    private static final Set<String> TRADITIONAL = Set.of("TW", "HK", "MO");

    private final CompletableFuture<Found> found;
    private final Map<String, Font> ofScripts = new ConcurrentHashMap<>();

    /** Lists the installed fonts on a thread of its own, so that the start does not wait for it. */
    @Autowired
    CardFonts() {
        found = CompletableFuture.supplyAsync(
                        () -> Found.among(installed()),
                        search ->
                                Thread.ofPlatform().name("card-fonts").daemon().start(search))
                .exceptionally(failure -> {
                    LOG.warn("This machine's fonts cannot be used", failure);
                    return new Found(List.of(), null, null);
                });
    }

    CardFonts(List<Font> fonts) {
        found = CompletableFuture.completedFuture(Found.among(fonts));
    }

    private record Found(
            List<Font> all, @Nullable Font serif, @Nullable Font sans) {

        static Found among(List<Font> fonts) {
            Font serif = first(SERIFS, fonts);
            if (serif == null) {
                LOG.info("No fonts on this machine: pages are shared with their photos, without cards of their own");
            }
            return new Found(List.copyOf(fonts), serif, first(SANS, fonts));
        }

        private static @Nullable Font first(List<String> families, List<Font> fonts) {
            return families.stream()
                    .flatMap(family -> ofFamily(family, fonts))
                    .findFirst()
                    .orElse(fonts.stream()
                            .filter(font -> font.canDisplayUpTo("Aa0") < 0)
                            .findFirst()
                            .orElse(null));
        }

        /** The fonts of a family, real bold faces first: synthesized bold looks poor. */
        private static Stream<Font> ofFamily(String family, List<Font> fonts) {
            return fonts.stream()
                    .filter(font -> font.getFamily().equals(family))
                    .sorted((a, b) -> Boolean.compare(isBold(b), isBold(a)));
        }
    }

    static List<Font> installed() {
        try {
            return Arrays.asList(
                    GraphicsEnvironment.getLocalGraphicsEnvironment().getAllFonts());
        } catch (RuntimeException | Error e) {
            LOG.debug("No fonts", e);
            return List.of();
        }
    }

    private static boolean isBold(Font font) {
        return font.getFontName().endsWith(" Bold");
    }

    List<Font> all() {
        return found.join().all();
    }

    /** Whether a card can be drawn at all. */
    boolean areThere() {
        return serif() != null && sans() != null;
    }

    @Nullable
    Font serif() {
        return found.join().serif();
    }

    @Nullable
    Font sans() {
        return found.join().sans();
    }

    /**
     * The preferred font if it has the code point, else another font that has it, if possible one made for the
     * language. Null when no font has it.
     */
    @Nullable
    Font having(int sign, Font preferred, String language) {
        if (preferred.canDisplay(sign)) {
            return preferred;
        }
        String cut = cut(language);
        String script = Character.UnicodeScript.of(sign) + cut;
        Font known = ofScripts.get(script);
        if (known != null && known.canDisplay(sign)) {
            return known;
        }
        Font other = all().stream()
                .filter(font -> !font.getFamily().contains("Emoji") && font.canDisplay(sign))
                .min(Comparator.comparingInt(font -> rank(font, cut)))
                .orElse(null);
        if (other != null) {
            ofScripts.put(script, other);
        }
        return other;
    }

    /** Whether all letters and digits of the text can be drawn. */
    boolean canSet(String text) {
        Font serif = serif();
        return serif != null
                && sans() != null
                && text.codePoints()
                        .filter(Character::isLetterOrDigit)
                        .allMatch(sign -> having(sign, serif, "") != null);
    }

    private static int rank(Font font, String cut) {
        int rank =
                font.getFamily().startsWith("Noto Serif") ? 0 : font.getFamily().startsWith("Noto") ? 1 : 2;
        return 4 * rank + (font.getFamily().endsWith(cut) ? 0 : 2) + (isBold(font) ? 0 : 1);
    }

    /**
     * The suffix of font families that draw Chinese characters as this language writes them; empty for other languages.
     */
    static String cut(String language) {
        Locale locale = Locale.forLanguageTag(language);
        return switch (locale.getLanguage()) {
            case "ja" -> " JP";
            case "ko" -> " KR";
            case "zh" -> locale.getScript().equals("Hant") || TRADITIONAL.contains(locale.getCountry()) ? " TC" : " SC";
            default -> "";
        };
    }
}
