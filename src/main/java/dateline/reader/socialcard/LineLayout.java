package dateline.reader.socialcard;

import dateline.platform.text.Graphemes;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.text.AttributedString;
import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Lays out a text in lines, in any mix of scripts. Emoji and characters that no font has are left out. */
final class LineLayout {

    private static final Pattern LOOSE_END = Pattern.compile("[\\s\\p{Pd}\\p{Ps}\\p{Pi},;:.،؛、，；：]+$");
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    private final CardFonts fonts;
    private final Font font;
    private final String language;
    private final boolean rightToLeft;

    /** @param language BCP 47; some characters are drawn differently in languages that share them */
    LineLayout(CardFonts fonts, Font font, String language, boolean rightToLeft) {
        this.fonts = fonts;
        this.font = font;
        this.language = language;
        this.rightToLeft = rightToLeft;
    }

    /**
     * Lines of one font size.
     *
     * @param broken whether a word is longer than a line
     */
    record Block(List<TextLayout> lines, float size, float leading, boolean broken) {

        float height() {
            return lines.size() * leading;
        }

        /**
         * Draws the lines from {@code top} downwards, aligned to the right when {@code rightToLeft}, else to the left.
         */
        void draw(Graphics2D to, float left, float top, float width, boolean rightToLeft) {
            float y = top + size * .95f;
            for (TextLayout line : lines) {
                line.draw(to, rightToLeft ? left + width - line.getAdvance() : left, y);
                y += leading;
            }
        }
    }

    /**
     * Lays the text out in the largest of the sizes that fits without breaking a word, else in the largest that fits
     * with broken words. If none fits, the text is cut off at the smallest size.
     *
     * @param sizes in pixels, largest first
     */
    Block fit(String text, float width, float height, float... sizes) {
        String plain = plain(text);
        Block largest = null;
        for (float size : sizes) {
            Block block = set(plain, size, width);
            if (block.height() <= height && !block.broken()) {
                return balanced(plain, block, width);
            }
            largest = largest == null && block.height() <= height ? block : largest;
        }
        if (largest != null) {
            return largest;
        }
        float smallest = sizes[sizes.length - 1];
        int from = 0;
        int to = plain.length();
        while (to - from > 1) {
            int middle = (from + to) / 2;
            if (set(cut(plain, middle), smallest, width).height() <= height) {
                from = middle;
            } else {
                to = middle;
            }
        }
        return set(cut(plain, from), smallest, width);
    }

    /** Makes the lines as narrow as possible without adding one, so that no single word is left on the last line. */
    private Block balanced(String text, Block block, float width) {
        float from = width / 2;
        float to = width;
        while (block.lines().size() > 1 && to - from > width / 100) {
            float middle = (from + to) / 2;
            Block narrower = set(text, block.size(), middle);
            if (narrower.broken() || narrower.lines().size() > block.lines().size()) {
                from = middle;
            } else {
                to = middle;
            }
        }
        return set(text, block.size(), to);
    }

    private static String cut(String text, int length) {
        int space = text.lastIndexOf(' ', length);
        return LOOSE_END
                        .matcher(space > length / 2 ? text.substring(0, space) : Graphemes.start(text, length))
                        .replaceFirst("")
                + "…";
    }

    private String plain(String text) {
        StringBuilder plain = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .filter(sign -> !Character.isEmojiPresentation(sign)
                        && !Character.isEmojiModifier(sign)
                        && sign != 0xFE0F
                        && sign != 0x20E3
                        && !(Character.isExtendedPictographic(sign) && sign > 0x2000)
                        && !Character.isISOControl(sign)
                        && (Character.isWhitespace(sign)
                                || sign >= 0x200C && sign <= 0x200F
                                || fonts.having(sign, font, language) != null))
                .forEach(plain::appendCodePoint);
        return plain.toString().replaceAll("\\s+", " ").strip();
    }

    private Block set(String text, float size, float width) {
        List<TextLayout> lines = new ArrayList<>();
        BreakIterator breaks = BreakIterator.getLineInstance(Locale.ROOT);
        breaks.setText(text);
        boolean broken = false;
        if (!text.isEmpty()) {
            LineBreakMeasurer measurer =
                    new LineBreakMeasurer(attributed(text, size).getIterator(), CONTEXT);
            while (measurer.getPosition() < text.length()) {
                lines.add(measurer.nextLayout(width));
                broken |= !breaks.isBoundary(measurer.getPosition());
            }
        }
        return new Block(lines, size, size * 1.16f, broken);
    }

    private AttributedString attributed(String text, float size) {
        AttributedString attributed = new AttributedString(text);
        attributed.addAttribute(
                TextAttribute.RUN_DIRECTION,
                rightToLeft ? TextAttribute.RUN_DIRECTION_RTL : TextAttribute.RUN_DIRECTION_LTR);
        for (int at = 0; at < text.length(); ) {
            int sign = text.codePointAt(at);
            int next = at + Character.charCount(sign);
            Font has = fonts.having(sign, font, language);
            attributed.addAttribute(TextAttribute.FONT, (has == null ? font : has).deriveFont(size), at, next);
            at = next;
        }
        return attributed;
    }
}
