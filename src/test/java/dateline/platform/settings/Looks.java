package dateline.platform.settings;

/** Looks for tests, made from the plain one by its methods that change one setting. */
public final class Looks {

    /** The look of a site that sets nothing. */
    public static final Look PLAIN = LookBuilder.builder()
            .logo("")
            .accent("")
            .accentDark("")
            .time("ap")
            .links("")
            .correctionsPolicy("")
            .policies("")
            .contact("")
            .build();

    private Looks() {}
}
