package dateline.newsroom.entries;

import dateline.entry.Entry;
import dateline.entry.EntryContent;
import dateline.entry.revision.Revision;
import dateline.entry.revision.Revisions;
import dateline.newsroom.form.Merge;
import dateline.newsroom.language.EditorWords;
import dateline.platform.error.NotFound;
import dateline.platform.language.Words;
import dateline.publishing.view.TimeView;
import dateline.story.Story;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what each revision of an entry changed. */
@Component
class RevisionPages {

    private static final EntryContent NOTHING = EntryContent.of(null, "");

    private final Revisions revisions;
    private final EditorWords words;

    RevisionPages(Revisions revisions, EditorWords words) {
        this.revisions = revisions;
        this.words = words;
    }

    /** @throws NotFound when there is no such revision */
    RevisionPage of(Story story, Entry entry, int number) {
        List<Revision> all = revisions.of(entry);
        int at = 0;
        while (at < all.size() && all.get(at).number() != number) {
            at++;
        }
        if (at == all.size()) {
            throw new NotFound("revision", number);
        }
        Words said = words.now();
        Revision shown = all.get(at);
        EntryContent before = at + 1 < all.size() ? all.get(at + 1).content() : NOTHING;
        EntryContent now = all.getFirst().content();
        return new RevisionPage(
                number,
                TimeView.of(shown.revisedAt(), story.zone(), said),
                shown.revisedBy(),
                at + 1 < all.size() ? all.get(at + 1).number() : null,
                EntryMerges.differences(before, shown.content(), story.zone(), said),
                at == 0 ? List.of() : EntryMerges.differences(now, shown.content(), story.zone(), said),
                at == 0);
    }

    /**
     * A revision as its page shows it.
     *
     * @param previous the number of the revision before it; null for the first
     * @param changes  what it changed
     * @param back     what would change if it were restored
     * @param newest   whether it is the entry's current content
     */
    record RevisionPage(
            int number,
            TimeView at,
            String who,
            @Nullable Integer previous,
            List<Merge.Difference> changes,
            List<Merge.Difference> back,
            boolean newest) {}
}
