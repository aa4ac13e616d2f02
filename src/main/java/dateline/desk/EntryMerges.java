package dateline.desk;

import dateline.entry.Embed;
import dateline.entry.Entries;
import dateline.entry.Entry;
import dateline.entry.EntryContent;
import dateline.entry.Revision;
import dateline.entry.Revisions;
import dateline.newsroom.Merge;
import dateline.newsroom.WallClock;
import dateline.site.Checks;
import dateline.site.Markup;
import dateline.site.Missing;
import dateline.site.TimeStyle;
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

    EntryMerges(Entries entries, Revisions revisions) {
        this.entries = entries;
        this.revisions = revisions;
    }

    public Merge of(Story story, long number, EntryForm form) {
        Entry entry = entries.numbered(story.id(), number).orElseThrow(() -> new Missing("update", number));
        EntryContent theirs = entry.content();
        EntryContent yours = form.content(story.zone(), entry, new Checks());
        Revision last = revisions.of(entry).getFirst();
        return new Merge(last.revisedBy(), TimeStyle.time(last.revisedAt(), story.zone()), differences(theirs, yours, story.zone()));
    }

    /** Where two versions part, field by field; the time counts where the second one names one. */
    static List<Merge.Difference> differences(EntryContent theirs, EntryContent yours, ZoneId zone) {
        List<Merge.Difference> found = new ArrayList<>();
        Merge.compare(found, "Headline", theirs.headline(), yours.headline());
        Merge.compareHtml(found, "Text", theirs.body(), yours.body() == null ? "" : Markup.clean(yours.body()));
        Merge.compare(found, "Photos", Merge.figures(theirs.figures()), Merge.figures(yours.figures()));
        Merge.compare(found, "Credits", Merge.credits(theirs.credits()), Merge.credits(yours.credits()));
        Merge.compare(found, "Cards", Merge.lines(theirs.embeds(), EntryMerges::card), Merge.lines(yours.embeds(), EntryMerges::card));
        Merge.compare(found, "Needs checking", theirs.unverified() ? "yes" : "no", yours.unverified() ? "yes" : "no");
        Merge.compare(found, "Key event", theirs.keyEvent() ? "yes" : "no", yours.keyEvent() ? "yes" : "no");
        Instant at = yours.publishedAt() == null ? theirs.publishedAt() : yours.publishedAt();
        Merge.compare(found, "Time", shown(theirs.publishedAt(), zone), shown(at, zone));
        return found;
    }

    private static String card(Embed embed) {
        return embed.title() + " (" + embed.url() + ")";
    }

    private static String shown(@Nullable Instant at, ZoneId zone) {
        return WallClock.shown(at, zone).replace('T', ' ');
    }
}
