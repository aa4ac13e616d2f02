package dateline.platform.text;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code style} attribute says about the emphasis of text.
 *
 * @param bold   true or false where the style sets a weight; null where it does not
 * @param italic true or false where the style sets a slant; null where it does not
 * @param struck whether the text is struck through
 * @param script {@code sub} or {@code sup}; an empty string where the style puts text on the line; null where it says
 *               nothing
 * @param hidden whether the element is not shown
 */
record InlineStyle(
        @Nullable Boolean bold,
        @Nullable Boolean italic,
        boolean struck,
        @Nullable String script,
        boolean hidden) {

    private static final InlineStyle NONE = new InlineStyle(null, null, false, null, false);
    private static final int LONGEST = 8_000;
    private static final Pattern BOLD = Pattern.compile("bold|bolder|[6-9]\\d\\d|1000");
    private static final Pattern LIGHT = Pattern.compile("normal|lighter|[1-5]\\d\\d");

    /** Reads the value of a {@code style} attribute. A very long one is ignored. */
    static InlineStyle of(String style) {
        if (style.isEmpty() || style.length() > LONGEST) {
            return NONE;
        }
        Boolean bold = null;
        Boolean italic = null;
        boolean struck = false;
        String script = null;
        boolean hidden = false;
        for (String declaration : style.toLowerCase(Locale.ROOT).split(";")) {
            int colon = declaration.indexOf(':');
            if (colon < 0) {
                continue;
            }
            String value =
                    declaration.substring(colon + 1).replace("!important", "").strip();
            switch (declaration.substring(0, colon).strip()) {
                case "font-weight" ->
                    bold = BOLD.matcher(value).matches()
                            ? Boolean.TRUE
                            : LIGHT.matcher(value).matches() ? Boolean.FALSE : bold;
                case "font-style" ->
                    italic = value.startsWith("italic") || value.startsWith("oblique")
                            ? Boolean.TRUE
                            : value.equals("normal") ? Boolean.FALSE : italic;
                case "font" -> {
                    bold = value.matches("(?s).*\\b(?:bold|[6-9]00)\\b(?![.\\w]).*") ? Boolean.TRUE : bold;
                    italic = value.matches("(?s).*\\b(?:italic|oblique)\\b.*") ? Boolean.TRUE : italic;
                }
                case "text-decoration", "text-decoration-line" -> struck |= value.contains("line-through");
                case "vertical-align" ->
                    script = switch (value) {
                        case "super" -> "sup";
                        case "sub" -> "sub";
                        case "baseline" -> "";
                        default -> script;
                    };
                case "display" -> hidden |= value.equals("none");
                case "mso-hide" -> hidden |= value.equals("all");
                default -> {}
            }
        }
        return new InlineStyle(bold, italic, struck, script, hidden);
    }
}
