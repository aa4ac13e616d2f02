package dateline.platform.error;

import java.io.Serializable;

/**
 * Thrown when the state of the thing does not allow the request. Nothing was written. Answered with 409; {@code code}
 * as in {@link InputError}.
 */
public class Conflict extends RuntimeException {

    private final String code;
    private final Serializable[] about;

    /**
     * Creates the exception with a message in English.
     *
     * @param about arguments of the newsroom's message {@code conflict.<code>}
     */
    public Conflict(String code, String message, Serializable... about) {
        super(message);
        this.code = code;
        this.about = about;
    }

    /** Arguments of the message, in its order. */
    public Serializable[] about() {
        return about;
    }

    public String code() {
        return code;
    }
}
