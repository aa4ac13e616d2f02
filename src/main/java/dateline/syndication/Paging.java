package dateline.syndication;

import org.jspecify.annotations.Nullable;

/**
 * Where a document stands among those its feed is told in (RFC 5005).
 *
 * @param address where it is fetched, absolute, without the format's ending
 * @param older   the address of the archive with what came before; null when nothing did
 * @param newer   the address of the archive with what came after; null where that is none
 */
public record Paging(
        Part part,
        String address,
        @Nullable String older,
        @Nullable String newer) {

    /** What a document holds of its feed. */
    public enum Part {
        /** Its newest items: the document subscribers ask for. */
        NEWEST,
        /** A stretch that is over: it takes up nothing any more. */
        ARCHIVE,
        /** Everything there is. */
        COMPLETE
    }

    /** The newest items of a feed that keeps no more than these. */
    public static Paging newest(String address) {
        return new Paging(Part.NEWEST, address, null, null);
    }

    boolean isArchive() {
        return part == Part.ARCHIVE;
    }
}
