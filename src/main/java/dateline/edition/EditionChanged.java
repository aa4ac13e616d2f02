package dateline.edition;

import dateline.story.Change;
import java.util.List;

/**
 * A story moved on, on this node. Told in the order of seq, one story's after the other, before anyone else can make its next edition.
 *
 * @param before  the edition readers had
 * @param now     the edition they have from here
 * @param changes what happened in between, oldest first
 */
public record EditionChanged(Edition before, Edition now, List<Change> changes) {}
