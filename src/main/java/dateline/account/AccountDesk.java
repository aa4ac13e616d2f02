package dateline.account;

import dateline.site.Checks;
import dateline.site.Missing;
import dateline.site.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens accounts and changes what their owners choose. Before the doors do, it sees to it that there is one. */
@Service
public class AccountDesk implements SmartInitializingSingleton {

    private static final int SHORTEST = 8;
    // What bcrypt can tell apart.
    private static final int LONGEST = 72;
    private final Accounts accounts;
    private final FirstSignIn firstSignIn;
    private final AdminSettings settings;
    private final PasswordEncoder passwords;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AccountDesk(
            Accounts accounts,
            FirstSignIn firstSignIn,
            AdminSettings settings,
            PasswordEncoder passwords,
            TransactionTemplate transaction,
            Clock clock) {
        this.accounts = accounts;
        this.firstSignIn = firstSignIn;
        this.settings = settings;
        this.passwords = passwords;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(status -> {
            if (accounts.count() == 0) {
                accounts.holdDoor();
                firstAdministrator();
            }
        });
    }

    private void firstAdministrator() {
        if (accounts.count() == 0) {
            String password =
                    settings.password().isBlank() ? firstSignIn.password(settings.email()) : settings.password();
            open(settings.email(), "Editor", password, AccountRole.ADMINISTRATOR);
        }
    }

    /**
     * A new account.
     *
     * @param password 8 characters to 72 bytes of UTF-8
     * @throws Refused when the address is taken or a field cannot stand
     */
    @Transactional
    public Account open(String email, String name, String password, AccountRole role) {
        Checks checks = new Checks();
        String address = checks.required("email", email, 254);
        String shown = checks.required("name", name, 100);
        if (!address.isEmpty() && !address.matches("[^@\\s]+@[^@\\s]+")) {
            checks.fault("email", "email");
        }
        if (accounts.of(address).isPresent()) {
            checks.fault("email", "email-taken");
        }
        check("password", password, checks);
        checks.settle();
        return accounts.saveAndFlush(new Account(address, shown, passwords.encode(password), role, clock.instant()));
    }

    static void check(String field, String password, Checks checks) {
        if (password.length() < SHORTEST || password.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            checks.fault(field, "password", SHORTEST, LONGEST);
        }
    }

    /**
     * The language somebody works in from now on, wherever they sign in.
     *
     * @param language BCP 47; null leaves it to the newsroom and the browser
     */
    @Transactional
    public SignedIn speak(SignedIn by, @Nullable String language) {
        accounts.speak(by.accountId(), language);
        return accounts.findById(by.accountId())
                .orElseThrow(() -> new Missing("account", by.email()))
                .signedIn();
    }
}
