package dateline;

import java.lang.reflect.InvocationTargetException;

/**
 * Starts Dateline where Java is new enough, and otherwise says in one sentence what is needed. Compiled for Java 17, which is also the oldest that
 * Spring Boot's jar launcher runs on: an older one refuses the jar in its own words.
 */
public final class Launcher {

    private static final int NEEDED = 25;

    private Launcher() {}

    public static void main(String[] args) throws Throwable {
        if (Runtime.version().feature() < NEEDED) {
            System.err.printf(
                    "Dateline needs Java %d or newer, and this is Java %s in %s. Install a JDK or JRE %d (Adoptium's temurin-%d-jdk, for example)"
                            + " and start Dateline with its java.%n",
                    NEEDED, System.getProperty("java.version"), System.getProperty("java.home"), NEEDED, NEEDED);
            System.exit(1);
        }
        try {
            // By its name: classes compiled for Java 25 cannot be referred to here.
            Class.forName("dateline.Dateline").getMethod("main", String[].class).invoke(null, (Object) args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
