package dateline.photo;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Repository of photos. */
public interface Photos extends Repository<Photo, Long> {

    /** SQL condition: readers may see photo {@code p}. */
    String PUBLIC = """
        (exists (select from entry_figure f join entry e on e.id = f.entry_id join story s on s.id = e.story_id
                 where f.photo_id = p.id and e.released_at is not null and e.retracted_at is null and s.published_at is not null)
         or exists (select from story s where s.lead_photo_id = p.id and s.published_at is not null)
         or exists (select from contributor c join credit_person n on n.contributor_id = c.id join credit r on r.id = n.credit_id
                    left join entry e on e.id = r.entry_id join story s on s.id = coalesce(r.story_id, e.story_id)
                    where c.portrait_id = p.id and s.published_at is not null
                    and (e.id is null or e.released_at is not null and e.retracted_at is null)))""";

    Photo save(Photo photo);

    Photo saveAndFlush(Photo photo);

    Optional<Photo> findById(Long id);

    Optional<Photo> findByKey(String key);

    /** Finds a photo and locks it (for key share) against removal until the transaction ends. */
    @Query(nativeQuery = true, value = "select * from photo where key = :key for key share")
    Optional<Photo> findHeldByKey(String key);

    List<Photo> findByKeyIn(Collection<String> keys);

    /**
     * Whether readers may see the photo: it is in a published entry of a public story, leads a public story, or is the
     * portrait of a contributor credited there. Photos of drafts, and those used only in retracted entries, are not
     * public.
     */
    @Query(nativeQuery = true, value = "select exists (select from photo p where p.id = :id and " + PUBLIC + ")")
    boolean isPublic(Long id);

    /** Those of the keys whose photos readers may see. */
    @Query(nativeQuery = true, value = "select p.key from photo p where p.key in (:keys) and " + PUBLIC)
    List<String> publicOf(Collection<String> keys);

    /** Those of the keys whose photos the story shows to readers, with an entry or as its lead photo. */
    @Query(nativeQuery = true, value = """
        select p.key from entry_figure f join entry e on e.id = f.entry_id join story s on s.id = e.story_id join photo p on p.id = f.photo_id
        where p.key in (:keys) and s.id = :story and e.released_at is not null and e.retracted_at is null and s.published_at is not null
        union select p.key from story s join photo p on p.id = s.lead_photo_id
        where p.key in (:keys) and s.id = :story and s.published_at is not null""")
    List<String> shownOf(Long story, Collection<String> keys);

    /** Public stories that show the photo, at most {@code limit}. */
    @Query(nativeQuery = true, value = """
        select s.id from entry_figure f join entry e on e.id = f.entry_id join story s on s.id = e.story_id
        where f.photo_id = :id and e.released_at is not null and e.retracted_at is null and s.published_at is not null
        union select s.id from story s where s.lead_photo_id = :id and s.published_at is not null limit :limit""")
    List<Long> stories(Long id, int limit);
}
