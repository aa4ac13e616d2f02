package dateline.newsroom;

import dateline.site.Fault;
import dateline.site.Refused;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;

/** What is wrong with a form, in sentences. */
public record FieldErrors(List<Line> lines) {

    public static final FieldErrors NONE = new FieldErrors(List.of());

    /**
     * @param field    the form's own name of it: {@code figures[0].alt}
     * @param sentence "Alt text is required."
     */
    public record Line(String field, String sentence) {
    }

    /** @param name what the form calls a field that the desk names otherwise */
    public static FieldErrors of(Refused refused, UnaryOperator<String> name, MessageSource messages) {
        return new FieldErrors(refused.faults().stream().map(fault -> line(fault, name.apply(fault.field()), messages)).distinct().toList());
    }

    /** A fault of the whole. */
    public static FieldErrors ofAll(String sentence) {
        return new FieldErrors(List.of(new Line("", sentence)));
    }

    /** What stands at the field; null when it is right. */
    public @Nullable String of(String field) {
        return lines.stream().filter(line -> line.field().equals(field)).map(Line::sentence).findFirst().orElse(null);
    }

    public boolean isEmpty() {
        return lines.isEmpty();
    }

    private static Line line(Fault fault, String field, MessageSource messages) {
        String label = text(messages, "newsroom.field." + field.replaceAll("\\[\\d+]", ""), field);
        String wrong = text(messages, "fault." + fault.code(), fault.code(), fault.args().toArray());
        String said = text(messages, "fault.sentence", label + " " + wrong, label, wrong);
        return new Line(field, said.endsWith(".") ? said : said + ".");
    }

    private static String text(MessageSource messages, String code, String otherwise, Object... args) {
        return String.valueOf(messages.getMessage(code, args, otherwise, LocaleContextHolder.getLocale()));
    }
}
