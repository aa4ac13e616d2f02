package dateline.platform.error;

import java.util.List;

/**
 * Validation error in one field of a request.
 *
 * @param field field as the API names it ({@code figures[0].photo}); empty for the request as a whole
 * @param code  kind of error; {@code fault.<code>} is its key in the message bundle
 * @param args  arguments of the message
 */
public record InputError(String field, String code, List<Object> args) {

    public static InputError of(String field, String code, Object... args) {
        return new InputError(field, code, List.of(args));
    }
}
