package dateline.newsroom.overview;

import dateline.entry.list.EntrySearch.Place;
import dateline.platform.error.NotFound;
import java.time.Instant;

/** A position in a list ordered by time: the time, and the row's id. Written in URLs as microseconds and id. */
record Key(Instant at, long id) {

    /** The position before the newest row. */
    static final Key NEWEST = new Key(Instant.parse("9999-01-01T00:00:00Z"), Long.MAX_VALUE);

    static Key of(Place place) {
        return new Key(place.at(), place.number());
    }

    /**
     * Parses a position.
     *
     * @throws NotFound when the text is not a position
     */
    static Key of(String text) {
        if (!text.matches("-?\\d{1,17}-\\d{1,18}")) {
            throw new NotFound("place in the list", text);
        }
        int dash = text.lastIndexOf('-');
        long micros = Long.parseLong(text.substring(0, dash));
        return new Key(
                Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000),
                Long.parseLong(text.substring(dash + 1)));
    }

    Place place() {
        return new Place(at, id);
    }

    @Override
    public String toString() {
        return at.getEpochSecond() * 1_000_000 + at.getNano() / 1000 + "-" + id;
    }
}
