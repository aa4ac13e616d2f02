package dateline.platform.error;

/** Thrown when the thing that was requested does not exist. Answered with 404. */
public class NotFound extends RuntimeException {

    private final String what;
    private final String name;

    /**
     * Creates the exception for one thing.
     *
     * @param what kind of the thing, in one word; the newsroom has the message {@code absent.<what>} for the usual
     *             ones
     * @param name name, number or id under which it was requested
     */
    public NotFound(String what, Object name) {
        super("There is no " + what + " " + name + ".");
        this.what = what;
        this.name = String.valueOf(name);
    }

    public String what() {
        return what;
    }

    public String name() {
        return name;
    }
}
