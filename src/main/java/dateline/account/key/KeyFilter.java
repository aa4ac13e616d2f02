package dateline.account.key;

import dateline.account.SignedIn;
import dateline.account.session.ClientAddress;
import dateline.platform.tomcat.BodyLimits;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Authenticates programs by {@code Authorization: Bearer <key>} (RFC 6750). An invalid key is refused even where none
 * is required. Checks the scope that the method and the path need by themselves: {@code metrics} for metrics, {@code
 * read} to read, {@code write} for everything else. Services check {@code publish} by what is changed.
 */
public class KeyFilter extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private final ApiKeys keys;
    private final AuthenticationEntryPoint refusal;
    private final AccessDeniedHandler denial;

    public KeyFilter(ApiKeys keys, AuthenticationEntryPoint refusal, AccessDeniedHandler denial) {
        this.keys = keys;
        this.refusal = refusal;
        this.denial = denial;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String key = key(request.getHeader("Authorization"));
        if (key != null) {
            Optional<BearerKey> used = keys.use(key, ClientAddress.of(request));
            if (used.isEmpty()) {
                refusal.commence(
                        request,
                        response,
                        new BadCredentialsException("The key is wrong, or was revoked, or has ended."));
                return;
            }
            SignedIn by = used.get().by();
            var authentication = UsernamePasswordAuthenticationToken.authenticated(by, null, by.authorities());
            authentication.setDetails(used.get());
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(authentication);
            SecurityContextHolder.setContext(context);
            try {
                used.get().require(scope(request));
            } catch (MissingScope missing) {
                denial.handle(request, response, missing);
                return;
            }
            BodyLimits.raise(request);
        }
        chain.doFilter(request, response);
    }

    private static KeyScope scope(HttpServletRequest request) {
        if (request.getRequestURI().startsWith("/actuator")) {
            return KeyScope.METRICS;
        }
        return SAFE.contains(request.getMethod()) ? KeyScope.READ : KeyScope.WRITE;
    }

    private static @Nullable String key(@Nullable String header) {
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).strip()
                : null;
    }
}
