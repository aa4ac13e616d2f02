package dateline.account.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;

/**
 * An open session in a list.
 *
 * @param id      public id, from which the session cannot be used
 * @param browser short words for browser and system; empty when unknown
 * @param seen    when it was last used, to the minute
 * @param own     whether it is the session that asks
 */
public record OpenSession(
        String id, String browser, @Nullable String address, Instant since, Instant seen, boolean own) {

    static OpenSession of(Session session, boolean own) {
        SessionOrigin origin = session.getAttribute(SessionOrigin.ATTRIBUTE) instanceof SessionOrigin known
                ? known
                : new SessionOrigin("", null);
        return new OpenSession(
                Sessions.publicId(session.getId()),
                origin.browser(),
                origin.address(),
                session.getCreationTime(),
                session.getLastAccessedTime(),
                own);
    }
}
