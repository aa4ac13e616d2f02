package dateline.image;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The renditions and crops of photos, made when first asked for and kept from then on. A photo's are all made from one decoding, which
 * takes a second or two: not to be called on an event loop.
 */
@Component
public class RenditionRoom {

    private static final Logger LOG = LoggerFactory.getLogger(RenditionRoom.class);

    private final PhotoStore store;
    private final Darkroom darkroom;
    private final ConcurrentMap<String, Darkroom.Work<Boolean>> making = new ConcurrentHashMap<>();

    RenditionRoom(PhotoStore store, Darkroom darkroom) {
        this.store = store;
        this.darkroom = darkroom;
    }

    /**
     * The rendition's file. However many ask at the same time, it is made once.
     *
     * @param photoWidth the photo's own width, as displayed
     * @return empty when a photo so wide has no such rendition, or when its original is not here
     */
    public Optional<byte[]> bytes(String key, int photoWidth, Rendition rendition) {
        if (!Rendition.all(photoWidth).contains(rendition)) {
            return Optional.empty();
        }
        return kept(key, rendition.fileName());
    }

    /**
     * The crop's file, by the same rules.
     *
     * @return empty when the original is not here
     */
    public Optional<byte[]> bytes(String key, Crop crop) {
        return kept(key, crop.fileName());
    }

    private Optional<byte[]> kept(String key, String name) {
        return store.find(key, name).or(() -> {
            Darkroom.Work<Boolean> work = making(key, name, Darkroom.Urgency.READER);
            darkroom.hurry(work);
            darkroom.await(work);
            return store.find(key, name);
        });
    }

    /** Lets the photo's renditions be made when nobody waits for others, so that its first reader need not wait. Returns at once. */
    public void prepare(String key, int photoWidth) {
        making(key, Rendition.all(photoWidth).getLast().fileName(), Darkroom.Urgency.NOBODY_YET);
    }

    private Darkroom.Work<Boolean> making(String key, String wanted, Darkroom.Urgency urgency) {
        return making.computeIfAbsent(
                key,
                photo -> darkroom.start(
                        () -> {
                            try {
                                // Another may have finished between the caller's look into the store and this turn.
                                return store.has(photo, wanted) || make(photo);
                            } catch (Exception | Error e) {
                                if (urgency == Darkroom.Urgency.NOBODY_YET) {
                                    LOG.warn("The renditions of photo {} could not be made ahead", photo, e);
                                }
                                throw e;
                            } finally {
                                making.remove(photo);
                            }
                        },
                        urgency));
    }

    /** The original is mapped only here: those who wait for one hold no photo in memory. A file that is there stays as it is. */
    private boolean make(String key) throws Exception {
        Optional<PhotoContent> original = store.content(key);
        if (original.isEmpty()) {
            return false;
        }
        PhotoFile photo = PhotoFile.of(original.get());
        return darkroom.within(Renditions.heap(photo), () -> {
            Renditions.of(photo).forEach((name, bytes) -> {
                if (!store.has(key, name)) {
                    store.save(key, name, bytes);
                }
            });
            return true;
        });
    }
}
