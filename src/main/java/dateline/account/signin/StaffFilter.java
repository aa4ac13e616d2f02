package dateline.account.signin;

import dateline.account.SignedIn;
import dateline.account.session.Sessions;
import dateline.platform.tomcat.BodyLimits;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Checks on each request that the session may continue. Sessions have a maximum age, and they end when their account
 * was locked or changed since the sign-in. Without a session, requests with an unsafe method are refused before any of
 * their body is read. The only exception is the sign-in form.
 */
public class StaffFilter extends OncePerRequestFilter {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Set<String> ELSEWHERE = Set.of("cross-site", "same-site");

    private final Sessions sessions;
    private final Duration life;
    private final Clock clock;
    private final String signIn;
    private final String signOut;

    /**
     * Creates the filter.
     *
     * @param life maximum age of a session
     */
    StaffFilter(Sessions sessions, Duration life, Clock clock, String signIn, String signOut) {
        this.sessions = sessions;
        this.life = life;
        this.clock = clock;
        this.signIn = signIn;
        this.signOut = signOut;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return SAFE.contains(request.getMethod())
                && (path.startsWith("/newsroom/assets/")
                        || path.startsWith("/webjars/")
                        || path.startsWith("/assets/"));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isSignedIn(request)) {
            BodyLimits.raise(request);
            chain.doFilter(request, response);
        } else if (SAFE.contains(request.getMethod())) {
            chain.doFilter(request, response);
        } else if (request.getRequestURI().equals(signOut)) {
            response.sendRedirect(signIn + "?out");
        } else if (!request.getRequestURI().equals(signIn)
                || !request.getMethod().equals("POST")) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        } else if (ELSEWHERE.contains(String.valueOf(request.getHeader("Sec-Fetch-Site")))) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else if (request.getContentLengthLong() > BodyLimits.STRANGERS_BYTES) {
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        } else if (isMultipart(request)) {
            response.sendError(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean isSignedIn(HttpServletRequest request) {
        SignedIn by = principal();
        HttpSession session = request.getSession(false);
        if (session == null) {
            return false;
        }
        boolean old = Instant.ofEpochMilli(session.getCreationTime()).plus(life).isBefore(clock.instant());
        // Only signed-in accounts have sessions. A session without a principal could not be read in whole or in part.
        if (by == null || old || !isReadable(session) || !sessions.mayStay(by)) {
            session.invalidate();
            SecurityContextHolder.clearContext();
            return false;
        }
        return true;
    }

    private static boolean isReadable(HttpSession session) {
        return Collections.list(session.getAttributeNames()).stream()
                .allMatch(name -> session.getAttribute(name) != null);
    }

    private static @Nullable SignedIn principal() {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        return who != null && who.getPrincipal() instanceof SignedIn by ? by : null;
    }

    private static boolean isMultipart(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.regionMatches(true, 0, "multipart/", 0, "multipart/".length());
    }
}
