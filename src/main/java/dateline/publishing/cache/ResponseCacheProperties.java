package dateline.publishing.cache;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Sizes and rate limits of the caches of responses and editions. Items are evicted by how recently and how often they
 * were used, and rendered again on demand.
 *
 * @param pages              memory for rendered pages, feeds and photos, off the heap; 0 for half of the maximum direct
 *                           memory, 256 MB at most
 * @param stories            memory for editions, on the heap; 0 for a quarter of the heap, 256 MB at most
 * @param waiting            pages that may be queued for rendering, and as many photos; further requests get 503
 * @param perHousehold       pages, feeds and the like rendered for one household (an IPv4 address or an IPv6 /64) in a
 *                           minute; further ones get 429. Cached responses are not counted
 * @param photosPerHousehold the same for photos
 * @param absentPerHousehold missing addresses looked up for one household in a minute; then it gets 429 for everything
 *                           that is not cached
 */
@ConfigurationProperties("dateline.cache")
public record ResponseCacheProperties(
        @DefaultValue("0B") DataSize pages,
        @DefaultValue("0B") DataSize stories,
        @DefaultValue("5000") int waiting,
        @DefaultValue("3000") int perHousehold,
        @DefaultValue("6000") int photosPerHousehold,
        @DefaultValue("600") int absentPerHousehold) {

    private static final DataSize MOST = DataSize.ofMegabytes(256);

    DataSize roomForPages() {
        return pages.toBytes() > 0 ? pages : share(outsideTheHeap() / 2);
    }

    public DataSize roomForStories() {
        return stories.toBytes() > 0 ? stories : share(Runtime.getRuntime().maxMemory() / 4);
    }

    /** The maximum of direct memory: as much as the heap, unless -XX:MaxDirectMemorySize is set. */
    private static long outsideTheHeap() {
        long told = Long.parseLong(ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .getVMOption("MaxDirectMemorySize")
                .getValue());
        return told > 0 ? told : Runtime.getRuntime().maxMemory();
    }

    private static DataSize share(long all) {
        return DataSize.ofBytes(Math.min(MOST.toBytes(), all));
    }
}
