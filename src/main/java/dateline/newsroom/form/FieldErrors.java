package dateline.newsroom.form;

import dateline.platform.error.InputError;
import dateline.platform.error.InvalidInput;
import dateline.platform.language.Words;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Validation errors of a form, as sentences. */
public record FieldErrors(List<Line> lines) {

    public static final FieldErrors NONE = new FieldErrors(List.of());

    /**
     * The error of one field.
     *
     * @param field    the form's name of the field: {@code figures[0].alt}
     * @param sentence the error: "Alt text is required."
     */
    public record Line(String field, String sentence) {}

    /**
     * Turns a validation failure into one sentence per faulty field.
     *
     * @param name maps a field name used by validation to the form's name for it
     */
    public static FieldErrors of(InvalidInput invalidInput, UnaryOperator<String> name, Words words) {
        return new FieldErrors(invalidInput.faults().stream()
                .map(inputError -> line(inputError, name.apply(inputError.field()), words))
                .distinct()
                .toList());
    }

    /** Returns an error that concerns the form as a whole. */
    public static FieldErrors ofAll(String sentence) {
        return new FieldErrors(List.of(new Line("", sentence)));
    }

    /** Returns an error that concerns one field. */
    public static FieldErrors ofField(String field, String sentence) {
        return new FieldErrors(List.of(new Line(field, sentence)));
    }

    /** Returns the error of a field; null when the field is valid. */
    public @Nullable String of(String field) {
        return lines.stream()
                .filter(line -> line.field().equals(field))
                .map(Line::sentence)
                .findFirst()
                .orElse(null);
    }

    public boolean isEmpty() {
        return lines.isEmpty();
    }

    private static Line line(InputError inputError, String field, Words words) {
        String key = "newsroom.field." + field.replaceAll("\\[\\d+]", "");
        String label = words.say(key);
        String named = inputError.name() == null ? label.equals(key) ? field : label : inputError.name();
        String wrong = words.say(
                "fault." + inputError.code(),
                inputError.args().stream().map(about -> shown(about, words)).toArray());
        String said = words.say("fault.sentence", named, wrong);
        return new Line(field, said.endsWith(".") ? said : said + ".");
    }

    private static Object shown(Object about, Words words) {
        return about instanceof LocalTime time
                ? words.time(time.atDate(LocalDate.EPOCH).toInstant(ZoneOffset.UTC), ZoneOffset.UTC)
                : about;
    }
}
