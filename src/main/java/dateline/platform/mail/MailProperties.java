package dateline.platform.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the SMTP server that takes Dateline's e-mail.
 *
 * @param host     name of the server; no e-mail is sent when blank
 * @param port     0 for the usual port of the encryption: 587, 465 or 25
 * @param user     name to sign in with; blank to send without signing in
 * @param password its password
 * @param from     sender's address
 * @param tls      encryption
 */
@ConfigurationProperties("dateline.mail")
record MailProperties(
        @DefaultValue("") String host,
        @DefaultValue("0") int port,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @DefaultValue("") String from,
        @DefaultValue("starttls") String tls) {

    /** Encryption of the connection to the SMTP server. */
    enum Tls {
        /** In clear at first, then encrypted by STARTTLS (RFC 3207); nothing is sent when the server lacks it. */
        STARTTLS(587),
        /** Encrypted from the beginning (RFC 8314). */
        IMPLICIT(465),
        /** In clear. */
        NONE(25);

        private final int port;

        Tls(int port) {
            this.port = port;
        }
    }

    private static final int HIGHEST_PORT = 65_535;

    MailProperties {
        host = host.strip();
        from = from.strip();
        tls = tls.strip();
        if (!tls.matches("starttls|implicit|none")) {
            throw new IllegalArgumentException("DATELINE_MAIL_TLS is \"" + tls + "\": starttls, implicit or none");
        }
        if (port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("DATELINE_MAIL_PORT is \"" + port + "\": a port up to " + HIGHEST_PORT);
        }
        if (!host.isEmpty() && !isAddress(from)) {
            throw new IllegalArgumentException(
                    "DATELINE_MAIL_FROM is \"" + from + "\": the address that Dateline's e-mail comes from");
        }
        if (user.isBlank() != password.isBlank()) {
            throw new IllegalArgumentException("DATELINE_MAIL_USER and DATELINE_MAIL_PASSWORD belong together");
        }
    }

    Tls encryption() {
        return switch (tls) {
            case "implicit" -> Tls.IMPLICIT;
            case "none" -> Tls.NONE;
            default -> Tls.STARTTLS;
        };
    }

    int usedPort() {
        return port == 0 ? encryption().port : port;
    }

    /** Whether this is one complete address, without a name, a list or a group. */
    static boolean isAddress(String address) {
        try {
            new InternetAddress(address, true).validate();
            return address.indexOf('@') > 0 && address.chars().noneMatch(c -> c <= ' ' || c == ',' || c == '<');
        } catch (AddressException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "MailProperties[" + host + ":" + usedPort() + ", " + from + ", " + tls + "]";
    }
}
