package dateline.account.audit;

import dateline.account.Account;
import dateline.account.Accounts;
import dateline.account.SignedIn;
import dateline.account.password.TooManyTries;
import dateline.platform.error.DatabaseTrouble;
import dateline.platform.traffic.RateLimit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.DefaultAuthenticationEventPublisher;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.stereotype.Component;

/**
 * Records sign-ins of every kind, refused ones too, and sign-outs. Sign-ins are known by Spring Security's events.
 * Refusals for too many attempts, which cost an attacker nothing, are recorded once a minute for each address and
 * account typed, and {@value #MOST_REFUSALS} times a minute in all.
 */
@Component
public class SignInAudit implements LogoutHandler {

    private static final int MOST_REFUSALS = 120;

    private final AuditTrail trail;
    private final Accounts accounts;
    private final RateLimit refusals = new RateLimit(1);
    private final RateLimit allRefusals = new RateLimit(MOST_REFUSALS);

    SignInAudit(AuditTrail trail, Accounts accounts) {
        this.trail = trail;
        this.accounts = accounts;
    }

    /** Publishes an event for each refused attempt, for too many of them too. */
    @Configuration(proxyBeanMethods = false)
    static class Events {

        @Bean
        AuthenticationEventPublisher authenticationEvents(ApplicationEventPublisher events) {
            var publisher = new DefaultAuthenticationEventPublisher(events);
            publisher.setDefaultAuthenticationFailureEvent(AuthenticationFailureBadCredentialsEvent.class);
            return publisher;
        }
    }

    /** Records a completed sign-in in a browser. A program's password only makes a key, which is recorded by itself. */
    @EventListener
    void signedIn(InteractiveAuthenticationSuccessEvent event) {
        if (event.getAuthentication().getPrincipal() instanceof SignedIn by) {
            trail.recordAlone(AuditEvent.of(AuditAct.SIGNED_IN, AuditObject.account(by.accountId(), by.email()))
                    .by(by.staffer()));
        }
    }

    @EventListener
    void refused(AbstractAuthenticationFailureEvent event) {
        String typed = event.getAuthentication().getName().strip();
        boolean braked = event.getException() instanceof TooManyTries;
        if (event.getException() instanceof AuthenticationServiceException
                || DatabaseTrouble.isOutage(event.getException())
                || braked && isRepeated(typed)) {
            return;
        }
        Optional<Account> account = find(typed);
        AuditObject object = account.map(known -> AuditObject.account(known.id(), known.email()))
                .orElseGet(() -> AuditObject.address(typed));
        trail.recordAlone(AuditEvent.of(AuditAct.SIGN_IN_REFUSED, object)
                .because(
                        braked
                                ? "too many attempts"
                                : account.isEmpty()
                                        ? "unknown account"
                                        : account.get().isEnabled() ? "wrong password or code" : "locked account"));
    }

    private boolean isRepeated(String typed) {
        String address = String.valueOf(AuditSource.current().address());
        String name = AuditText.line(typed, 254) + " " + RateLimit.household(address);
        return refusals.take(name.toLowerCase(Locale.ROOT)) > 0 || allRefusals.take("all") > 0;
    }

    private Optional<Account> find(String typed) {
        // PostgreSQL accepts no NUL character, not even in a query.
        return typed.length() > 254 || typed.indexOf('\0') >= 0 ? Optional.empty() : accounts.of(typed);
    }

    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        if (authentication != null && authentication.getPrincipal() instanceof SignedIn by) {
            trail.recordAlone(AuditEvent.of(AuditAct.SIGNED_OUT, AuditObject.account(by.accountId(), by.email())));
        }
    }
}
