package dateline.site;

/** The thing is in another state than the request takes it to be in: nothing was written. Answered with 409; {@code code} as in {@link Fault}. */
public class Conflict extends RuntimeException {

    private final String code;

    public Conflict(String code, String message) {
        super(message);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
