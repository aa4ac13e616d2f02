package dateline.platform.node;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Thresholds of free disk space in the data folder.
 *
 * @param warn    a warning is logged below this
 * @param uploads photos are refused below this
 * @param floor   posts and other writes are refused below this
 */
@ConfigurationProperties("dateline.disk")
record DiskProperties(
        @DefaultValue("1GB") DataSize warn,
        @DefaultValue("128MB") DataSize uploads,
        @DefaultValue("48MB") DataSize floor) {}
