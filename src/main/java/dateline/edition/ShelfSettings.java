package dateline.edition;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much of what readers ask for is kept ready. What was not asked for the longest makes room; it is made again when it is asked for.
 *
 * @param pages   the memory for finished pages, feeds and photos, which lie outside the heap; 0 for half of what may lie there, 256 MB at most
 * @param stories the memory for the stories they are made of; 0 for a quarter of the heap, 256 MB at most
 * @param waiting the pages that may wait to be made, and as many photos: who asks for one more is told to come again
 * @param perHousehold       pages, feeds and the like made for one household (an IPv4 address, an IPv6 /64) in a minute because nobody had read
 *                           them of late; for one more it gets 429. What is at hand already is never counted
 * @param photosPerHousehold the same for photos
 * @param absentPerHousehold addresses looked up for one household in a minute where there was nothing; after these it gets 429 for whatever is
 *                           not at hand
 */
@ConfigurationProperties("dateline.shelf")
record ShelfSettings(
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

    DataSize roomForStories() {
        return stories.toBytes() > 0 ? stories : share(Runtime.getRuntime().maxMemory() / 4);
    }

    /** What Java may take outside its heap: as much as inside it, unless it was told otherwise. */
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
