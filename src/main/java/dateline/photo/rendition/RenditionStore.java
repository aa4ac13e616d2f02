package dateline.photo.rendition;

import dateline.photo.file.PhotoFile;
import dateline.photo.file.PhotoStore;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
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
        return kept(key, rendition.fileName(), null);
    }

    /**
     * Returns the file of a crop in the same way.
     *
     * @return empty when the original does not exist
     */
    public Optional<byte[]> bytes(String key, Crop crop) {
        return kept(key, crop.fileName(), crop.focus());
    }

    private Optional<byte[]> kept(String key, String name, @Nullable FocalPoint focus) {
        return store.find(key, name).or(() -> {
            ImageWorkers.Work<Boolean> work = making(key, name, focus, ImageWorkers.Urgency.READER);
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
        making(key, Rendition.all(photoWidth).getLast().fileName(), null, ImageWorkers.Urgency.NOBODY_YET);
    }

    private ImageWorkers.Work<Boolean> making(
            String key, String wanted, @Nullable FocalPoint focus, ImageWorkers.Urgency urgency) {
        String work = key + (focus == null ? "" : focus.suffix());
        return making.computeIfAbsent(
                work,
                name -> imageWorkers.start(
                        () -> {
                            try {
                                // Another thread may have created it since the caller looked into the store.
                                return store.has(key, wanted) || make(key, focus);
                            } catch (Exception | Error e) {
                                if (urgency == ImageWorkers.Urgency.NOBODY_YET) {
                                    LOG.warn("The renditions of photo {} could not be made ahead", key, e);
                                }
                                throw e;
                            } finally {
                                making.remove(work);
                            }
                        },
                        urgency));
    }

    /**
     * Creates the missing files of a photo. The original is mapped only here, so queued work holds no photo in memory.
     * Existing files are not replaced.
     */
    private boolean make(String key, @Nullable FocalPoint focus) throws Exception {
        Optional<PhotoFile> original = store.photo(key);
        if (original.isEmpty()) {
            return false;
        }
        PhotoFile photo = original.get();
        return imageWorkers.within(Renditions.heap(photo), () -> {
            Renditions.of(photo, focus, name -> !store.has(key, name)).forEach((name, bytes) -> {
                if (!store.has(key, name)) {
                    store.save(key, name, bytes);
                }
            });
            return true;
        });
    }
}
