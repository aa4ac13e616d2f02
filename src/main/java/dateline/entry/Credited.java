package dateline.entry;

import dateline.contributor.ContributorChanged;
import dateline.contributor.ContributorsJoined;
import dateline.contributor.ContributorsJoining;
import dateline.photo.PhotoChanged;
import dateline.story.ChangeKind;
import dateline.story.ChangeLog;
import dateline.story.Stories;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lets what readers see of a person or a photo follow it: a new name is a change of every story, and every entry, that credits them. */
@Component
class Credited {

    private final JdbcClient jdbc;
    private final Stories stories;
    private final ChangeLog log;

    Credited(JdbcClient jdbc, Stories stories, ChangeLog log) {
        this.jdbc = jdbc;
        this.stories = stories;
        this.log = log;
    }

    private record Place(long storyId, @Nullable Long entryNumber) {
    }

    @EventListener
    void changed(ContributorChanged event) {
        List<Place> places = places("p.contributor_id = :id", event.contributorId());
        // Their page alone shows the rest: one change brings it in step, wherever it is.
        tell(event.named() ? places : places.stream().limit(1).toList());
    }

    /** Whoever posts holds a story first and people after: so does this. */
    @EventListener
    void joining(ContributorsJoining event) {
        jdbc.sql("""
                select s.id from story s where s.id in (select coalesce(c.story_id, e.story_id) from credit_person p join credit c on c.id = p.credit_id
                left join entry e on e.id = c.entry_id where p.contributor_id in (:ids)) order by s.id for update""")
            .param("ids", event.contributorIds()).query(Long.class).list();
    }

    @EventListener
    void joined(ContributorsJoined event) {
        if (!event.credits().isEmpty()) {
            tell(places("c.id in (:id)", event.credits()));
        }
    }

    @EventListener
    void changed(PhotoChanged event) {
        tell(jdbc.sql("""
                select s.id, e.number from entry_figure f join entry e on e.id = f.entry_id join story s on s.id = e.story_id
                where f.photo_id = :id and s.published_at is not null and e.released_at is not null and e.retracted_at is null
                union select s.id, null from story s where s.lead_photo_id = :id and s.published_at is not null""")
            .param("id", event.photoId()).query((row, i) -> new Place(row.getLong("id"), row.getObject("number", Long.class))).list());
    }

    /** The stories in one order for everyone, each locked once. */
    private void tell(List<Place> places) {
        places.stream().distinct().collect(Collectors.groupingBy(Place::storyId, TreeMap::new, Collectors.toList())).forEach((storyId, changed) ->
            stories.findById(storyId).ifPresent(story -> changed.forEach(place ->
                log.append(story, place.entryNumber() == null ? ChangeKind.STORY : ChangeKind.EDITED, place.entryNumber()))));
    }

    /** Where readers see the credits, the newest first. */
    private List<Place> places(String condition, Object id) {
        return jdbc.sql("select distinct s.id, e.number, coalesce(e.published_at, s.changed_at) as at from credit_person p "
                + "join credit c on c.id = p.credit_id left join entry e on e.id = c.entry_id "
                + "join story s on s.id = coalesce(c.story_id, e.story_id) where " + condition + " and s.published_at is not null "
                + "and (e.id is null or e.released_at is not null and e.retracted_at is null) order by at desc")
            .param("id", id)
            .query((row, i) -> new Place(row.getLong("id"), row.getObject("number", Long.class))).list();
    }
}
