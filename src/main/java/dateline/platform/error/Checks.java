package dateline.platform.error;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Validates the fields of a request and collects all faults, so that they are reported together and before anything is
 * written.
 */
public final class Checks {

    private final List<InputError> faults = new ArrayList<>();

    public void fault(String field, String code, Object... args) {
        faults.add(InputError.of(field, code, args));
    }

    /** Checks a single line of text: strips it and folds its white space; null when nothing is left. */
    public @Nullable String line(String field, @Nullable String text, int longest) {
        String checked = text(field, text, longest);
        return checked == null ? null : checked.replaceAll("\\s+", " ");
    }

    /** Checks a single line that must not be blank. Returns an empty string after a fault. */
    public String required(String field, @Nullable String text, int longest) {
        String checked = line(field, text, longest);
        if (checked == null) {
            if (faults.stream().noneMatch(fault -> fault.field().equals(field))) {
                fault(field, "required");
            }
            return "";
        }
        return checked;
    }

    /**
     * Checks text and strips it; null when nothing is left. Control characters and unpaired surrogates are faults,
     * because PostgreSQL can store neither NUL nor half a character.
     */
    public @Nullable String text(String field, @Nullable String text, int longest) {
        if (text == null || !whole(field, text, longest)) {
            return null;
        }
        String stripped = text.strip();
        return stripped.isEmpty() ? null : stripped;
    }

    private boolean whole(String field, String text, int longest) {
        if (text.length() > longest) {
            fault(field, "long", longest, text.length());
            return false;
        }
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            if (Character.getType(point) == Character.SURROGATE) {
                fault(field, "surrogate", i);
                return false;
            }
            if (Character.isISOControl(point) && point != '\n' && point != '\r' && point != '\t') {
                fault(field, "control", "U+%04X".formatted(point), i);
                return false;
            }
            i += Character.charCount(point);
        }
        return true;
    }

    /**
     * Ends the validation.
     *
     * @throws InvalidInput when there is any fault
     */
    public void settle() {
        if (!faults.isEmpty()) {
            throw new InvalidInput(faults);
        }
    }
}
