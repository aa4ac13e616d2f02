package dateline.account;

import dateline.platform.settings.Site;
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

/**
 * Stores the generated password of the first administrator in a file that only the operating system's user can read.
 * Later starts print the password again for as long as it is valid.
 */
@Component
class FirstSignIn {

    // Without letters and digits that are easily confused.
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

    /** Returns the stored credentials while they are valid; empty once the password was changed. */
    Optional<Card> current() {
        return card().filter(card -> accounts.of(card.email())
                .filter(Account::isEnabled)
                .filter(account -> passwords.matches(card.password(), account.passwordHash()))
                .isPresent());
    }

    /**
     * Returns the generated password for the address. It is written to the file before the account is created, so a
     * start that was interrupted in between finds the same password again.
     */
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

    /** Generates a random password that is easy to read out. */
    static String random() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            password.append(i > 0 && i % 4 == 0 ? "-" : "").append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }
}
