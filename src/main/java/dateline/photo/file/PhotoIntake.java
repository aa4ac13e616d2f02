package dateline.photo.file;

import dateline.photo.file.UploadFiles.Transfer;
import dateline.photo.file.UploadFiles.Upload;
import dateline.photo.rendition.ImageWorkers;
import dateline.photo.rendition.PhotoDecoder;
import dateline.photo.rendition.Renditions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Receives and validates uploaded photos. A file that passes can be displayed. */
@Component
@EnableConfigurationProperties(PhotoLimits.class)
public class PhotoIntake {

    /** Number of pixels decoded to check that a file is intact. */
    private static final long PROOF_PIXELS = 1_000_000;

    private final PhotoLimits limits;
    private final ImageWorkers imageWorkers;
    private final UploadFiles uploads;
    private final HeifConverter converter;

    @Autowired
    PhotoIntake(PhotoLimits limits, ImageWorkers imageWorkers, UploadFiles uploads) {
        this(limits, imageWorkers, uploads, new HeifConverter());
    }

    PhotoIntake(PhotoLimits limits, ImageWorkers imageWorkers, UploadFiles uploads, HeifConverter converter) {
        this.limits = limits;
        this.imageWorkers = imageWorkers;
        this.uploads = uploads;
        this.converter = converter;
    }

    /**
     * Photo that can be decoded here.
     *
     * @param photo     with the metadata of the uploaded file
     * @param converted file that the upload was converted to; null where it is decoded as it is
     * @param folder    folder of that file
     */
    public record Decodable(
            PhotoFile photo,
            @Nullable Path converted,
            @Nullable Path folder) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            if (folder != null) {
                UploadFiles.remove(folder);
            }
        }
    }

    /**
     * Writes an upload to a temporary file.
     *
     * @throws IOException when the upload breaks off
     */
    public Upload receive(Transfer transfer) throws IOException {
        return uploads.receive(transfer);
    }

    /** Returns a transfer that stops reading beyond the maximum file size. */
    public Transfer stream(InputStream in) {
        return Transfer.of(in, limits.mostBytes().toBytes());
    }

    /**
     * Checks the file's size and header. Waits for a thread of the image pool.
     *
     * @throws UnreadablePhoto        when the file is no image, is damaged, or exceeds the limits
     * @throws dateline.platform.error.TryLater when no thread is free in time
     */
    public PhotoFile read(Upload upload) throws IOException {
        limits.check(Files.size(upload.file()));
        return imageWorkers.work(() -> {
            PhotoFile photo = PhotoFile.of(PhotoContent.of(upload.file()));
            check(photo);
            return photo;
        });
    }

    private void check(PhotoFile photo) {
        limits.check(photo);
        if (!photo.format().isConverted()) {
            imageWorkers.check(Math.max(PhotoDecoder.heap(photo, PROOF_PIXELS), Renditions.heap(photo)));
        }
    }

    /**
     * Converts the photo if its format is one that is converted. The caller closes the result, which removes the
     * converted file unless it was moved.
     *
     * @throws UnreadablePhoto when the photo is damaged or cannot be converted here
     * @throws dateline.platform.error.TryLater when no conversion can begin in time, or the disk is full
     */
    public Decodable decodable(PhotoFile photo) throws IOException {
        if (!photo.format().isConverted()) {
            return new Decodable(photo, null, null);
        }
        Path folder = uploads.newFolder();
        try {
            Path converted = converter.convert(photo, folder);
            PhotoFile decodable = photo.converted(PhotoContent.of(converted));
            check(decodable);
            return new Decodable(decodable, converted, folder);
        } catch (IOException | RuntimeException e) {
            UploadFiles.remove(folder);
            // A full disk looks like a damaged photo to the program.
            uploads.checkRoom(0);
            throw e;
        }
    }

    /**
     * Decodes the photo at reduced size, to its last line. Waits for a thread of the image pool.
     *
     * @throws UnreadablePhoto        when the photo is damaged
     * @throws dateline.platform.error.TryLater when no thread is free in time
     */
    public void prove(PhotoFile photo) {
        imageWorkers.work(() -> imageWorkers.within(
                PhotoDecoder.heap(photo, PROOF_PIXELS), () -> PhotoDecoder.decoded(photo, PROOF_PIXELS)));
    }

    /** Translates a failure to store a file: {@code TryLater} when the disk is full, otherwise the failure itself. */
    public RuntimeException reason(RuntimeException failure) {
        return uploads.isFull(failure) ? uploads.full() : failure;
    }
}
