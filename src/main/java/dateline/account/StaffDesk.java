package dateline.account;

import dateline.site.Checks;
import dateline.site.Conflict;
import dateline.site.Missing;
import dateline.site.Refused;
import dateline.site.Stale;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What administrators do about accounts, and everybody about their own. Whoever is given another role, or locked out, is signed out where they are.
 * Administrators never do either to themselves: there is always one.
 */
@Service
public class StaffDesk {

    private final AccountDesk desk;
    private final Accounts accounts;
    private final Sessions sessions;
    private final PasswordEncoder passwords;
    private final Clock clock;

    StaffDesk(AccountDesk desk, Accounts accounts, Sessions sessions, PasswordEncoder passwords, Clock clock) {
        this.desk = desk;
        this.accounts = accounts;
        this.sessions = sessions;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** Somebody with a password that was made up for them, to be told to them once. */
    public record Admitted(Account account, String password) {}

    /**
     * A new account.
     *
     * @throws Refused when the address is taken or a field cannot stand
     */
    @Transactional
    public Admitted admit(@Nullable String email, @Nullable String name, @Nullable String role) {
        String password = FirstSignIn.random();
        return new Admitted(
                desk.open(email == null ? "" : email, name == null ? "" : name, password, role(role)), password);
    }

    /**
     * What somebody is called and may do.
     *
     * @param version the version the administrator saw
     * @throws Missing  no such account
     * @throws Stale    someone saved in between
     * @throws Conflict it is one's own role
     */
    @Transactional
    public Account employ(long id, long version, @Nullable String name, @Nullable String role, SignedIn by) {
        Account account = held(id, version, by);
        Checks checks = new Checks();
        String shown = checks.required("name", name, 100);
        checks.settle();
        AccountRole next = role(role);
        boolean moved = next != account.role();
        if (moved) {
            mustBeAnother(account, by);
        }
        account.employ(shown, next);
        accounts.saveAndFlush(account);
        if (moved) {
            sessions.end(account.email(), null);
        }
        return account;
    }

    /** Lets somebody in no more, from this moment on: by form, by key, or where they are already. */
    @Transactional
    public Account lock(long id, long version, SignedIn by) {
        Account account = held(id, version, by);
        mustBeAnother(account, by);
        account.lock(clock.instant());
        sessions.end(account.email(), null);
        return accounts.saveAndFlush(account);
    }

    @Transactional
    public Account unlock(long id, long version, SignedIn by) {
        Account account = held(id, version, by);
        account.unlock();
        return accounts.saveAndFlush(account);
    }

    /** Another password, made up, in place of one that was forgotten or may be known; they are signed out everywhere. */
    @Transactional
    public Admitted reset(long id, long version, SignedIn by) {
        Account account = held(id, version, by);
        mustBeAnother(account, by);
        String password = FirstSignIn.random();
        account.secure(passwords.encode(password));
        sessions.end(account.email(), null);
        return new Admitted(accounts.saveAndFlush(account), password);
    }

    /**
     * A password of one's own; other browsers are signed out.
     *
     * @param session the id of the one that stays; it must be renewed with what is returned
     * @throws Refused when the old one is wrong, or the new one cannot stand
     */
    @Transactional
    public SignedIn choose(SignedIn by, String old, String fresh, @Nullable String session) {
        Account account = accounts.findById(by.accountId()).orElseThrow(() -> new Missing("account", by.email()));
        Checks checks = new Checks();
        if (!passwords.matches(old, account.passwordHash())) {
            checks.fault("old", "password-wrong");
        }
        AccountDesk.check("fresh", fresh, checks);
        checks.settle();
        account.secure(passwords.encode(fresh));
        SignedIn changed = accounts.saveAndFlush(account).signedIn();
        sessions.end(account.email(), session);
        return changed;
    }

    /** Administrators take turns: two never take each other's role at once. */
    private Account held(long id, long version, SignedIn by) {
        accounts.holdDoor();
        if (accounts.findById(by.accountId())
                .filter(mine -> mine.isEnabled() && mine.role() == AccountRole.ADMINISTRATOR)
                .isEmpty()) {
            throw new Conflict("administrator", "You are no administrator any more.");
        }
        Account account = accounts.findById(id).orElseThrow(() -> new Missing("account", id));
        if (account.version() != version) {
            throw new Stale(version, account.version());
        }
        return account;
    }

    private static void mustBeAnother(Account account, SignedIn by) {
        if (account.id() == by.accountId()) {
            throw new Conflict("own-account", "Ask another administrator: nobody takes this from themselves.");
        }
    }

    private static AccountRole role(@Nullable String word) {
        try {
            return AccountRole.of(word == null ? "" : word);
        } catch (java.util.NoSuchElementException e) {
            throw new Refused("role", "role", "reporter, editor, administrator");
        }
    }
}
