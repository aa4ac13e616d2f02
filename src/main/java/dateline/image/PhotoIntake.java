package dateline.image;

import java.io.IOException;
import java.io.InputStream;
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

    PhotoIntake(PhotoLimits limits, Darkroom darkroom) {
        this.limits = limits;
        this.darkroom = darkroom;
    }

    /**
     * Reads no more of the upload than is allowed, checks its header, and only then decodes it, scaled down, to its last line.
     *
     * @throws UnreadablePhoto when it is no image, is damaged, or exceeds the limits
     * @throws IOException     when the upload breaks off
     */
    public PhotoFile read(InputStream upload) throws IOException {
        byte[] bytes = upload.readNBytes(Math.toIntExact(limits.mostBytes().toBytes() + 1));
        limits.check(bytes);
        PhotoFile photo = PhotoFile.of(bytes);
        limits.check(photo);
        darkroom.work(() -> PhotoDecoder.decoded(photo, PROOF_PIXELS));
        return photo;
    }
}
