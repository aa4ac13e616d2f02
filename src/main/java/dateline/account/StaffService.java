package dateline.account;

import dateline.account.audit.AuditAct;
import dateline.account.audit.AuditEvent;
import dateline.account.audit.AuditObject;
import dateline.account.audit.AuditTrail;
import dateline.account.key.ApiKeys;
import dateline.account.session.Sessions;
import dateline.platform.error.Checks;
import dateline.platform.error.Conflict;
import dateline.platform.error.InvalidInput;
import dateline.platform.error.NotFound;
import dateline.platform.error.StaleVersion;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Manages accounts for administrators, and lets everybody change their own password. A new role or a lock ends the
 * account's sessions. Administrators can do neither to themselves, so there is always one administrator.
 */
@Service
public class StaffService {

    private final AccountService accountService;
    private final Accounts accounts;
    private final Sessions sessions;
    private final ApiKeys keys;
    private final PasswordEncoder passwords;
    private final AuditTrail trail;
    private final Clock clock;

    StaffService(
            AccountService accountService,
            Accounts accounts,
            Sessions sessions,
            ApiKeys keys,
            PasswordEncoder passwords,
            AuditTrail trail,
            Clock clock) {
        this.accountService = accountService;
        this.accounts = accounts;
        this.sessions = sessions;
        this.keys = keys;
        this.passwords = passwords;
        this.trail = trail;
        this.clock = clock;
    }

    /** Account with a generated password, which is shown once. */
    public record NewPassword(Account account, String password) {}

    /**
     * Creates an account with a generated password.
     *
     * @throws InvalidInput when the address is taken or a field is invalid
     */
    @Transactional
    public NewPassword create(@Nullable String email, @Nullable String name, @Nullable String role) {
        String password = FirstSignIn.random();
        return new NewPassword(
                accountService.open(email == null ? "" : email, name == null ? "" : name, password, role(role)),
                password);
    }

    /**
     * Changes name and role of an account.
     *
     * @param version   the version the administrator saw
     * @throws NotFound  when the account does not exist
     * @throws StaleVersion    when the account was saved since that version
     * @throws Conflict when administrators change their own role
     */
    @Transactional
    public Account update(long id, long version, @Nullable String name, @Nullable String role, SignedIn by) {
        Account account = held(id, version, by);
        Checks checks = new Checks();
        String shown = checks.required("name", name, 100);
        checks.settle();
        AccountRole next = role(role);
        boolean moved = next != account.role();
        if (moved) {
            mustBeAnother(account, by);
        }
        String before = account.name() + ", " + account.role().word();
        account.update(shown, next);
        accounts.saveAndFlush(account);
        record(AuditAct.ACCOUNT_EDITED, account, before, shown + ", " + next.word());
        if (moved) {
            sessions.end(account.email(), null);
        }
        return account;
    }

    /** Locks an account at once: sign-in is refused, its keys are revoked, and its sessions end. */
    @Transactional
    public Account lock(long id, long version, SignedIn by) {
        Account account = held(id, version, by);
        mustBeAnother(account, by);
        account.lock(clock.instant());
        record(AuditAct.ACCOUNT_LOCKED, account, null, withoutKeys(account));
        sessions.end(account.email(), null);
        return accounts.saveAndFlush(account);
    }

    /** Lets a locked account sign in again. */
    @Transactional
    public Account unlock(long id, long version, SignedIn by) {
        Account account = held(id, version, by);
        account.unlock();
        record(AuditAct.ACCOUNT_UNLOCKED, account, null, null);
        return accounts.saveAndFlush(account);
    }

    /**
     * Replaces a password that was forgotten or may be known to others by a generated one. Ends the account's sessions, and
     * revokes its keys.
     */
    @Transactional
    public NewPassword reset(long id, long version, SignedIn by) {
        Account account = held(id, version, by);
        mustBeAnother(account, by);
        String password = FirstSignIn.random();
        account.setPasswordHash(passwords.encode(password));
        record(AuditAct.PASSWORD_RESET, account, null, withoutKeys(account));
        sessions.end(account.email(), null);
        return new NewPassword(accounts.saveAndFlush(account), password);
    }

    /**
     * Changes the account's own password, and ends its other sessions.
     *
     * @param keepKeys whether the account's API keys stay valid; otherwise they are revoked
     * @param session  id of the session to keep; it must be renewed with the returned principal
     * @throws InvalidInput when the old password is wrong, or the new one is invalid
     */
    @Transactional
    public SignedIn changePassword(SignedIn by, String old, String fresh, boolean keepKeys, @Nullable String session) {
        Account account = accounts.findById(by.accountId()).orElseThrow(() -> new NotFound("account", by.email()));
        Checks checks = new Checks();
        if (!passwords.matches(old, account.passwordHash())) {
            checks.fault("old", "password-wrong");
        }
        AccountService.check("fresh", fresh, checks);
        checks.settle();
        account.setPasswordHash(passwords.encode(fresh));
        record(AuditAct.PASSWORD_CHANGED, account, null, keepKeys ? null : withoutKeys(account));
        SignedIn changed = accounts.saveAndFlush(account).signedIn();
        sessions.end(account.email(), session);
        return changed;
    }

    /**
     * Loads an account for a change by an administrator. The table lock lets one administrator act at a time, so that
     * two never remove each other's role at once.
     */
    private Account held(long id, long version, SignedIn by) {
        accounts.holdDoor();
        if (accounts.findById(by.accountId())
                .filter(mine -> mine.isEnabled() && mine.role() == AccountRole.ADMINISTRATOR)
                .isEmpty()) {
            throw new Conflict("administrator", "You are no administrator any more.");
        }
        Account account = accounts.findById(id).orElseThrow(() -> new NotFound("account", id));
        if (account.version() != version) {
            throw new StaleVersion(version, account.version());
        }
        return account;
    }

    /** Revokes the account's keys; the words say how many. */
    private String withoutKeys(Account account) {
        return "keys revoked: " + keys.revokeAll(account.id());
    }

    private void record(AuditAct act, Account account, @Nullable String before, @Nullable String after) {
        trail.record(AuditEvent.of(act, AuditObject.account(account.id(), account.email()))
                .changed(before, after));
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
            throw new InvalidInput("role", "role", "reporter, editor, administrator");
        }
    }
}
