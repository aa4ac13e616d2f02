package dateline.platform.mail;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dateline.platform.jobs.JobDue;
import dateline.platform.settings.Site;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/**
 * Sends e-mail through the SMTP server of the settings. {@link #send} writes a job, so that no request waits for the
 * server and a failed attempt is repeated. A node has one connection to the server at a time: jobs that publish news use
 * the same threads.
 */
@Component
@EnableConfigurationProperties(MailProperties.class)
public class Mailer {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final MailProperties settings;
    private final Site site;
    private final SchedulerClient jobs;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final JavaMailSenderImpl sender;
    private final Semaphore connection = new Semaphore(1);

    Mailer(MailProperties settings, Site site, SchedulerClient jobs, ApplicationEventPublisher events, Clock clock) {
        this.settings = settings;
        this.site = site;
        this.jobs = jobs;
        this.events = events;
        this.clock = clock;
        this.sender = sender(settings);
    }

    private static JavaMailSenderImpl sender(MailProperties settings) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost(settings.host());
        sender.setPort(settings.usedPort());
        sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
        MailProperties.Tls tls = settings.encryption();
        Properties mail = sender.getJavaMailProperties();
        for (String timeout : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            mail.setProperty("mail.smtp." + timeout, String.valueOf(TIMEOUT.toMillis()));
        }
        mail.setProperty("mail.smtp.ssl.enable", String.valueOf(tls == MailProperties.Tls.IMPLICIT));
        mail.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        mail.setProperty("mail.smtp.starttls.enable", String.valueOf(tls == MailProperties.Tls.STARTTLS));
        mail.setProperty("mail.smtp.starttls.required", String.valueOf(tls == MailProperties.Tls.STARTTLS));
        if (!settings.user().isBlank()) {
            sender.setUsername(settings.user());
            sender.setPassword(settings.password());
            mail.setProperty("mail.smtp.auth", "true");
        }
        return sender;
    }

    /** Whether there is an SMTP server. Without one, links are shown to be copied. */
    public boolean isConfigured() {
        return !settings.host().isEmpty();
    }

    /** Sends the message after the commit of the current transaction. Does nothing when there is no SMTP server. */
    public void send(MailMessage message) {
        if (isConfigured()) {
            jobs.scheduleIfNotExists(
                    new TaskInstance<>(MailJob.TASK, UUID.randomUUID().toString(), message), clock.instant());
            events.publishEvent(new JobDue());
        }
    }

    /**
     * Sends the message now, from within a job, which is repeated after a failure.
     *
     * @throws Busy          when another job of this node is sending one
     * @throws Undeliverable when the recipient's address is none, or the server knows no such recipient
     * @throws org.springframework.mail.MailException when the server cannot be reached or does not take the message
     */
    public void deliver(MailMessage message) {
        MimeMessage mail = mail(message);
        if (!connection.tryAcquire()) {
            throw new Busy();
        }
        try {
            sender.send(mail);
        } catch (MailSendException e) {
            for (Exception reason : e.getMessageExceptions()) {
                if (reason instanceof SendFailedException failed
                        && failed.getInvalidAddresses() != null
                        && failed.getInvalidAddresses().length > 0) {
                    throw new Undeliverable(e);
                }
            }
            throw e;
        } finally {
            connection.release();
        }
    }

    /** Thrown when another job of this node is sending an e-mail. */
    public static final class Busy extends RuntimeException {

        Busy() {
            super("Another e-mail is being sent.");
        }
    }

    /** Thrown when a message can never be delivered, so that it is given up. */
    public static final class Undeliverable extends RuntimeException {

        Undeliverable(Exception cause) {
            super(cause);
        }
    }

    private MimeMessage mail(MailMessage message) {
        try {
            MimeMessage mail = sender.createMimeMessage();
            MimeMessageHelper helper = new MimeMessageHelper(mail, false, StandardCharsets.UTF_8.name());
            helper.setFrom(new InternetAddress(settings.from(), line(site.name()), StandardCharsets.UTF_8.name()));
            if (!MailProperties.isAddress(message.to())) {
                throw new MessagingException("The recipient's address is none");
            }
            helper.setTo(new InternetAddress(message.to(), true));
            helper.setSubject(line(message.subject()));
            helper.setSentDate(Date.from(clock.instant()));
            helper.setText(message.text(), false);
            mail.setHeader("Content-Language", line(message.language()));
            // No out-of-office message comes back (RFC 3834).
            mail.setHeader("Auto-Submitted", "auto-generated");
            return mail;
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw new Undeliverable(e);
        }
    }

    /** Removes what would begin another header. */
    private static String line(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }
}
