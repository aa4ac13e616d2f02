package dateline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole house on free ports, with an empty database, a data folder of its own, no demo, and {@value #EMAIL} as administrator. Tests that add
 * nothing to it share one: each makes stories of its own.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = Dateline.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "dateline.port=0",
            "dateline.demo=false",
            "dateline.http.notice=0s",
            "dateline.http.household-connections=0",
            "dateline.http.household-streams=0",
            "dateline.cache.per-household=1000000",
            "dateline.cache.photos-per-household=1000000",
            "dateline.cache.absent-per-household=1000000",
            "dateline.social-cards.per-household=1000000",
            "dateline.hub.per-household=1000000",
            "dateline.security.contact=mailto:security@example.com",
            "dateline.admin.email=" + DatelineTest.EMAIL,
            "dateline.admin.password=" + DatelineTest.PASSWORD
        })
@ContextConfiguration(initializers = {TestDatabase.Fresh.class, DatelineTest.DataFolder.class})
public @interface DatelineTest {

    String EMAIL = "ada@example.com";
    String PASSWORD = "correct horse battery";

    /** Gives an application context a data folder of its own. */
    class DataFolder implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            try {
                Path target = Files.createDirectories(Path.of("target"));
                TestPropertyValues.of("dateline.data="
                                + Files.createTempDirectory(target, "data-").toAbsolutePath())
                        .applyTo(context);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
