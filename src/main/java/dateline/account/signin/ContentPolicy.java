package dateline.account.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sets the Content-Security-Policy of newsroom pages, which load only resources of their own origin. Inline scripts,
 * such as the import map, carry the request's nonce, which is in the attribute {@value #NONCE}:
 * {@code th:nonce="${cspNonce}"} in a template.
 */
public class ContentPolicy extends OncePerRequestFilter {

    public static final String NONCE = "cspNonce";
    private static final String FRAMES = "X-Frame-Options";
    private final SecureRandom random = new SecureRandom();

    ContentPolicy() {}

    /** Sets the policy for a page without scripts that may be framed by the newsroom only. */
    public static void still(HttpServletResponse response) {
        response.setHeader(
                "Content-Security-Policy",
                String.join(
                        "; ",
                        "default-src 'none'",
                        "img-src 'self' data:",
                        "style-src 'self'",
                        "base-uri 'none'",
                        "form-action 'none'",
                        "frame-ancestors 'self'"));
        response.setHeader(FRAMES, "SAMEORIGIN");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        byte[] bits = new byte[16];
        random.nextBytes(bits);
        String nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        request.setAttribute(NONCE, nonce);
        response.setHeader(
                "Content-Security-Policy",
                String.join(
                        "; ",
                        "default-src 'self'",
                        "script-src 'self' 'nonce-" + nonce + "'",
                        "img-src 'self' blob: data:",
                        "object-src 'none'",
                        "base-uri 'none'",
                        "form-action 'self'",
                        "frame-ancestors 'none'"));
        response.setHeader(FRAMES, "DENY");
        chain.doFilter(request, response);
    }
}
