package dateline.photo;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How many photos an account may send in a day, and how long one stays that nobody uses. Zero is no limit.
 *
 * @param dailyBytes      of all files together
 * @param dailyMegapixels of all images together
 * @param dailyFiles      how many
 * @param unusedFor       from filing on, for a photo that no update, story or person has ever shown and that nobody keeps for later
 */
@ConfigurationProperties("dateline.photos")
record PhotoSettings(
        @DefaultValue("5GB") DataSize dailyBytes,
        @DefaultValue("50000") int dailyMegapixels,
        @DefaultValue("5000") int dailyFiles,
        @DefaultValue("7d") Duration unusedFor) {}
