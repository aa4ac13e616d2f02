package dateline.desk;

import dateline.entry.Embed;
import dateline.entry.Entries;
import dateline.entry.Entry;
import dateline.entry.EntryContent;
import dateline.entry.Revision;
import dateline.entry.Revisions;
import dateline.newsroom.EditorWords;
import dateline.newsroom.Merge;
import dateline.newsroom.WallClock;
import dateline.site.Checks;
import dateline.site.Markup;
import dateline.site.Missing;
import dateline.site.Words;
import dateline.story.Story;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lays a colleague's version of an update and the one just sent side by side. */
@Component
@Transactional(readOnly = true)
class EntryMerges {

    private final Entries entries;
    private final Revisions revisions;
    private final EditorWords words;

    EntryMerges(Entries entries, Revisions revisions, EditorWords words) {
        this.entries = entries;
        this.revisions = revisions;
        this.words = words;
    }

    public Merge of(Story story, long number, EntryForm form) {
        Entry entry = entries.numbered(story.id(), number).orElseThrow(() -> new Missing("entry", number));
        EntryContent theirs = entry.content();
        EntryContent yours = form.content(story.zone(), entry, new Checks());
        Revision last = revisions.of(entry).getFirst();
        return new Merge(last.revisedBy(), words.now().time(last.revisedAt(), story.zone()), differences(theirs, yours, story.zone(), words.now()));
    }

    /** Where two versions part, field by field; the time counts where the second one names one. */
    static List<Merge.Difference> differences(EntryContent theirs, EntryContent yours, ZoneId zone, Words words) {
        List<Merge.Difference> found = new ArrayList<>();
        Merge.compare(found, "part.headline", theirs.headline(), yours.headline());
        Merge.compareHtml(found, "part.text", theirs.body(), yours.body() == null ? "" : Markup.clean(yours.body()));
        Merge.compare(found, "part.photos", Merge.figures(theirs.figures(), words), Merge.figures(yours.figures(), words));
        Merge.compare(found, "part.credits", Merge.credits(theirs.credits()), Merge.credits(yours.credits()));
        Merge.compare(found, "part.cards", Merge.lines(theirs.embeds(), EntryMerges::card), Merge.lines(yours.embeds(), EntryMerges::card));
        Merge.compare(found, "part.unverified", yes(theirs.unverified(), words), yes(yours.unverified(), words));
        Merge.compare(found, "part.key", yes(theirs.keyEvent(), words), yes(yours.keyEvent(), words));
        Instant at = yours.publishedAt() == null ? theirs.publishedAt() : yours.publishedAt();
        Merge.compare(found, "part.time", shown(theirs.publishedAt(), zone), shown(at, zone));
        return found;
    }

    private static String yes(boolean is, Words words) {
        return words.say(is ? "part.yes" : "part.no");
    }

    private static String card(Embed embed) {
        return embed.title() + " (" + embed.url() + ")";
    }

    private static String shown(@Nullable Instant at, ZoneId zone) {
        return WallClock.shown(at, zone).replace('T', ' ');
    }
}
