package dateline.photo;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Daily upload limits of an account, and the lifetime of unused photos. Zero is no limit.
 *
 * @param dailyBytes      bytes of all files
 * @param dailyMegapixels megapixels of all images
 * @param dailyFiles      number of files
 * @param unusedFor       time from upload to removal of a photo that is not kept in the library. Photos that were ever
 *                        used in an entry, a story or a profile are not removed.
 */
@ConfigurationProperties("dateline.photos")
record PhotoProperties(
        @DefaultValue("5GB") DataSize dailyBytes,
        @DefaultValue("50000") int dailyMegapixels,
        @DefaultValue("5000") int dailyFiles,
        @DefaultValue("7d") Duration unusedFor) {}
