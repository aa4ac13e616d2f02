package dateline.newsroom.photos;

import dateline.newsroom.form.PhotoCard;
import dateline.photo.Photo;
import dateline.photo.Photos;
import dateline.photo.UsageRestriction;
import dateline.platform.error.NotFound;
import dateline.platform.paging.TimeKey;
import dateline.platform.text.SearchWords;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds photos, newest first, with keyset paging. */
@Component
@Transactional(readOnly = true)
class Library {

    static final int PHOTOS = 40;

    private final Photos photos;
    private final JdbcClient jdbc;

    Library(Photos photos, JdbcClient jdbc) {
        this.photos = photos;
        this.jdbc = jdbc;
    }

    /**
     * A page of photos.
     *
     * @param before the position at which the next page continues; null at the end
     */
    record Grid(List<LibraryPhoto> photos, @Nullable String before) {}

    /** A photo that matches: its id, key, filing time and number of uses. */
    private record Hit(long id, String key, Instant at, long uses) {}

    /** @param before the position of the last photo already shown, as microseconds and id; null for the first page */
    Grid find(SearchWords words, @Nullable String before) {
        TimeKey position = before == null || before.isBlank() ? TimeKey.NEWEST : position(before);
        List<Hit> hits = jdbc.sql("""
                select p.id, p.key, p.filed_at, (select count(distinct f.entry_id) from entry_figure f where f.photo_id = p.id)
                + (select count(*) from story s where s.lead_photo_id = p.id) + (select count(*) from contributor c where c.portrait_id = p.id) as uses
                from photo p where (:words = '' or p.words @@ to_tsquery('simple', :words)) and (p.filed_at, p.id) < (:at, :id)
                order by p.filed_at desc, p.id desc limit :limit""")
                .param("words", words.tsquery())
                .param("id", position.id())
                .param("limit", PHOTOS + 1)
                .param("at", position.at().atOffset(ZoneOffset.UTC))
                .query((row, i) -> new Hit(
                        row.getLong("id"),
                        row.getString("key"),
                        row.getObject("filed_at", OffsetDateTime.class).toInstant(),
                        row.getLong("uses")))
                .list();
        List<Hit> shown = hits.subList(0, Math.min(PHOTOS, hits.size()));
        Map<String, Photo> read = photos
                .findByKeyIn(shown.stream().map(Hit::key).toList())
                .stream()
                .collect(Collectors.toMap(Photo::key, Function.identity()));
        String next = hits.size() > PHOTOS
                ? new TimeKey(shown.getLast().at(), shown.getLast().id()).toString()
                : null;
        return new Grid(
                shown.stream()
                        .map(hit -> shown(Objects.requireNonNull(read.get(hit.key())), hit.uses()))
                        .toList(),
                next);
    }

    private static LibraryPhoto shown(Photo photo, long uses) {
        return new LibraryPhoto(
                photo.id(),
                photo.key(),
                photo.width(),
                photo.height(),
                photo.caption(),
                photo.alt(),
                photo.creditLine(),
                photo.fileName(),
                PhotoCard.usage(photo),
                photo.restriction().map(UsageRestriction::word).orElse(null),
                photo.isAnimated(),
                photo.focalPoint() == null ? null : photo.focalPoint().classes(),
                uses,
                photo.filedAt());
    }

    private static TimeKey position(String before) {
        TimeKey position = TimeKey.of(before);
        if (position == null) {
            throw new NotFound("position in the library", before);
        }
        return position;
    }
}
