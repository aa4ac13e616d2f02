package dateline.node;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What is to stay free where the data folder is.
 *
 * @param warn    below this a warning is logged
 * @param uploads below this photos are refused
 * @param floor   below this updates are refused too
 */
@ConfigurationProperties("dateline.disk")
record DiskSettings(
        @DefaultValue("1GB") DataSize warn,
        @DefaultValue("128MB") DataSize uploads,
        @DefaultValue("48MB") DataSize floor) {}
