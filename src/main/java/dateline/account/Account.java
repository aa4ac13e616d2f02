package dateline.account;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Account of an administrator, editor or reporter. The password is stored as a hash only. */
@Entity
public class Account {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String email;
    private String name;
    private String passwordHash;
    private AccountRole role;
    private Instant createdAt;
    private @Nullable Instant disabledAt;
    private @Nullable String language;

    @Version
    private long version;

    protected Account() {}

    Account(String email, String name, String passwordHash, AccountRole role, Instant now) {
        this.email = email;
        this.name = name;
        this.passwordHash = passwordHash;
        this.role = role;
        this.createdAt = now;
    }

    /** Returns the principal that represents the account in sessions and controllers. */
    public SignedIn signedIn() {
        return new SignedIn(id, email, name, role, language, version);
    }

    /** Sets name and role, as of the account's next sign-in. */
    void update(String name, AccountRole role) {
        this.name = name;
        this.role = role;
    }

    void setPasswordHash(String passwordHash) {
        this.passwordHash = passwordHash;
    }

    void lock(Instant now) {
        disabledAt = disabledAt == null ? now : disabledAt;
    }

    void unlock() {
        disabledAt = null;
    }

    public boolean isEnabled() {
        return disabledAt == null;
    }

    public String passwordHash() {
        return passwordHash;
    }

    public Long id() {
        return id;
    }

    public String email() {
        return email;
    }

    public String name() {
        return name;
    }

    public AccountRole role() {
        return role;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** When the account was locked; null when it is not locked. */
    public @Nullable Instant disabledAt() {
        return disabledAt;
    }

    public long version() {
        return version;
    }
}
