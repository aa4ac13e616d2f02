package dateline.account;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Dateline;
import dateline.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

class FirstSignInIT {

    @TempDir
    private Path data;

    private final TestDatabase database = TestDatabase.create();

    @Test
    void makesUpAPasswordAndShowsItUntilItIsChanged() throws Exception {
        String shown;
        try (ConfigurableApplicationContext house = start("", "")) {
            shown = house.getBean(Welcome.class).text();
            String password = Files.readAllLines(data.resolve("first-sign-in")).getLast();
            assertThat(shown)
                    .contains(
                            "http://localhost:8080/",
                            "http://localhost:8081/newsroom",
                            "Sign in   editor@dateline.local  " + password);
            assertThat(password).matches("([a-z2-9]{4}-){3}[a-z2-9]{4}");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("first-sign-in"))))
                    .isEqualTo("rw-------");
        }
        try (ConfigurableApplicationContext house = start("", "")) {
            assertThat(house.getBean(Welcome.class).text()).isEqualTo(shown);
            house.getBean(JdbcClient.class)
                    .sql("update account set password_hash = ?")
                    .param(house.getBean(PasswordEncoder.class).encode("another one"))
                    .update();
            assertThat(house.getBean(Welcome.class).text())
                    .contains("with your account")
                    .doesNotContain("editor@dateline.local");
        }
    }

    @Test
    void takesTheFirstAdministratorFromTheSettingsAndKeepsItsPasswordToItself() {
        try (ConfigurableApplicationContext house = start("chief@example.com", "chief's own secret")) {
            assertThat(house.getBean(Welcome.class).text()).doesNotContain("chief");
            Account chief =
                    house.getBean(Accounts.class).of("chief@example.com").orElseThrow();
            assertThat(chief.role()).isEqualTo(AccountRole.ADMINISTRATOR);
            assertThat(house.getBean(PasswordEncoder.class).matches("chief's own secret", chief.passwordHash()))
                    .isTrue();
            assertThat(data.resolve("first-sign-in")).doesNotExist();
        }
        try (ConfigurableApplicationContext house = start("other@example.com", "some other secret")) {
            assertThat(house.getBean(Accounts.class).count()).isEqualTo(1);
        }
    }

    private ConfigurableApplicationContext start(String email, String password) {
        return new SpringApplicationBuilder(Dateline.class)
                .web(WebApplicationType.SERVLET)
                .initializers(context -> database.settings().applyTo(context))
                .run(
                        "--server.port=0",
                        "--dateline.port=0",
                        "--dateline.demo=false",
                        "--dateline.data=" + data,
                        "--dateline.public-url=http://localhost:8080",
                        "--dateline.newsroom-url=http://localhost:8081",
                        "--dateline.admin.email=" + email,
                        "--dateline.admin.password=" + password);
    }
}
