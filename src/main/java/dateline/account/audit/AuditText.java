package dateline.account.audit;

import org.jspecify.annotations.Nullable;

/** Text of the audit trail, on one line and of bounded length. */
final class AuditText {

    private AuditText() {}

    /**
     * Cuts a text to so many characters, and replaces every control and format character, line separator and half of a
     * surrogate pair, so that a text can forge neither a second line nor another reading direction.
     */
    static @Nullable String line(@Nullable String text, int most) {
        if (text == null) {
            return null;
        }
        StringBuilder line = new StringBuilder();
        boolean whole = text.length() <= most;
        text.codePoints()
                .limit(whole ? most : most - 1L)
                .map(AuditText::visible)
                .forEach(line::appendCodePoint);
        return whole ? line.toString() : line.append('…').toString();
    }

    private static int visible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> 0xFFFD;
            default -> character;
        };
    }

    /** The text in double quotes, with quotes and backslashes escaped. */
    static String quoted(@Nullable Object value) {
        return "\"" + String.valueOf(value).replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
