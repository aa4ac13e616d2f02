package dateline.newsroom.account;

import dateline.account.session.OpenSession;
import dateline.platform.language.Words;
import dateline.publishing.view.TimeView;
import java.time.ZoneId;
import java.util.List;

/** A session as a page shows it. */
public record SessionLine(OpenSession session, TimeView since, TimeView seen) {

    /** Returns the lines of these sessions, with times in the zone. */
    public static List<SessionLine> of(List<OpenSession> sessions, ZoneId zone, Words words) {
        return sessions.stream()
                .map(session -> new SessionLine(
                        session, TimeView.of(session.since(), zone, words), TimeView.of(session.seen(), zone, words)))
                .toList();
    }
}
