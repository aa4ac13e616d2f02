package dateline.syndication.format;

import org.jspecify.annotations.Nullable;

/**
 * The position of a document within its feed (RFC 5005).
 *
 * @param address the absolute URL of the document, without the format's extension
 * @param older   the URL of the previous archive document; null when there is none
 * @param newer   the URL of the next archive document; null when it is not linked
 */
public record Paging(
        Part part,
        String address,
        @Nullable String older,
        @Nullable String newer) {

    /** Which part of its feed a document contains. */
    public enum Part {
        /** The newest items: the document that readers subscribe to. */
        NEWEST,
        /** An archive document, to which no items are added any more. */
        ARCHIVE,
        /** The complete feed. */
        COMPLETE
    }

    /** Returns the position of a feed's only document, which holds just the newest items. */
    public static Paging newest(String address) {
        return new Paging(Part.NEWEST, address, null, null);
    }

    boolean isArchive() {
        return part == Part.ARCHIVE;
    }
}
