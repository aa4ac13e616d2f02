package dateline.desk;

import dateline.entry.Embed;
import dateline.entry.Entries;
import dateline.entry.Entry;
import dateline.entry.EntryContent;
import dateline.entry.Revision;
import dateline.entry.Revisions;
import dateline.newsroom.EditorWords;
import dateline.newsroom.FormMerge;
import dateline.newsroom.FormMerge.FormCopies;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lays a colleague's version of an update and the one just sent side by side. */
@Component
@Transactional(readOnly = true)
class EntryMerges {

    private static final Map<String, String> PARTS =
            Map.of("part.text", "body", "part.photos", "figures", "part.cards", "embeds", "part.key", "keyEvent");

    private final Entries entries;
    private final Revisions revisions;

    private final EditorWords words;
    private final FormCopies copies;

    EntryMerges(Entries entries, Revisions revisions, EditorWords words, FormCopies copies) {
        this.entries = entries;
        this.revisions = revisions;
        this.words = words;
        this.copies = copies;
    }

    /**
     * Both versions, and a form with both sides' changes.
     *
     * @param merge what differs
     * @param form  what was sent with what a colleague changed elsewhere, over the version that stands now
     */
    record Merged(Merge merge, EntryForm form) {}

    /**
     * Merges what was sent with what stands.
     *
     * @param form what was sent; its version is the one it was made from
     */
    public Merged of(Story story, long number, EntryForm form) {
        Entry entry = entries.numbered(story.id(), number).orElseThrow(() -> new Missing("entry", number));
        EntryContent theirs = entry.content();
        EntryContent yours = form.content(story.zone(), entry, new Checks());
        Revision last = revisions.of(entry).getFirst();
        Map<String, Object> base = form.version() == null
                ? null
                : revisions
                        .at(entry, form.version())
                        .map(said -> EntryForm.of(said, entry, story.zone()).parts())
                        .orElse(null);
        FormMerge made = FormMerge.of(base, EntryForm.of(entry, story.zone()).parts(), form.parts());
        Merge merge = new Merge(
                        last.revisedBy(),
                        words.now().time(last.revisedAt(), story.zone()),
                        differences(theirs, yours, story.zone(), words.now()))
                .settled(made, PARTS, copies::of);
        return new Merged(merge, form.with(made.merged()).at(entry.version(), null));
    }

    /** What was sent, with theirs where the editor chose it. */
    public EntryForm chosen(Story story, Entry entry, EntryForm form, Predicate<String> theirs) {
        Map<String, @Nullable Object> parts = new LinkedHashMap<>(form.parts());
        EntryForm.of(entries.numbered(story.id(), entry.number()).orElseThrow(), story.zone())
                .parts()
                .forEach((part, saved) -> {
                    if (theirs.test(part)) {
                        parts.put(part, saved);
                    }
                });
        return form.with(parts);
    }

    /** Where two versions part, field by field; the time counts where the second one names one. */
    static List<Merge.Difference> differences(EntryContent theirs, EntryContent yours, ZoneId zone, Words words) {
        List<Merge.Difference> found = new ArrayList<>();
        Merge.compare(found, "part.headline", theirs.headline(), yours.headline());
        Merge.compareHtml(found, "part.text", theirs.body(), yours.body() == null ? "" : Markup.clean(yours.body()));
        Merge.compare(
                found, "part.photos", Merge.figures(theirs.figures(), words), Merge.figures(yours.figures(), words));
        Merge.compare(found, "part.credits", Merge.credits(theirs.credits()), Merge.credits(yours.credits()));
        Merge.compare(
                found,
                "part.cards",
                Merge.lines(theirs.embeds(), EntryMerges::card),
                Merge.lines(yours.embeds(), EntryMerges::card));
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
