package dateline.image;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
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
    private final ConcurrentMap<String, CompletableFuture<Void>> making = new ConcurrentHashMap<>();

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
            make(key, name);
            return store.find(key, name);
        });
    }

    /** Starts making the photo's renditions, so that its first reader need not wait. Returns at once. */
    public void prepare(String key, int photoWidth) {
        Thread.ofVirtual().name("renditions-" + key).start(() -> {
            try {
                bytes(key, photoWidth, Rendition.all(photoWidth).getLast());
            } catch (RuntimeException e) {
                LOG.warn("The renditions of photo {} could not be made ahead", key, e);
            }
        });
    }

    private void make(String key, String wanted) {
        CompletableFuture<Void> mine = new CompletableFuture<>();
        CompletableFuture<Void> theirs = making.putIfAbsent(key, mine);
        if (theirs != null) {
            theirs.join();
            return;
        }
        try {
            // Another may have finished between our look into the store and our turn.
            if (store.find(key, wanted).isEmpty()) {
                darkroom.work(() -> make(key));
            }
            mine.complete(null);
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            making.remove(key, mine);
        }
    }

    /** The original is read only here, on a bench: those who wait for one hold no photo in memory. A file that is there stays as it is. */
    private boolean make(String key) {
        Optional<PhotoFile> photo = store.original(key).map(PhotoFile::of);
        photo.map(Renditions::of).ifPresent(made -> made.forEach((name, bytes) -> {
            if (store.find(key, name).isEmpty()) {
                store.save(key, name, bytes);
            }
        }));
        return photo.isPresent();
    }
}
