package dateline.site;

import java.util.List;

/**
 * One thing wrong with what was sent.
 *
 * @param field the field, as the API names it ({@code figures[0].photo}); empty when it is the whole
 * @param code  what is wrong, the key {@code fault.<code>} of the message bundle
 * @param args  what the message fills in
 */
public record Fault(String field, String code, List<Object> args) {

    public static Fault of(String field, String code, Object... args) {
        return new Fault(field, code, List.of(args));
    }
}
