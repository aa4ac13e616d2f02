package dateline.platform.error;

import dateline.platform.text.InputText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
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

    /** Checks a single line of text and normalises it; null when nothing visible is left. */
    public @Nullable String line(String field, @Nullable String text, int longest) {
        return checked(field, text, longest, InputText::line);
    }

    /** Checks a single line that must not be blank. Returns an empty string after a fault. */
    public String required(String field, @Nullable String text, int longest) {
        return required(field, line(field, text, longest));
    }

    /** Checks a name: a single line in which no-break spaces are spaces; null when nothing visible is left. */
    public @Nullable String name(String field, @Nullable String text, int longest) {
        return checked(field, text, longest, InputText::name);
    }

    /** Checks a name that must not be blank. Returns an empty string after a fault. */
    public String requiredName(String field, @Nullable String text, int longest) {
        return required(field, name(field, text, longest));
    }

    private String required(String field, @Nullable String checked) {
        if (checked == null) {
            if (faults.stream().noneMatch(fault -> fault.field().equals(field))) {
                fault(field, "required");
            }
            return "";
        }
        return checked;
    }

    /** Checks text of several lines and normalises it; null when nothing visible is left. */
    public @Nullable String text(String field, @Nullable String text, int longest) {
        return checked(field, text, longest, InputText::lines);
    }

    /** Checks HTML, whose text is normalised when it is cleaned; null when it is blank. */
    public @Nullable String html(String field, @Nullable String html, int longest) {
        return checked(field, html, longest, String::strip);
    }

    /** Unpaired surrogates are faults, because PostgreSQL cannot store half a character. */
    private @Nullable String checked(
            String field, @Nullable String text, int longest, UnaryOperator<String> normalised) {
        if (text == null || !whole(field, text, longest)) {
            return null;
        }
        String checked = normalised.apply(text);
        if (checked.length() > longest) {
            fault(field, "long", longest, checked.length());
            return null;
        }
        return checked.isEmpty() ? null : checked;
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
