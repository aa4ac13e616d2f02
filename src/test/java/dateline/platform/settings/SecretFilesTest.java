package dateline.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.platform.postgresql.DatabaseProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class SecretFilesTest {

    private static final String VARIABLES = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

    @TempDir
    Path folder;

    @Test
    void readsTheFirstLineOfTheFileWithoutItsLineBreak() {
        Map.of(
                        "secret", "secret",
                        "secret\n", "secret",
                        "secret\r\nmore\n", "secret",
                        " pass word# \n\n", " pass word# ",
                        "pässwörd=$x", "pässwörd=$x")
                .forEach((content, value) -> {
                    StandardEnvironment settings = settings(Map.of("DATELINE_ADMIN_PASSWORD_FILE", file(content)));
                    assertThat(settings.getProperty("DATELINE_ADMIN_PASSWORD")).isEqualTo(value);
                });
    }

    @Test
    void isBoundLikeTheVariableItself() {
        StandardEnvironment settings = settings(Map.of(
                "DATELINE_DATABASE_OWNER_PASSWORD_FILE",
                file("of the owner\n"),
                "DATELINE_DATABASE_PASSWORD_FILE",
                file("of the application\n"),
                "DATELINE_DATABASE_PASSWORD",
                ""));
        assertThat(Binder.get(settings).bindOrCreate("dateline.database", DatabaseProperties.class))
                .extracting(DatabaseProperties::ownerPassword, DatabaseProperties::password)
                .containsExactly("of the owner", "of the application");
    }

    @Test
    void changesNothingWithoutFiles() {
        StandardEnvironment settings =
                settings(Map.of("DATELINE_ADMIN_PASSWORD", "given", "DATELINE_ADMIN_PASSWORD_FILE", ""));
        assertThat(settings.getProperty("DATELINE_ADMIN_PASSWORD")).isEqualTo("given");
        assertThat(settings.getPropertySources().stream()).hasSize(2);
    }

    @Test
    void saysInASentenceWhichFilesHoldNoSecret() {
        String missing = folder.resolve("missing").toString();
        String empty = file("\nsecret");
        assertThatThrownBy(() -> settings(Map.of(
                        "DATELINE_ADMIN_PASSWORD_FILE",
                        missing,
                        "DATELINE_DATABASE_URL_FILE",
                        folder.toString(),
                        "DATELINE_DATABASE_PASSWORD_FILE",
                        empty,
                        "DATELINE_PURGE_HEADER",
                        "X-Secret: a",
                        "DATELINE_PURGE_HEADER_FILE",
                        missing)))
                .isInstanceOf(WrongSettings.class)
                .message()
                .satisfies(message -> assertThat(message.lines())
                        .containsExactly(
                                "DATELINE_ADMIN_PASSWORD_FILE is \"" + missing + "\": this file cannot be read.",
                                "DATELINE_DATABASE_URL_FILE is \"" + folder + "\": this file cannot be read.",
                                "DATELINE_DATABASE_PASSWORD_FILE is \"" + empty
                                        + "\": the first line of this file is empty.",
                                "DATELINE_PURGE_HEADER and DATELINE_PURGE_HEADER_FILE are both set: set one of them."));
    }

    private String file(String content) {
        try {
            return Files.writeString(Files.createTempFile(folder, "secret", ""), content)
                    .toString();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static StandardEnvironment settings(Map<String, Object> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(VARIABLES, new SystemEnvironmentPropertySource(VARIABLES, new HashMap<>(variables)));
        new SecretFiles().postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }
}
