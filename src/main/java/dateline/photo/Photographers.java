package dateline.photo;

import dateline.contributor.ContributorsJoined;
import dateline.platform.text.TextFold;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Renames the creators of photos after contributors were merged. */
@Component
class Photographers {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    Photographers(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    @EventListener
    void joined(ContributorsJoined event) {
        List<String> names = event.names().stream().map(TextFold::name).toList();
        List<Long> photos = jdbc.sql(
                        "update photo set creator = :name, version = version + 1 where name_fold(creator) in (:names) returning id")
                .param("name", event.name())
                .param("names", names)
                .query(Long.class)
                .list();
        if (!photos.isEmpty()) {
            events.publishEvent(new PhotoChanged(photos));
        }
    }
}
