package dateline.entry;

import dateline.contributor.ContributorChanged;
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

/** Lets what readers see of a person follow the person: a new name is a change of every story, and every entry, that credits them. */
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
        List<Place> places = places(event.contributorId());
        // Their page alone shows the rest: one change brings it in step, wherever it is.
        List<Place> told = event.named() ? places : places.stream().limit(1).toList();
        // The stories in one order for everyone, each locked once.
        told.stream().collect(Collectors.groupingBy(Place::storyId, TreeMap::new, Collectors.toList())).forEach((storyId, changed) ->
            stories.findById(storyId).ifPresent(story -> changed.forEach(place ->
                log.append(story, place.entryNumber() == null ? ChangeKind.STORY : ChangeKind.EDITED, place.entryNumber()))));
    }

    /** Where readers see the person's name, the newest first. */
    private List<Place> places(long contributorId) {
        return jdbc.sql("""
                select distinct s.id, e.number, coalesce(e.published_at, s.changed_at) as at from credit_person p
                join credit c on c.id = p.credit_id left join entry e on e.id = c.entry_id
                join story s on s.id = coalesce(c.story_id, e.story_id)
                where p.contributor_id = :id and s.published_at is not null
                and (e.id is null or e.released_at is not null and e.retracted_at is null) order by at desc""")
            .param("id", contributorId)
            .query((row, i) -> new Place(row.getLong("id"), row.getObject("number", Long.class))).list();
    }
}
