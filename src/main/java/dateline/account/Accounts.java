package dateline.account;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Repository of accounts. */
public interface Accounts extends Repository<Account, Long> {

    Account saveAndFlush(Account account);

    Optional<Account> findById(Long id);

    /** Finds an account by its e-mail address, ignoring case. */
    @Query("from Account a where lower(a.email) = lower(:email)")
    Optional<Account> of(String email);

    @Query("from Account a order by lower(a.name), a.id")
    List<Account> byName(Limit limit);

    @Query("from Account a order by a.id")
    List<Account> all(Limit limit);

    /** Sets the language without raising the version, since a new version ends the account's sessions. */
    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("update Account a set a.language = :language where a.id = :id")
    void setLanguage(long id, @Nullable String language);

    long count();

    /**
     * Locks the account table against other writers until the transaction ends. Two nodes that start at once then
     * create only one first administrator.
     */
    @Modifying
    @Query(nativeQuery = true, value = "lock table account in share row exclusive mode")
    void holdDoor();
}
