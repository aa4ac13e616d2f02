package dateline.platform.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Validation error in one field of a request.
 *
 * @param field field as the API names it ({@code figures[0].photo}); empty for the request as a whole
 * @param code  kind of error; {@code fault.<code>} is its key in the message bundle
 * @param args  arguments of the message
 * @param name  name of the thing at fault, such as a file's; null when the field names it well enough
 */
public record InputError(
        String field,
        String code,
        List<Object> args,
        @Nullable String name) {

    public InputError(String field, String code, List<Object> args) {
        this(field, code, args, null);
    }

    public static InputError of(String field, String code, Object... args) {
        return new InputError(field, code, List.of(args));
    }
}
