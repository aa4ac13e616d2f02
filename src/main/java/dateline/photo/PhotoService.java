package dateline.photo;

import dateline.account.audit.AuditAct;
import dateline.account.audit.AuditEvent;
import dateline.account.audit.AuditObject;
import dateline.account.audit.AuditTrail;
import dateline.photo.file.PhotoFile;
import dateline.photo.file.PhotoIntake;
import dateline.photo.file.PhotoIntake.Decodable;
import dateline.photo.file.PhotoStore;
import dateline.photo.file.UnreadablePhoto;
import dateline.photo.file.UploadFiles.Transfer;
import dateline.photo.file.UploadFiles.Upload;
import dateline.photo.metadata.PhotoField;
import dateline.photo.metadata.PhotoMetadata;
import dateline.photo.metadata.PhotoText;
import dateline.photo.rendition.RenditionStore;
import dateline.platform.settings.Actor;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Write side of photos. */
@Service
public class PhotoService {

    private static final int KEY_BITS = 80;
    private final PhotoIntake intake;
    private final PhotoStore store;
    private final RenditionStore renditions;
    private final Photos photos;
    private final PhotoQuota quota;
    private final AuditTrail trail;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    PhotoService(
            PhotoIntake intake,
            PhotoStore store,
            RenditionStore renditions,
            Photos photos,
            PhotoQuota quota,
            AuditTrail trail,
            TransactionTemplate transaction,
            Clock clock) {
        this.intake = intake;
        this.store = store;
        this.renditions = renditions;
        this.photos = photos;
        this.quota = quota;
        this.trail = trail;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Stores an uploaded photo under a new key. Do not call it in a transaction: the file is durable before the photo's
     * row is inserted. Renditions are generated in the background.
     *
     * @param fileName                name of the uploaded file, shown in the newsroom and never used as a path
     * @throws UnreadablePhoto        when the file is no image, is damaged, or exceeds the limits
     * @throws dateline.platform.error.InvalidInput  when a text is invalid
     * @throws dateline.platform.error.TryLater when too many uploads arrive at once, the account's quota is used up, or the disk
     *                                is full
     * @throws IOException            when the upload breaks off
     */
    public Photo file(@Nullable String fileName, Transfer transfer, PhotoWords given, Actor by) throws IOException {
        return file(fileName, transfer, given, false, by);
    }

    /** Stores a photo for the library, where it stays even when it is not used. Otherwise like {@link #file}. */
    public Photo keep(@Nullable String fileName, Transfer transfer, PhotoWords given, Actor by) throws IOException {
        return file(fileName, transfer, given, true, by);
    }

    private Photo file(@Nullable String fileName, Transfer transfer, PhotoWords given, boolean kept, Actor by)
            throws IOException {
        PhotoWords checked = given.checked();
        try (Upload upload = intake.receive(transfer)) {
            PhotoFile file = intake.read(upload);
            quota.charge(file.length(), file.pixels(), by);
            Photo filed = counted(file, by, () -> {
                try (Decodable decodable = intake.decodable(file)) {
                    intake.prove(decodable.photo());
                    Photo photo = photo(fileName, file, decodable.photo(), checked, by);
                    if (kept) {
                        photo.keep();
                    }
                    return keep(photo, upload, decodable.converted(), by);
                }
            });
            renditions.prepare(filed.key(), filed.width());
            return filed;
        } catch (UnreadablePhoto e) {
            throw e.of(named(fileName));
        }
    }

    /** Stores a photo from a stream. Reading stops beyond the maximum length of a photo. */
    public Photo file(@Nullable String fileName, InputStream upload, PhotoWords given, Actor by) throws IOException {
        return file(fileName, intake.stream(upload), given, by);
    }

    /** Work that stores a photo. */
    @FunctionalInterface
    private interface Filing {

        Photo file() throws IOException;
    }

    /** Refunds the quota when the photo could not be stored. A damaged photo stays charged. */
    private Photo counted(PhotoFile file, Actor by, Filing filing) throws IOException {
        try {
            return filing.file();
        } catch (UnreadablePhoto e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            quota.refund(file.length(), file.pixels(), by);
            throw e;
        }
    }

    /**
     * @param file      as it was uploaded
     * @param decodable the same photo with the size at which it is shown
     */
    private Photo photo(@Nullable String fileName, PhotoFile file, PhotoFile decodable, PhotoWords given, Actor by) {
        PhotoMetadata metadata = file.metadata();
        PhotoWords words = given.or(metadata);
        Photo photo = new Photo(
                key(),
                named(fileName),
                file.format().mediaType(),
                file.length(),
                decodable.width(),
                decodable.height(),
                by.accountId(),
                clock.instant());
        photo.describe(words.caption(), words.alt(), words.creator(), words.credit());
        photo.note(
                PhotoWords.said(metadata.headline()),
                PhotoWords.said(metadata.source()),
                PhotoWords.said(metadata.copyrightNotice()),
                PhotoWords.said(metadata.usageTerms()),
                PhotoWords.said(metadata.instructions()),
                PhotoWords.said(metadata.digitalSourceType()));
        photo.still(file.header().animated());
        photo.license(PhotoWords.address(metadata.license()), PhotoWords.address(metadata.acquireLicense()));
        return photo;
    }

    private Photo keep(Photo photo, Upload upload, @Nullable Path converted, Actor by) {
        try {
            if (converted != null) {
                store.keepConverted(photo.key(), converted);
            }
            store.keep(photo.key(), upload.file());
            return Objects.requireNonNull(transaction.execute(status -> {
                trail.record(AuditEvent.of(AuditAct.PHOTO_ADDED, AuditObject.of("photo", photo.key(), photo.fileName()))
                        .by(by));
                return photos.save(photo);
            }));
        } catch (RuntimeException e) {
            store.delete(photo.key());
            throw intake.reason(e);
        }
    }

    /** Returns a random key, so that photos which are not public cannot be found by trying keys. */
    private String key() {
        String digits = new BigInteger(KEY_BITS, random).toString(32);
        return "0".repeat(KEY_BITS / 5 - digits.length()) + digits;
    }

    /** Returns the name of an uploaded file without its folder, as it is shown; null when it has none. */
    public static @Nullable String named(@Nullable String fileName) {
        if (fileName == null) {
            return null;
        }
        String name = PhotoText.clean(fileName.replaceFirst("(?s).*[/\\\\]", ""), PhotoField.HEADLINE);
        return PhotoWords.said(name);
    }
}
