package dateline.account;

import dateline.account.audit.AuditAct;
import dateline.account.audit.AuditEvent;
import dateline.account.audit.AuditObject;
import dateline.account.audit.AuditTrail;
import dateline.platform.error.Checks;
import dateline.platform.error.InvalidInput;
import dateline.platform.error.NotFound;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Creates accounts, and stores what their owners choose. Creates the first administrator at startup, before the HTTP
 * servers accept requests, when there is no account.
 */
@Service
public class AccountService implements SmartInitializingSingleton {

    private static final int SHORTEST = 8;
    // bcrypt ignores everything after 72 bytes.
    private static final int LONGEST = 72;
    private final Accounts accounts;
    private final FirstSignIn firstSignIn;
    private final AdminProperties settings;
    private final PasswordEncoder passwords;
    private final TransactionTemplate transaction;
    private final AuditTrail trail;
    private final Clock clock;

    AccountService(
            Accounts accounts,
            FirstSignIn firstSignIn,
            AdminProperties settings,
            PasswordEncoder passwords,
            TransactionTemplate transaction,
            AuditTrail trail,
            Clock clock) {
        this.accounts = accounts;
        this.firstSignIn = firstSignIn;
        this.settings = settings;
        this.passwords = passwords;
        this.transaction = transaction;
        this.trail = trail;
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
     * Creates an account.
     *
     * @param password 8 characters to 72 bytes of UTF-8
     * @throws InvalidInput when the address is taken or a field is invalid
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
        Account account =
                accounts.saveAndFlush(new Account(address, shown, passwords.encode(password), role, clock.instant()));
        trail.record(AuditEvent.of(AuditAct.ACCOUNT_CREATED, AuditObject.account(account.id(), address))
                .changed(null, role.word()));
        return account;
    }

    static void check(String field, String password, Checks checks) {
        if (password.length() < SHORTEST || password.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            checks.fault(field, "password", SHORTEST, LONGEST);
        }
    }

    /**
     * Sets the language of the newsroom for an account, in all its browsers.
     *
     * @param language BCP 47 tag; null leaves the choice to the site's and the browser's settings
     */
    @Transactional
    public SignedIn setLanguage(SignedIn by, @Nullable String language) {
        accounts.setLanguage(by.accountId(), language);
        trail.record(AuditEvent.of(AuditAct.LANGUAGE_CHANGED, AuditObject.account(by.accountId(), by.email()))
                .changed(by.language(), language));
        return accounts.findById(by.accountId())
                .orElseThrow(() -> new NotFound("account", by.email()))
                .signedIn();
    }
}
