package dateline.account.audit;

import dateline.account.SignedIn;
import dateline.account.key.BearerKey;
import dateline.account.session.ClientAddress;
import dateline.account.session.Sessions;
import dateline.platform.settings.Actor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Who acts in the current thread, and from where.
 *
 * @param actor   signed-in account; null when nobody is signed in
 * @param via     {@code session}, {@code key}, {@code password} for HTTP Basic, {@code schedule}, or {@code system}
 * @param viaId   public id of the session, or id of the key; never the secret
 * @param address network address of the client; null without a request
 */
record AuditSource(
        @Nullable Actor actor,
        String via,
        @Nullable String viaId,
        @Nullable String address) {

    static AuditSource current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        SignedIn by =
                authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn ? signedIn : null;
        HttpServletRequest request =
                RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                        ? attributes.getRequest()
                        : null;
        String address = request == null ? null : ClientAddress.of(request);
        Actor actor = by == null ? null : by.staffer();
        if (authentication != null && authentication.getDetails() instanceof BearerKey key) {
            return new AuditSource(actor, "key", String.valueOf(key.id()), address);
        }
        HttpSession session = request == null ? null : request.getSession(false);
        if (session != null) {
            return new AuditSource(actor, "session", Sessions.publicId(session.getId()), address);
        }
        return new AuditSource(actor, actor == null ? "system" : "password", null, address);
    }
}
