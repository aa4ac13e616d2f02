package dateline.site;

/** There is no such thing. Answered with 404. */
public class Missing extends RuntimeException {

    public Missing(String what, Object name) {
        super("There is no " + what + " " + name + ".");
    }
}
