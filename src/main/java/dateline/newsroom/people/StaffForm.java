package dateline.newsroom.people;

import dateline.account.Account;
import org.jspecify.annotations.Nullable;

/** An account as its form submits it. {@code version} is the version the administrator saw; null for a new account. */
record StaffForm(
        @Nullable String name,
        @Nullable String email,
        @Nullable String role,
        @Nullable Long version) {

    static final StaffForm BLANK = new StaffForm(null, null, "reporter", null);

    static StaffForm of(Account account) {
        return new StaffForm(account.name(), account.email(), account.role().word(), account.version());
    }

    StaffForm at(long current) {
        return new StaffForm(name, email, role, current);
    }

    long seen() {
        return version == null ? -1 : version;
    }
}
