package dateline.account;

import dateline.site.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** The made-up password of the first administrator, in a file only this user may read: later starts show it again while it still opens the door. */
@Component
class FirstSignIn {

    // No letter or digit that is taken for another.
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private final Path file;
    private final Accounts accounts;
    private final PasswordEncoder passwords;

    FirstSignIn(Site site, Accounts accounts, PasswordEncoder passwords) {
        this.file = site.data().resolve("first-sign-in");
        this.accounts = accounts;
        this.passwords = passwords;
    }

    record Card(String email, String password) {}

    /** The card as long as it is good; empty once the password was changed. */
    Optional<Card> current() {
        return card().filter(card -> accounts.of(card.email())
                .filter(Account::isEnabled)
                .filter(account -> passwords.matches(card.password(), account.passwordHash()))
                .isPresent());
    }

    /** A password for the address, on file before anything depends on it: the same again when a start was cut short after this. */
    String password(String email) {
        return card().filter(card -> card.email().equals(email))
                .orElseGet(() -> write(new Card(email, random())))
                .password();
    }

    private Optional<Card> card() {
        try {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            return lines.size() == 2 ? Optional.of(new Card(lines.getFirst(), lines.getLast())) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Card write(Card card) {
        try {
            Files.createDirectories(file.getParent());
            Path aside = Files.createTempFile(
                    file.getParent(),
                    "first-sign-in",
                    "",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(aside, card.email() + "\n" + card.password() + "\n");
            Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return card;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A password nobody thought of, easy to read out. */
    static String random() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            password.append(i > 0 && i % 4 == 0 ? "-" : "").append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }
}
