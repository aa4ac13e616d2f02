package dateline.platform.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Reads secret settings from files, such as the secrets of a container. For each name in {@link #SETTINGS} the variable
 * with {@code _FILE} appended is the path of a file, whose first line is the value. Reports all unreadable files at
 * once.
 */
public class SecretFiles implements EnvironmentPostProcessor {

    /** Environment variables whose values may be secret. */
    public static final List<String> SETTINGS = List.of(
            "DATELINE_ADMIN_PASSWORD",
            "DATELINE_DATABASE_URL",
            "DATELINE_DATABASE_PASSWORD",
            "DATELINE_DATABASE_OWNER_PASSWORD",
            "DATELINE_MAIL_PASSWORD",
            "DATELINE_PURGE_URL",
            "DATELINE_PURGE_HEADER");

    /** Suffix of the variable that names the file. */
    public static final String SUFFIX = "_FILE";

    /** The suffix of this name makes Spring bind the values like environment variables. */
    private static final String SOURCE = "secretFiles-" + StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

    private static final int MOST_BYTES = 64 << 10;

    /** Thrown when a file does not hold a value. The message completes "NAME is "path": …". */
    private static class Unusable extends Exception {

        Unusable(String message) {
            super(message);
        }
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Map<String, Object> secrets = new LinkedHashMap<>();
        List<String> faults = new ArrayList<>();
        for (String name : SETTINGS) {
            String file = environment.getProperty(name + SUFFIX, "");
            if (file.isBlank()) {
                continue;
            }
            if (!environment.getProperty(name, "").isBlank()) {
                faults.add(name + " and " + name + SUFFIX + " are both set: set one of them.");
                continue;
            }
            try {
                secrets.put(name, firstLine(file.strip()));
            } catch (Unusable e) {
                faults.add(name + SUFFIX + " is \"" + file + "\": " + e.getMessage() + ".");
            }
        }
        if (!faults.isEmpty()) {
            throw new WrongSettings(faults);
        }
        if (!secrets.isEmpty()) {
            environment.getPropertySources().addFirst(new SystemEnvironmentPropertySource(SOURCE, secrets));
        }
    }

    private static String firstLine(String file) throws Unusable {
        byte[] content;
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            content = in.readNBytes(MOST_BYTES);
        } catch (IOException | InvalidPathException e) {
            throw new Unusable("this file cannot be read");
        }
        String line = new String(content, StandardCharsets.UTF_8).split("\\R", 2)[0];
        if (line.isBlank()) {
            throw new Unusable("the first line of this file is empty");
        }
        return line;
    }
}
