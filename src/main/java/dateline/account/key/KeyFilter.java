package dateline.account.key;

import dateline.account.SignedIn;
import dateline.platform.tomcat.BodyLimits;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Authenticates programs by {@code Authorization: Bearer <key>} (RFC 6750). An invalid key is refused even where none
 * is required.
 */
public class KeyFilter extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";
    private final ApiKeys keys;
    private final AuthenticationEntryPoint refusal;

    public KeyFilter(ApiKeys keys, AuthenticationEntryPoint refusal) {
        this.keys = keys;
        this.refusal = refusal;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String key = key(request.getHeader("Authorization"));
        if (key != null) {
            Optional<BearerKey> used = keys.use(key);
            if (used.isEmpty()) {
                refusal.commence(request, response, new BadCredentialsException("The key is wrong, or was revoked."));
                return;
            }
            SignedIn by = used.get().by();
            var authentication = UsernamePasswordAuthenticationToken.authenticated(by, null, by.authorities());
            authentication.setDetails(used.get());
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(authentication);
            SecurityContextHolder.setContext(context);
            BodyLimits.raise(request);
        }
        chain.doFilter(request, response);
    }

    private static @Nullable String key(@Nullable String header) {
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).strip()
                : null;
    }
}
