package dateline.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dateline.Await;
import dateline.DatelineTest;
import dateline.Ports;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** E-mail, to a real SMTP server that wants a name and a password. */
@DatelineTest
class MailIT {

    private static final GreenMail SERVER = new GreenMail(
                    new ServerSetup(Ports.free(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP))
            .withConfiguration(GreenMailConfiguration.aConfig().withUser("desk@example.com", "desk", "secret"));

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        SERVER.start();
        settings.add("dateline.mail.host", () -> "127.0.0.1");
        settings.add("dateline.mail.port", () -> SERVER.getSmtp().getPort());
        settings.add("dateline.mail.user", () -> "desk");
        settings.add("dateline.mail.password", () -> "secret");
        settings.add("dateline.mail.from", () -> "desk@example.com");
        settings.add("dateline.mail.tls", () -> "none");
        settings.add("dateline.name", () -> "Ledger\r\nBcc: all@example.com");
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @Autowired
    private Mailer mailer;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void empty() throws Exception {
        SERVER.purgeEmailFromAllMailboxes();
    }

    @AfterEach
    void leavesNothingToSend() {
        Await.until(this::queued, number -> number == 0);
    }

    private long queued() {
        return jdbc.sql("select count(*) from scheduled_tasks where task_name = 'mail'")
                .query(Long.class)
                .single();
    }

    @Test
    void sendsPlainTextAfterTheCommit() throws Exception {
        transaction.executeWithoutResult(status -> {
            mailer.send(new MailMessage("maya@example.com", "es", "Añade «tu» contraseña", "Hola:\n\nEl enlace."));
            assertThat(SERVER.getReceivedMessages()).isEmpty();
        });
        assertThat(SERVER.waitForIncomingEmail(10_000, 1)).isTrue();
        MimeMessage mail = SERVER.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("Añade «tu» contraseña");
        assertThat(mail.getContentType()).startsWithIgnoringCase("text/plain");
        assertThat(mail.getContent().toString()).isEqualToNormalizingNewlines("Hola:\n\nEl enlace.");
        assertThat(mail.getHeader("Content-Language")).containsExactly("es");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    }

    @Test
    void sendsNothingOfATransactionThatFails() throws Exception {
        transaction.executeWithoutResult(status -> {
            mailer.send(new MailMessage("maya@example.com", "en", "Never", "Never."));
            status.setRollbackOnly();
        });
        mailer.send(new MailMessage("maya@example.com", "en", "After", "After."));
        assertThat(SERVER.waitForIncomingEmail(10_000, 1)).isTrue();
        Await.until(this::queued, number -> number == 0);
        assertThat(SERVER.getReceivedMessages())
                .extracting(MimeMessage::getSubject)
                .containsExactly("After");
    }

    @Test
    void letsNoNameBeginAHeader() throws Exception {
        mailer.send(new MailMessage(
                "maya@example.com", "en\r\nX-Bad: 1", "Hello\r\nBcc: eve@example.com\n\nBody\u2028More", "Text."));
        assertThat(SERVER.waitForIncomingEmail(10_000, 1)).isTrue();
        MimeMessage mail = SERVER.getReceivedMessages()[0];
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getHeader("X-Bad")).isNull();
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getFrom()).hasSize(1);
        assertThat(mail.getSubject()).isEqualTo("Hello Bcc: eve@example.com Body More");
        assertThat(GreenMailUtil.getBody(mail).strip()).isEqualTo("Text.");
    }

    @Test
    void givesUpWhatIsNoAddress() {
        for (String address :
                List.of("a@example.com,b@example.com", "", "nobody", "x <a@example.com>", "a@b\r\nX: y")) {
            assertThatThrownBy(() -> mailer.deliver(new MailMessage(address, "en", "S", "T")))
                    .as(address)
                    .isInstanceOf(Mailer.Undeliverable.class);
            mailer.send(new MailMessage(address, "en", "S", "T"));
        }
        Await.until(this::queued, number -> number == 0);
        assertThat(SERVER.getReceivedMessages()).isEmpty();
    }

    @Test
    void triesAgainWhenTheServerIsAway() {
        SERVER.stop();
        mailer.send(new MailMessage("maya@example.com", "en", "Late", "Late."));
        Await.until(
                () -> jdbc.sql(
                                "select coalesce(max(consecutive_failures), 0) from scheduled_tasks where task_name = 'mail'")
                        .query(Integer.class)
                        .single(),
                failures -> failures > 0);
        SERVER.start();
        assertThat(SERVER.waitForIncomingEmail(20_000, 1)).isTrue();
    }

    @Test
    void waitsLongerEachTime() {
        assertThat(MailRetry.after(0)).isEqualTo(Duration.ofSeconds(2));
        assertThat(MailRetry.after(3)).isEqualTo(Duration.ofSeconds(16));
        assertThat(MailRetry.after(100)).isEqualTo(Duration.ofMinutes(10));
    }
}
