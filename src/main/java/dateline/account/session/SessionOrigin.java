package dateline.account.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Where a session was begun. It is an attribute of the session.
 *
 * @param browser short words for browser and system; empty when the browser does not say
 * @param address network address; null when it is unknown
 */
public record SessionOrigin(String browser, @Nullable String address) implements Serializable {

    static final String ATTRIBUTE = "session-origin";

    static SessionOrigin of(HttpServletRequest request) {
        return new SessionOrigin(BrowserName.of(request.getHeader("User-Agent")), ClientAddress.of(request));
    }

    /** Keeps the origin with the session of each sign-in. */
    @Component("sessionOrigins")
    static class Listener {

        @EventListener
        void signedIn(InteractiveAuthenticationSuccessEvent event) {
            if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes) {
                HttpSession session = attributes.getRequest().getSession(false);
                if (session != null) {
                    session.setAttribute(ATTRIBUTE, SessionOrigin.of(attributes.getRequest()));
                }
            }
        }
    }
}
