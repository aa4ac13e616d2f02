package dateline.reader.socialcard;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Apt;
import dateline.photo.rendition.FocalPoint;
import dateline.platform.settings.Colour;
import dateline.reader.socialcard.CardContent.CardPhoto;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cards, drawn; they lie in {@code target/cards} to be looked at. */
class CardPainterTest {

    private static final CardBranding LEDGER = new CardBranding("The Harbour Ledger", CardBranding.RED);

    private static final String LONG =
            "Second tide of the storm tops the sea wall at Tessel Harbour and floods the old port, the fish market and the lower "
                    + "town while rescuers ferry two hundred and twelve passengers ashore, the pumps at the market fail and the mayor calls for everyone below the "
                    + "castle to leave before midnight, when the third and highest tide is expected to arrive with winds of up to ninety knots";

    private static final Map<String, String> PACKAGES = Map.of(
            "A",
            "fonts-dejavu-core",
            "ה",
            "fonts-dejavu-core",
            "ن",
            "fonts-dejavu-core",
            "风",
            "fonts-wqy-microhei",
            "ह",
            "fonts-lohit-deva");

    private static CardFonts fonts;
    private final CardPainter painter = new CardPainter(fonts);

    /** The machine's own, and for a script that none of them has, one that apt brings. */
    @BeforeAll
    static void open() {
        List<Font> all = new ArrayList<>(CardFonts.installed());
        PACKAGES.keySet().stream()
                .sorted()
                .filter(letter -> all.stream().noneMatch(font -> font.canDisplayUpTo(letter) < 0))
                .map(PACKAGES::get)
                .distinct()
                .forEach(name -> all.addAll(brought(name)));
        fonts = new CardFonts(all);
    }

    private static List<Font> brought(String name) {
        try (Stream<Path> files = Files.walk(Apt.files(name))) {
            List<Font> brought = new ArrayList<>();
            for (Path file : files.filter(one -> one.toString().matches(".*\\.(ttf|ttc|otf)"))
                    .toList()) {
                brought.addAll(List.of(Font.createFonts(file.toFile())));
            }
            return brought;
        } catch (IOException | FontFormatException e) {
            throw new IllegalStateException(name, e);
        }
    }

    private static BufferedImage photo(int width, int height) {
        BufferedImage photo = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D to = photo.createGraphics();
        to.setPaint(new GradientPaint(0, 0, new Color(0x335577), 0, height, new Color(0xaaccdd)));
        to.fillRect(0, 0, width, height);
        to.dispose();
        return photo;
    }

