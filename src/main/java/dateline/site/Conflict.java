package dateline.site;

import java.io.Serializable;

/** The thing is in another state than the request takes it to be in: nothing was written. Answered with 409; {@code code} as in {@link Fault}. */
public class Conflict extends RuntimeException {

    private final String code;
    private final Serializable[] about;

    /** @param about what the newsroom's phrase {@code conflict.<code>} fills in */
    public Conflict(String code, String message, Serializable... about) {
        super(message);
        this.code = code;
        this.about = about;
    }

    /** What it is about, in the order in which the phrase of its code names it. */
    public Serializable[] about() {
        return about;
    }

    public String code() {
        return code;
    }
}
