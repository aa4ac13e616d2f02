package dateline.publishing.edition;

import dateline.story.change.Change;
import java.util.List;

/**
 * Event: this node has a newer edition of a story. Published in the order of seq while the story's lock is held, so
 * that no other thread can build the next edition before all listeners have returned.
 *
 * @param before  the edition that readers had
 * @param now     the edition that readers have from now on
 * @param changes the changes between the two, oldest first
 */
public record EditionChanged(Edition before, Edition now, List<Change> changes) {}
