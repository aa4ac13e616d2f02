package dateline.account;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Someone who may come in. Its password is kept as a hash only. */
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

    protected Account() {
    }

    Account(String email, String name, String passwordHash, AccountRole role, Instant now) {
        this.email = email;
        this.name = name;
        this.passwordHash = passwordHash;
        this.role = role;
        this.createdAt = now;
    }

    /** What controllers are told of whoever is signed in. */
    SignedIn signedIn() {
        return new SignedIn(id, email, name, role, language);
    }

    /** @param tag BCP 47; null for no choice of their own */
    void speak(@Nullable String tag) {
        this.language = tag;
    }

    boolean isEnabled() {
        return disabledAt == null;
    }

    String passwordHash() {
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
}
