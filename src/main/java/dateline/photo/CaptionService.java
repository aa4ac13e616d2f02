package dateline.photo;

import dateline.account.audit.AuditAct;
import dateline.account.audit.AuditEvent;
import dateline.account.audit.AuditObject;
import dateline.account.audit.AuditTrail;
import dateline.photo.rendition.FocalPoint;
import dateline.platform.error.NotFound;
import dateline.platform.error.StaleVersion;
import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes the caption, alt text and credit of photos, from which later uses start, and their focal point. */
@Service
public class CaptionService {

    private final Photos photos;
    private final JdbcClient jdbc;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;

    CaptionService(Photos photos, JdbcClient jdbc, AuditTrail trail, ApplicationEventPublisher events) {
        this.photos = photos;
        this.jdbc = jdbc;
        this.trail = trail;
        this.events = events;
    }

    /**
     * Sets the point that crops of the photo keep in sight, wherever it is shown; null for none. The photo's version
     * stays: an editor may be writing its caption at the same time.
     *
     * @throws NotFound when the photo does not exist
     */
    @Transactional
    public Photo focus(String key, @Nullable FocalPoint point) {
        Photo photo = photos.findByKey(key).orElseThrow(() -> new NotFound("photo", key));
        String before = "focal point " + photo.focalPoint();
        int changed = jdbc.sql("""
                        update photo set focus_x = :x, focus_y = :y
                        where id = :id and (focus_x is distinct from :x or focus_y is distinct from :y)""")
                .param("id", photo.id())
                .param("x", point == null ? null : point.x(), Types.DOUBLE)
                .param("y", point == null ? null : point.y(), Types.DOUBLE)
                .update();
        photo.focus(point);
        if (changed > 0) {
            trail.record(AuditEvent.of(AuditAct.PHOTO_EDITED, AuditObject.of("photo", key, photo.fileName()))
                    .changed(before, "focal point " + point));
            events.publishEvent(new PhotoChanged(List.of(photo.id())));
        }
        return photo;
    }

    /**
     * Changes a photo's own texts. Existing uses keep their caption and alt text. They also keep their printed credit
     * line, except in the given entries and stories, which print the photo's credit from now on.
     *
     * @param version                the version the editor saw
     * @throws NotFound               when the photo does not exist
     * @throws StaleVersion                 when the photo was saved since that version
     * @throws dateline.platform.error.InvalidInput when a text is invalid
     */
    @Transactional
    public Photo describe(
            String key, long version, PhotoWords words, Collection<Long> entryIds, Collection<Long> storyIds) {
        Photo photo = photos.findByKey(key).orElseThrow(() -> new NotFound("photo", key));
        if (photo.version() != version) {
            throw new StaleVersion(version, photo.version());
        }
        PhotoWords checked = words.checked();
        String before = Objects.requireNonNullElse(photo.creditLine(), "");
        photo.keep();
        photo.describe(
                unlessBlank(checked.caption()),
                unlessBlank(checked.alt()),
                unlessBlank(checked.creator()),
                unlessBlank(checked.credit()));
        photos.saveAndFlush(photo);
        trail.record(AuditEvent.of(AuditAct.PHOTO_EDITED, AuditObject.of("photo", key, photo.fileName()))
                .changed("version " + version, "version " + photo.version()));
        if (!before.equals(Objects.requireNonNullElse(photo.creditLine(), ""))) {
            jdbc.sql("update entry_figure set credit_line = :line where photo_id = :photo and credit_line is null")
                    .param("line", before)
                    .param("photo", photo.id())
                    .update();
            jdbc.sql(
                            "update story set lead_credit_line = :line where lead_photo_id = :photo and lead_credit_line is null")
                    .param("line", before)
                    .param("photo", photo.id())
                    .update();
        }
        if (!entryIds.isEmpty()) {
            jdbc.sql("update entry_figure set credit_line = null where photo_id = :photo and entry_id in (:ids)")
                    .param("photo", photo.id())
                    .param("ids", entryIds)
                    .update();
        }
        if (!storyIds.isEmpty()) {
            jdbc.sql("update story set lead_credit_line = null where lead_photo_id = :photo and id in (:ids)")
                    .param("photo", photo.id())
                    .param("ids", storyIds)
                    .update();
        }
        return photo;
    }

    private static @Nullable String unlessBlank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
