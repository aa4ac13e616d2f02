package dateline.account;

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
 * Keeps the token that protects forms from other sites (CSRF): in the session of who is signed in, and in a cookie for the sign-in itself, which
 * needs no session that way. {@link StaffFilter} refuses a sign-in that comes from another site besides.
 */
final class FormTokens implements CsrfTokenRepository {

    private static final String COOKIE = "newsroom-form";
    private static final String HEADER = "X-CSRF-TOKEN";
    private static final String PARAMETER = "_csrf";
    private static final int LENGTH = 43;

    private final HttpSessionCsrfTokenRepository sessions = new HttpSessionCsrfTokenRepository();
    private final SecureRandom random = new SecureRandom();
    private final String signIn;

    /** @param signIn the path of the sign-in */
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
            // It outlives the sign-in: another tab may show the same form still.
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
