package dateline.photo.rendition;

import dateline.photo.file.PhotoFile;
import dateline.photo.file.PhotoStore;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Creates the renditions and crops of photos on first request and stores them. All files of a photo come from one
 * decoding, which takes a second or two. Callers block, so do not call it on an event loop.
 */
@Component
public class RenditionStore {

    private static final Logger LOG = LoggerFactory.getLogger(RenditionStore.class);

    private final PhotoStore store;
    private final ImageWorkers imageWorkers;
    private final ConcurrentMap<String, ImageWorkers.Work<Boolean>> making = new ConcurrentHashMap<>();

    RenditionStore(PhotoStore store, ImageWorkers imageWorkers) {
        this.store = store;
        this.imageWorkers = imageWorkers;
    }

    /**
     * Returns the file of a rendition. Concurrent requests for the same photo share one decoding.
     *
     * @param photoWidth the photo's displayed width
     * @return           empty when a photo of this width has no such rendition, or when the original does not exist
     */
    public Optional<byte[]> bytes(String key, int photoWidth, Rendition rendition) {
        if (!Rendition.all(photoWidth).contains(rendition)) {
            return Optional.empty();
        }
        return kept(key, rendition.fileName());
    }

    /**
     * Returns the file of a crop in the same way.
     *
     * @return empty when the original does not exist
     */
    public Optional<byte[]> bytes(String key, Crop crop) {
        return kept(key, crop.fileName());
    }

    private Optional<byte[]> kept(String key, String name) {
        return store.find(key, name).or(() -> {
            ImageWorkers.Work<Boolean> work = making(key, name, ImageWorkers.Urgency.READER);
            imageWorkers.hurry(work);
            imageWorkers.await(work);
            return store.find(key, name);
        });
    }

    /**
     * Queues the creation of all renditions at the lowest urgency, so that the photo's first reader does not have to
     * wait. Returns at once.
     */
    public void prepare(String key, int photoWidth) {
        making(key, Rendition.all(photoWidth).getLast().fileName(), ImageWorkers.Urgency.NOBODY_YET);
    }

    private ImageWorkers.Work<Boolean> making(String key, String wanted, ImageWorkers.Urgency urgency) {
        return making.computeIfAbsent(
                key,
                photo -> imageWorkers.start(
                        () -> {
                            try {
                                // Another thread may have created it since the caller looked into the store.
                                return store.has(photo, wanted) || make(photo);
                            } catch (Exception | Error e) {
                                if (urgency == ImageWorkers.Urgency.NOBODY_YET) {
                                    LOG.warn("The renditions of photo {} could not be made ahead", photo, e);
                                }
                                throw e;
                            } finally {
                                making.remove(photo);
                            }
                        },
                        urgency));
    }

    /**
     * Creates the missing files of a photo. The original is mapped only here, so queued work holds no photo in memory.
     * Existing files are not replaced.
     */
    private boolean make(String key) throws Exception {
        Optional<PhotoFile> original = store.photo(key);
        if (original.isEmpty()) {
            return false;
        }
        PhotoFile photo = original.get();
        return imageWorkers.within(Renditions.heap(photo), () -> {
            Renditions.of(photo).forEach((name, bytes) -> {
                if (!store.has(key, name)) {
                    store.save(key, name, bytes);
                }
            });
            return true;
        });
    }
}
