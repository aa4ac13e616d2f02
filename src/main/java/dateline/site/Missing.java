package dateline.site;

/** There is no such thing. Answered with 404. */
public class Missing extends RuntimeException {

    private final String what;
    private final String name;

    /** @param what the kind of thing, in a word; the newsroom has the phrase {@code absent.<what>} for the usual ones */
    public Missing(String what, Object name) {
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
