package dateline.account.password;

import dateline.account.Account;
import dateline.account.Accounts;
import dateline.account.SignedIn;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Authenticates by e-mail address and password, for the sign-in form and for HTTP Basic. Refusing an unknown address
 * takes as long as refusing a wrong password.
 */
@Component
class PasswordAuthenticationProvider implements AuthenticationProvider {

    private final Accounts accounts;
    private final PasswordEncoder passwords;
    private final SignInRateLimit brake;
    private volatile @Nullable String nobodysHash;

    PasswordAuthenticationProvider(Accounts accounts, PasswordEncoder passwords, SignInRateLimit brake) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.brake = brake;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String email = attempt.getName().strip();
        String address =
                attempt.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
        brake.check(email, address);
        Optional<Account> account = storable(email) ? accounts.of(email) : Optional.empty();
        String nobodys = nobodysHash();
        boolean right = passwords.matches(
                String.valueOf(attempt.getCredentials()),
                account.map(Account::passwordHash).orElse(nobodys));
        SignedIn signedIn = account.filter(Account::isEnabled)
                .filter(known -> right)
                .map(Account::signedIn)
                .orElseThrow(() -> new BadCredentialsException("Wrong e-mail address or password."));
        brake.release(email, address);
        var authenticated = UsernamePasswordAuthenticationToken.authenticated(signedIn, null, signedIn.authorities());
        authenticated.setDetails(attempt.getDetails());
        return authenticated;
    }

    /**
     * Returns a hash to compare with when the account is unknown. Every attempt calls this, so that the first one takes
     * equally long for any address. The hash is created on first use, to keep it out of the startup time.
     */
    private String nobodysHash() {
        String hash = nobodysHash;
        if (hash == null) {
            hash = passwords.encode("nobody");
            nobodysHash = hash;
        }
        return hash;
    }

    // PostgreSQL accepts no NUL character, not even in a query.
    private static boolean storable(String email) {
        return email.indexOf('\0') < 0;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
