package dateline.newsroom.entries;

import dateline.entry.Embed;
import dateline.entry.Entries;
import dateline.entry.Entry;
import dateline.entry.EntryContent;
import dateline.entry.revision.Revision;
import dateline.entry.revision.Revisions;
import dateline.newsroom.form.FormMerge;
import dateline.newsroom.form.FormMerge.FormCopies;
import dateline.newsroom.form.Merge;
import dateline.newsroom.form.WallClock;
import dateline.newsroom.language.EditorWords;
import dateline.platform.error.Checks;
import dateline.platform.error.NotFound;
import dateline.platform.language.Words;
import dateline.platform.text.Markup;
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

/** Merges the submitted version of an entry with the saved one, and describes their differences. */
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
     * The result of a merge.
     *
     * @param merge the differences
     * @param form  the submitted form plus what a colleague changed elsewhere, based on the current version
     */
    record Merged(Merge merge, EntryForm form) {}

    /**
     * Merges a submitted form with the saved entry.
     *
     * @param form the submitted form; its version is the one it was edited from
     */
    public Merged of(Story story, long number, EntryForm form) {
        Entry entry = entries.numbered(story.id(), number).orElseThrow(() -> new NotFound("entry", number));
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

    /** Returns the submitted form with the saved version of the parts for which the editor chose "theirs". */
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

    /** Lists the fields in which two versions differ. The time is compared only when the second version has one. */
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
