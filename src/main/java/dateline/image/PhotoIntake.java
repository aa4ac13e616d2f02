package dateline.image;

import dateline.image.UploadFiles.Transfer;
import dateline.image.UploadFiles.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Takes in uploaded files: what passes here can be shown. */
@Component
@EnableConfigurationProperties(PhotoLimits.class)
public class PhotoIntake {

    /** Enough to see that a file decodes. */
    private static final long PROOF_PIXELS = 1_000_000;

    private final PhotoLimits limits;
    private final Darkroom darkroom;
    private final UploadFiles uploads;

    PhotoIntake(PhotoLimits limits, Darkroom darkroom, UploadFiles uploads) {
        this.limits = limits;
        this.darkroom = darkroom;
        this.uploads = uploads;
    }

    /**
     * Puts an upload into a file.
     *
     * @throws IOException when the upload breaks off
     */
    public Upload receive(Transfer transfer) throws IOException {
        return uploads.receive(transfer);
    }

    /** A stream is read no further than is allowed. */
    public Transfer stream(InputStream in) {
        return Transfer.of(in, limits.mostBytes().toBytes());
    }

    /**
     * Checks the file's size and header. Waits for its turn.
     *
     * @throws UnreadablePhoto        when it is no image, is damaged, or exceeds the limits
     * @throws dateline.site.TryLater when its turn does not come in time
     */
    public PhotoFile read(Upload upload) throws IOException {
        limits.check(Files.size(upload.file()));
        return darkroom.work(() -> {
            PhotoFile photo = PhotoFile.of(PhotoContent.of(upload.file()));
            limits.check(photo);
            darkroom.check(Math.max(PhotoDecoder.heap(photo, PROOF_PIXELS), Renditions.heap(photo)));
            return photo;
        });
    }

    /**
     * Decodes the photo, scaled down, to its last line. Waits for its turn.
     *
     * @throws UnreadablePhoto        when it is damaged
     * @throws dateline.site.TryLater when its turn does not come in time
     */
    public void prove(PhotoFile photo) {
        darkroom.work(() -> darkroom.within(
                PhotoDecoder.heap(photo, PROOF_PIXELS), () -> PhotoDecoder.decoded(photo, PROOF_PIXELS)));
    }

    /** Why something could not be kept: that the disk is full, or the failure itself. */
    public RuntimeException reason(RuntimeException failure) {
        return uploads.isFull(failure) ? uploads.full() : failure;
    }
}
