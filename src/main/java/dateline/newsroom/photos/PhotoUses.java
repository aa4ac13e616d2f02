package dateline.newsroom.photos;

import dateline.entry.Entries;
import dateline.entry.Entry;
import dateline.photo.Figure;
import dateline.photo.Photo;
import dateline.photo.UnusedPhotos;
import dateline.story.Stories;
import dateline.story.Story;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds the uses of a photo: at most 500 entries, at most 500 stories, and all contributors. */
@Component
@Transactional(readOnly = true)
class PhotoUses {

    private static final int MOST = 500;

    private final Entries entries;
    private final Stories stories;
    private final JdbcClient jdbc;
    private final UnusedPhotos unused;

    PhotoUses(Entries entries, Stories stories, JdbcClient jdbc, UnusedPhotos unused) {
        this.entries = entries;
        this.stories = stories;
        this.jdbc = jdbc;
        this.unused = unused;
    }

    /** @param own the id of the account whose unpublished entries are included; all accounts' when null */
    List<PhotoUse> of(Photo photo, @Nullable Long own) {
        List<Long> found = jdbc.sql("""
                select e.id from entry e where e.id in (select entry_id from entry_figure where photo_id = :photo)
                and (:own::bigint is null or e.released_at is not null or e.created_by = :own) order by e.id desc limit :limit""")
                .param("photo", photo.id())
                .param("own", own)
                .param("limit", MOST)
                .query(Long.class)
                .list();
        List<Long> leads = jdbc.sql("select id from story where lead_photo_id = :photo order by id desc limit :limit")
                .param("photo", photo.id())
                .param("limit", MOST)
                .query(Long.class)
                .list();
        Stream<PhotoUse> portraits = jdbc
                .sql("select id, slug, name from contributor where portrait_id = :photo order by lower(name)")
                .param("photo", photo.id())
                .query((row, i) -> new PhotoUse(
                        "portrait",
                        row.getLong("id"),
                        row.getString("slug"),
                        row.getString("name"),
                        null,
                        null,
                        "",
                        null,
                        photo.alt(),
                        photo.creditLine(),
                        0))
                .list()
                .stream();
        return Stream.of(
                        leads.isEmpty()
                                ? Stream.<PhotoUse>empty()
                                : stories.findByIdIn(leads).stream()
                                        .sorted(Comparator.comparing(Story::id).reversed())
                                        .map(PhotoUses::lead),
                        found.isEmpty()
                                ? Stream.<PhotoUse>empty()
                                : entries.findByIdIn(found).stream()
                                        .sorted(Comparator.comparing(Entry::id).reversed())
                                        .map(entry -> entry(entry, photo)),
                        portraits)
                .flatMap(uses -> uses)
                .toList();
    }

    /** Returns when the photo may be deleted because it was never used; empty when it is kept. */
    Optional<Instant> leaves(Photo photo) {
        return unused.leaves(photo);
    }

    private static PhotoUse lead(Story story) {
        Figure figure = story.leadFigure().orElseThrow();
        return new PhotoUse(
                "lead",
                story.id(),
                story.slug(),
                story.headline(),
                null,
                null,
                story.status().word(),
                figure.caption(),
                figure.alt(),
                figure.creditLine(),
                story.version());
    }

    private static PhotoUse entry(Entry entry, Photo photo) {
        Figure figure = entry.figures().stream()
                .filter(each -> each.photo().key().equals(photo.key()))
                .findFirst()
                .orElseThrow();
        return new PhotoUse(
                "entry",
                entry.id(),
                entry.story().slug(),
                entry.story().headline(),
                entry.number(),
                entry.headline(),
                entry.status().word(),
                figure.caption(),
                figure.alt(),
                figure.creditLine(),
                entry.version());
    }
}
