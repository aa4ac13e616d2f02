package dateline.account.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;

/**
 * Stores CSRF tokens in the session of a signed-in account, otherwise in a cookie, so that the sign-in form needs no
 * session. {@link StaffFilter} also refuses sign-ins sent from another site.
 */
final class FormTokens implements CsrfTokenRepository {

    private static final String COOKIE = "newsroom-form";
    private static final String HEADER = "X-CSRF-TOKEN";
    private static final String PARAMETER = "_csrf";
    private static final int LENGTH = 43;

    private final HttpSessionCsrfTokenRepository sessions = new HttpSessionCsrfTokenRepository();
    private final SecureRandom random = new SecureRandom();
    private final String signIn;

    /**
     * Creates the repository.
     *
     * @param signIn path of the sign-in form
     */
    FormTokens(String signIn) {
        this.signIn = signIn;
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        byte[] bits = new byte[32];
        random.nextBytes(bits);
        return new DefaultCsrfToken(
                HEADER, PARAMETER, Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        if (!isInCookie(request)) {
            sessions.saveToken(token, request, response);
        } else if (token != null) {
            // The cookie outlives the sign-in, because another tab may still show the same form.
            SignInCookies.write(request, response, COOKIE, token.getToken(), Duration.ofSeconds(-1));
        }
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        if (!isInCookie(request)) {
            return sessions.loadToken(request);
        }
        return SignInCookies.read(request, COOKIE)
                .filter(value -> value.length() == LENGTH)
                .map(value -> new DefaultCsrfToken(HEADER, PARAMETER, value))
                .orElse(null);
    }

    private boolean isInCookie(HttpServletRequest request) {
        return request.getRequestURI().equals(signIn) || request.getSession(false) == null;
    }
}