    private BufferedImage draw(String name, CardContent card, BufferedImage photo) throws IOException {
        byte[] jpeg = painter.paint(card, photo);
        Files.createDirectories(Path.of("target/cards"));
        Files.write(Path.of("target/cards/" + name + ".jpg"), jpeg);
        // The longest headline has the most edges.
        assertThat(jpeg).hasSizeLessThan(name.equals("long") ? 110_000 : 80_000);
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(jpeg));
        assertThat(read.getWidth()).isEqualTo(1200);
        assertThat(read.getHeight()).isEqualTo(630);
        return read;
    }

    private static CardContent words(String headline, String section, String badge, boolean rightToLeft) {
        return new CardContent(LEDGER, headline, section, badge, "en", rightToLeft, null);
    }

    /** A JPEG has nearly the colours that were drawn. */
    private static void assertColour(BufferedImage card, int x, int y, int colour) {
        Color drawn = new Color(card.getRGB(x, y));
        Color wanted = new Color(colour);
        assertThat(List.of(
                        Math.abs(drawn.getRed() - wanted.getRed()),
                        Math.abs(drawn.getGreen() - wanted.getGreen()),
                        Math.abs(drawn.getBlue() - wanted.getBlue())))
                .as("%s, %s: %s instead of %s", x, y, drawn, wanted)
                .allMatch(difference -> difference <= 8);
    }

    /** How many pixels of the headline's part are neither paper nor nearly so. */
    private static long ink(BufferedImage card) {
        long ink = 0;
        for (int y = 122; y < 500; y++) {
            for (int x = 60; x < 1140; x++) {
                if ((card.getRGB(x, y) & 0xff) < 0x60) {
                    ink++;
                }
            }
        }
        return ink;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        short   | Storm Alda floods the old port                               | Weather | LIVE | false
        ended   | Guildhall: the count is over                                 | Politics |     | false
        persian | توفان آلدا بندر قدیمی را زیر آب برد و ۲۱۲ مسافر نجات یافتند       | هواشناسی | LIVE | true
        hebrew  | הסופה "אלדה" מציפה את הנמל הישן, 212 נוסעים חולצו                | מזג אוויר | LIVE | true
        chinese | 风暴「阿尔达」淹没旧港口，二百一十二名渡轮乘客安全上岸，市长呼吁低洼地区居民撤离 | 天气 | LIVE | false
        mixed   | 🌊🚢 Ferry “Gute Absicht” ashore: Привет, Ελλάδα, 日本語, עברית 😀👍🏽  | Wetter | LIVE | false
        hindi   | तूफ़ान आल्दा ने पुराने बंदरगाह को डुबो दिया                          | मौसम | LIVE | false
        word    | Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft | Verkehr | | false
        """)
    void drawsWordsOfAnyScript(String name, String headline, String section, String badge, boolean rightToLeft)
            throws IOException {
        assertThat(fonts.canSet(headline)).as("a font for it").isTrue();
        assertThat(ink(draw(name, words(headline, section, badge, rightToLeft), null)))
                .isGreaterThan(2_000);
        draw(name + "-photo", words(headline, section, badge, rightToLeft), photo(1280, 853));
    }

    @Test
    void keepsWithinItsEdgesWhateverTheLength() throws IOException {
        BufferedImage card = draw(
                "long",
                words(LONG, "Weather and the sea and everything else that a section could be called", "LIVE", false),
                null);
        draw("long-photo", words(LONG, "Weather", "LIVE", false), photo(853, 1280));
        for (int y = 20; y < 630; y++) {
            for (int x : new int[] {10, 30, 1165, 1190}) {
                assertColour(card, x, y, 0xfffdf9);
            }
        }
    }

    @Test
    void writesASignAsItsLanguageDoes() {
        Map<String, String> cuts = Map.of("ja", " JP", "ko-KR", " KR", "zh", " SC", "zh-TW", " TC", "zh-Hant", " TC");
        assertThat(cuts)
                .allSatisfy(
                        (language, cut) -> assertThat(CardFonts.cut(language)).isEqualTo(cut));
        assertThat(CardFonts.cut("en")).isEmpty();
        Font latin = fonts.serif();
        Assumptions.assumeTrue(
                fonts.all().stream().anyMatch(font -> font.getFamily().equals("Noto Serif CJK JP")),
                "fonts-noto-cjk is not here");
        assertThat(cuts)
                .allSatisfy((language, cut) -> assertThat(
                                fonts.having('海', latin, language).getFamily())
                        .isEqualTo("Noto Serif CJK" + cut));
    }

    @Test
    void setsAHeadlineInLinesOfOneLength() {
        LineLayout letters = new LineLayout(fonts, fonts.serif(), "en", false);
        var lines = letters.fit("Storm Alda floods the old port", 1072, 372, 84).lines();
        assertThat(lines).hasSize(2);
        assertThat(lines.getLast().getAdvance())
                .isGreaterThan(.55f * lines.getFirst().getAdvance());
    }

    @Test
    void breaksNoWordThatASmallerSizeHasRoomFor() {
        LineLayout letters = new LineLayout(fonts, fonts.serif(), "en", false);
        var block = letters.fit("Storm: Wiederaufbaugesellschaft", 616, 372, 84, 42);
        assertThat(block.broken()).isFalse();
        assertThat(block.size()).isEqualTo(42);
        assertThat(letters.fit("Wiederaufbau".repeat(9), 616, 372, 84, 42).broken())
                .isTrue();
    }

    @Test
    void cutsBehindAWord() {
        LineLayout letters = new LineLayout(fonts, fonts.serif(), "en", false);
        float whole = letters.fit("Storm Alda, floods", 2000, 100, 40)
                .lines()
                .getFirst()
                .getAdvance();
        assertThat(letters.fit("Storm Alda, floods", whole - 10, 50, 40)
                        .lines()
                        .getFirst()
                        .getAdvance())
                .isEqualTo(letters.fit("Storm Alda…", 2000, 50, 40)
                        .lines()
                        .getFirst()
                        .getAdvance());
    }

    @Test
    void drawsNoHeadlineRatherThanOneWithHoles() throws IOException {
        CardFonts latin = new CardFonts(fonts.all().stream()
                .filter(font -> font.canDisplayUpTo("Aa0") < 0
                        && font.canDisplayUpTo("风") >= 0
                        && font.canDisplayUpTo("直播") >= 0)
                .limit(1)
                .toList());
        assertThat(latin.areThere()).isTrue();
        CardContent card = new CardContent(LEDGER, "风暴淹没旧港口", "天气", "直播", "zh", false, null).within(latin);
        assertThat(card).isEqualTo(new CardContent(LEDGER, "", null, "LIVE", "zh", false, null));
        assertThat(card.version())
                .isNotEqualTo(words("风暴淹没旧港口", "天气", "LIVE", false).version());
        byte[] png = new CardPainter(latin).paint(card, photo(1280, 853));
        Files.write(Path.of("target/cards/wordless.png"), png);
        assertThat(ink(ImageIO.read(new ByteArrayInputStream(png)))).isGreaterThan(2_000);
        CardContent whole = words("Storm", "Weather", "EN VIVO", false);
        assertThat(whole.within(latin)).isEqualTo(whole);
    }

    @Test
    void drawsNothingOfWhatCannotBeDrawn() throws IOException {
        assertThat(fonts.canSet("🌊🌊🌊")).as("no letter is missing").isTrue();
        assertThat(ink(draw("emoji", words("🌊🌊🌊", null, null, false), null))).isZero();
        draw("tiny-photo", words("A photo of one pixel", null, "LIVE", false), photo(1, 1));
    }

    @Test
    void hasTheNewsroomsOwnColourWhereOtherwiseItsRedIs() throws IOException {
        CardContent own = new CardContent(
                new CardBranding("The Harbour Ledger", Colour.of("#14508c")), "Storm", null, "LIVE", "en", false, null);
        BufferedImage card = draw("accent", own, null);
        assertColour(card, 600, 4, 0x14508c);
        assertColour(card, 70, 79, 0x14508c);
        assertColour(draw("red", words("Storm", null, "LIVE", false), null), 600, 4, 0xb5121f);
        assertThat(own.version())
                .isNotEqualTo(words("Storm", null, "LIVE", false).version());
    }

    @Test
    void keepsTheFocalPointOfThePhotoInSight() throws IOException {
        BufferedImage halves = new BufferedImage(2000, 630, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 630; y++) {
            for (int x = 0; x < 2000; x++) {
                halves.setRGB(x, y, x < 1000 ? 0xff0000 : 0x0000ff);
            }
        }
        CardContent left = focused(new FocalPoint(0.1, 0.5));
        CardContent right = focused(new FocalPoint(0.9, 0.5));
        assertColour(draw("focus-left", left, halves), 1000, 300, 0xff0000);
        assertColour(draw("focus-right", right, halves), 1000, 300, 0x0000ff);
        assertThat(left.version())
                .isNotEqualTo(right.version())
                .isNotEqualTo(focused(null).version());
    }

    private static CardContent focused(@Nullable FocalPoint focus) {
        return new CardContent(LEDGER, "Storm", null, null, "en", false, new CardPhoto("k7Qx2mPz", 2000, focus));
    }

    @Test
    void isAnotherCardOnceAnythingOfItChanges() {
        CardContent card = words("Same", "Weather", "LIVE", false);
        assertThat(card.version())
                .isEqualTo(words("Same", "Weather", "LIVE", false).version())
                .isNotEqualTo(words("Same", "Weather", null, false).version());
    }
}
